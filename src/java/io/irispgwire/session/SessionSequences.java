package io.irispgwire.session;

import io.irispgwire.catalog.SequenceValues;
import io.irispgwire.catalog.SequenceValues.Position;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sequences as one session uses them: what it was given last, by each and by any. Some stand
 * for a column that IRIS counts up: then the row that was added last tells.
 */
final class SessionSequences {
  private final SequenceValues values;
  private final CountedColumns counted;
  private final Map<String, Long> current = new HashMap<>();
  private final Map<Integer, Inserted> inserted = new HashMap<>();
  private @Nullable Long last;
  private @Nullable Inserted lastInserted;

  SessionSequences(SequenceValues values, CountedColumns counted) {
    this.values = values;
    this.counted = counted;
  }

  /** The row that was added last to a table; its RowID is null where nobody asked for it. */
  private record Inserted(Table table, @Nullable String key) {}

  /** Rows were added to a table of which IRIS counts a column up. */
  void inserted(Table table, @Nullable String key) {
    lastInserted = new Inserted(table, key);
    inserted.put(table.oid(), lastInserted);
  }

  /** From now on a column's next value is known before its row is written. */
  void adopt(Table table, Table.Column column) {
    counted.adopt(table, column, values);
  }

  long next(Table table) {
    counted.adopt(table, values);
    long value = values.next(table);
    current.put(id(table), value);
    last = value;
    lastInserted = null;
    return value;
  }

  private static String id(Table table) {
    return sequence(table).id();
  }

  private static Sequence sequence(Table table) {
    return Objects.requireNonNull(table.sequence());
  }

  long current(Table table) {
    Table owner = counted.owner(table);
    Inserted row = owner == null ? null : inserted.get(owner.oid());
    if (row != null) {
      return value(row, sequence(table).owner().get(2));
    }
    Long value = current.get(id(table));
    if (value == null) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "currval of sequence \"" + table.name() + "\" is not yet defined in this session");
    }
    return value;
  }

  private long value(Inserted row, String column) {
    Long value = row.key() == null ? null : counted.value(row.table(), column, row.key());
    if (value == null) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "the number that IRIS gave the last of these rows is not known")
          .withHint("Use RETURNING.");
    }
    return value;
  }

  long last() {
    Inserted row = lastInserted;
    if (row != null) {
      return value(row, CountedColumns.name(row.table()));
    }
    Long value = last;
    if (value == null) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "lastval is not yet defined in this session");
    }
    return value;
  }

  void set(Table table, long value, boolean called) {
    counted.adopt(table, values);
    values.set(table, new Position(value, called));
    if (called) {
      current.put(id(table), value);
    }
  }

  @Nullable Long position(Table table) {
    Position position = counted.position(table, values);
    return position.called() ? (Long) position.value() : null;
  }

  /** What a SELECT from the sequence gives. */
  List<@Nullable Object[]> row(Table table) {
    Position position = counted.position(table, values);
    return List.<@Nullable Object[]>of(
        new @Nullable Object[] {position.value(), 0L, position.called()});
  }

  /** The session ends. */
  void close() {
    values.close();
  }

  /** DISCARD SEQUENCES. */
  void forget() {
    current.clear();
    inserted.clear();
    last = null;
    lastInserted = null;
  }
}
