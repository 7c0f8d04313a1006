package io.irispgwire.catalog;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where sequences stand, for one session: a table that all servers of a namespace share, written on
 * a connection beside the session's, so that no transaction takes a value back and none waits for
 * another's end (docs/adr/0011-sequences.md).
 *
 * <p>Source of the rules: PostgreSQL {@code src/backend/commands/sequence.c}.
 */
public final class SequenceValues implements AutoCloseable {
  private static final String TABLE = "\"IrisPGWire\".\"SequenceValues\"";

  private static final String CREATE =
      "CREATE TABLE "
          + TABLE
          + " (\"SequenceId\" VARCHAR(64) NOT NULL, \"LastValue\" BIGINT NOT NULL,"
          + " \"IsCalled\" INTEGER NOT NULL, CONSTRAINT \"SequenceValues_pkey\""
          + " PRIMARY KEY (\"SequenceId\"))";

  private static final String READ =
      "SELECT \"LastValue\", \"IsCalled\" FROM " + TABLE + " WHERE \"SequenceId\" = ?";

  private static final String WRITE =
      "UPDATE " + TABLE + " SET \"LastValue\" = ?, \"IsCalled\" = ? WHERE \"SequenceId\" = ?";

  private static final String SWAP = WRITE + " AND \"LastValue\" = ? AND \"IsCalled\" = ?";

  private static final String INSERT =
      "INSERT INTO " + TABLE + " (\"SequenceId\", \"LastValue\", \"IsCalled\") VALUES (?, ?, ?)";

  private final Supplier<Backend> connect;
  private @Nullable Backend backend;

  /**
   * @param connect to the namespace of the sequences, as the session's user
   */
  public SequenceValues(Supplier<Backend> connect) {
    this.connect = connect;
  }

  /** Where a sequence stands; {@code called} as PostgreSQL's is_called. */
  public record Position(long value, boolean called) {}

  /** The next value. */
  public long next(Table table) {
    Sequence sequence = Objects.requireNonNull(table.sequence());
    while (true) {
      Position now = read(sequence);
      Position next =
          new Position(now.called ? after(table, sequence, now.value) : now.value, true);
      if (swap(sequence, now, next)) {
        return next.value;
      }
    }
  }

  private static long after(Table table, Sequence sequence, long last) {
    boolean up = sequence.increment() > 0;
    long limit = up ? sequence.max() : sequence.min();
    boolean past =
        up
            ? last > limit - sequence.increment() || last >= limit
            : last < limit - sequence.increment() || last <= limit;
    if (!past) {
      return last + sequence.increment();
    }
    if (!sequence.cycle()) {
      throw new PgException(
          SqlState.SEQUENCE_GENERATOR_LIMIT_EXCEEDED,
          "nextval: reached "
              + (up ? "maximum" : "minimum")
              + " value of sequence \""
              + table.name()
              + "\" ("
              + limit
              + ")");
    }
    return up ? sequence.min() : sequence.max();
  }

  /** setval(). */
  public void set(Table table, Position to) {
    Sequence sequence = Objects.requireNonNull(table.sequence());
    if (to.value < sequence.min() || to.value > sequence.max()) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "setval: value "
              + to.value
              + " is out of bounds for sequence \""
              + table.name()
              + "\" ("
              + sequence.min()
              + ".."
              + sequence.max()
              + ")");
    }
    try (Prepared write = prepare(WRITE)) {
      bind(write, to);
      write.bind(2, PgType.TEXT, sequence.id());
      if (write.update() == 0) {
        insert(sequence, to);
      }
    }
  }

  /** Where a sequence stands now. */
  public Position read(Table table) {
    return read(Objects.requireNonNull(table.sequence()));
  }

  private Position read(Sequence sequence) {
    Position found = find(sequence);
    return found == null ? new Position(sequence.first(), false) : found;
  }

  private @Nullable Position find(Sequence sequence) {
    try (Prepared read = prepare(READ)) {
      read.bind(0, PgType.TEXT, sequence.id());
      try (Rows rows = read.query()) {
        return rows.next() ? new Position(rows.longValue(0), rows.longValue(1) != 0) : null;
      }
    }
  }

  private boolean swap(Sequence sequence, Position from, Position to) {
    try (Prepared swap = prepare(SWAP)) {
      bind(swap, to);
      swap.bind(2, PgType.TEXT, sequence.id());
      swap.bind(3, PgType.INT8, from.value);
      swap.bind(4, PgType.INT4, from.called ? 1 : 0);
      return swap.update() == 1 || (find(sequence) == null && insert(sequence, to));
    }
  }

  /** False when another has just done it. */
  private boolean insert(Sequence sequence, Position first) {
    try (Prepared insert = prepare(INSERT)) {
      insert.bind(0, PgType.TEXT, sequence.id());
      insert.bind(1, PgType.INT8, first.value);
      insert.bind(2, PgType.INT4, first.called ? 1 : 0);
      insert.update();
      return true;
    } catch (PgException e) {
      if (e.state() == SqlState.UNIQUE_VIOLATION) {
        return false;
      }
      throw e;
    }
  }

  private static void bind(Prepared write, Position to) {
    write.bind(0, PgType.INT8, to.value);
    write.bind(1, PgType.INT4, to.called ? 1 : 0);
  }

  /** Notes something of a table for good, whatever becomes of the transaction that asks. */
  public void note(Schema schema, Note note) {
    Notes.apply(connection(), List.of(schema.stored(note)));
  }

  private Prepared prepare(String irisSql) {
    return connection().prepare(irisSql);
  }

  private Backend connection() {
    Backend known = backend;
    if (known == null || !known.isUsable()) {
      known = connect.get();
      backend = known;
      if (known.columns(DeclaredTypes.SCHEMA, "SequenceValues").isEmpty()) {
        DeclaredTypes.create(known, CREATE);
      }
    }
    return known;
  }

  @Override
  public void close() {
    if (backend != null) {
      backend.close();
      backend = null;
    }
  }
}
