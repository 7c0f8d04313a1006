package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.catalog.SequenceValues;
import io.irispgwire.catalog.SequenceValues.Position;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns that IRIS counts up, and the sequences that PostgreSQL has for them: serial and identity.
 * IRIS tells no counter and takes no new value for it; so a session that asks such a sequence for a
 * value, or sets it, has the server count from then on.
 */
final class CountedColumns {
  private final Backend backend;
  private final SessionSchema schema;

  CountedColumns(Backend backend, SessionSchema schema) {
    this.backend = backend;
    this.schema = schema;
  }

  /** The column that IRIS counts up. */
  static String name(Table table) {
    return table.columns().stream()
        .filter(Table.Column::isCounted)
        .findFirst()
        .orElseThrow()
        .name();
  }

  /** The table whose column the sequence stands for and IRIS counts; null when there is none. */
  @Nullable Table owner(Table table) {
    Sequence sequence = table.sequence();
    List<String> owner = sequence == null ? List.of() : sequence.owner();
    if (owner.isEmpty()) {
      return null;
    }
    Table found = schema.lookup().table(owner.get(0), owner.get(1));
    if (found == null) {
      return null;
    }
    String column = owner.get(2);
    boolean counted =
        found.columns().stream().anyMatch(c -> c.name().equals(column) && c.isCounted())
            && found.rules().fillings().stream().noneMatch(f -> f.column().equals(column));
    return counted ? found : null;
  }

  /** What a row has there; null when the row is gone. */
  @Nullable Long value(Table table, String column, String key) {
    String text = "SELECT " + quoted(table, column) + " FROM " + quoted(table) + " WHERE %ID = ?";
    try (Prepared question = backend.prepare(text)) {
      question.bind(0, PgType.TEXT, key);
      try (Rows rows = question.query()) {
        return rows.next() ? (Long) rows.value(0, PgType.INT8) : null;
      }
    }
  }

  /** Where the sequence stands, as far as the rows tell. */
  Position position(Table table, SequenceValues values) {
    Table owner = owner(table);
    Sequence sequence = table.sequence();
    if (owner == null || sequence == null) {
      return values.read(table);
    }
    String column = quoted(owner, sequence.owner().get(2));
    try (Prepared question = backend.prepare("SELECT MAX(" + column + ") FROM " + quoted(owner));
        Rows rows = question.query()) {
      Object greatest = rows.next() ? rows.value(0, PgType.INT8) : null;
      return greatest == null
          ? new Position(sequence.start(), false)
          : new Position((Long) greatest, true);
    }
  }

  /** From now on the server counts a column, where IRIS has done so. */
  void adopt(Table table, Table.Column column, SequenceValues values) {
    Table sequence = column.isCounted() ? schema.lookup().sequenceOf(table, column.name()) : null;
    if (sequence != null) {
      adopt(sequence, values);
    }
  }

  /** From now on the server counts, if IRIS has done so. */
  void adopt(Table table, SequenceValues values) {
    Table owner = owner(table);
    Sequence sequence = table.sequence();
    if (owner == null || sequence == null) {
      return;
    }
    values.set(table, position(table, values));
    String name = SessionSchema.quoted(table.schema()) + "." + SessionSchema.quoted(table.name());
    String call = "nextval('" + name.replace("'", "''") + "'::regclass)";
    values.note(
        schema.lookup(),
        new Note(Note.Kind.DEFAULT, owner.schema(), owner.name(), sequence.owner().get(2), call));
    schema.changed();
  }

  private static String quoted(Table table) {
    return SessionSchema.quoted(table.backendSchema())
        + "."
        + SessionSchema.quoted(table.backendName());
  }

  private static String quoted(Table table, String column) {
    return table.columns().stream()
        .filter(each -> each.name().equals(column))
        .map(each -> SessionSchema.quoted(each.backendName()))
        .findFirst()
        .orElseThrow();
  }
}
