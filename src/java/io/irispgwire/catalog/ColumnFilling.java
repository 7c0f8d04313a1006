package io.irispgwire.catalog;

import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a column comes from that a row is inserted without: its default, what it is
 * generated from, or a counter.
 *
 * @param kept as {@link RuleTexts} reads it; null for none
 * @param generated whether it is GENERATED ALWAYS AS (…)
 * @param identity {@code attidentity}
 */
record ColumnFilling(@Nullable String kept, boolean generated, String identity) {
  static final ColumnFilling NONE = new ColumnFilling(null, false, "");

  static ColumnFilling of(Table table, Table.Column column, Snapshot world) {
    for (Table.Filling filling : table.rules().fillings()) {
      if (filling.isOwn() && filling.column().equals(column.name())) {
        if (column.identity() != Table.Identity.NONE) {
          return new ColumnFilling(null, false, column.identity().letter());
        }
        return filling.generated()
            ? new ColumnFilling(RuleTexts.generated(column.number(), filling.value()), true, "")
            : fallback(column, filling.value());
      }
    }
    if (column.isCounted()) {
      return counted(table, column, world);
    }
    String stored = column.defaultText();
    if (stored == null || stored.isEmpty()) {
      return NONE;
    }
    String written = world.schema().note(table, Note.Kind.DEFAULT_TEXT, column.name());
    return fallback(
        column, Objects.requireNonNullElse(written, DefaultText.of(stored, column.type())));
  }

  private static ColumnFilling fallback(Table.Column column, String value) {
    return new ColumnFilling(RuleTexts.fallback(column.number(), value), false, "");
  }

  /** An identity, or, with a sequence and no word of one, a serial. */
  private static ColumnFilling counted(Table table, Table.Column column, Snapshot world) {
    Table.Identity identity = column.identity();
    Table sequence = world.sequenceOf(table, column);
    if (identity != Table.Identity.NONE || sequence == null) {
      boolean always = identity == Table.Identity.ALWAYS;
      return new ColumnFilling(null, false, always ? "a" : "d");
    }
    String name = Schema.fullName(sequence).replace("'", "''");
    return fallback(column, "nextval('" + name + "'::regclass)");
  }
}
