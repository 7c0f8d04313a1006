package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.analysis.Table;
import org.jspecify.annotations.Nullable;

/** Which columns of its tables a query reads. */
final class ColumnUse {
  private final Analysis analysis;

  ColumnUse(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A whole row is every column. */
  boolean of(Table table, String column) {
    return analysis.resolutions().stream().anyMatch(each -> leads(each, table, column));
  }

  private static boolean leads(Resolution resolution, Table table, String column) {
    if (resolution instanceof Resolution.Column found) {
      Table read = table(found.entry());
      return read != null
          && read.oid() == table.oid()
          && read.columns().get(found.column()).name().equals(column);
    }
    if (resolution instanceof Resolution.Merged merged) {
      return leads(merged.left(), table, column) || leads(merged.right(), table, column);
    }
    if (resolution instanceof Resolution.WholeRow row) {
      Table read = table(row.entry());
      return read != null && read.oid() == table.oid();
    }
    return false;
  }

  private static @Nullable Table table(RangeEntry entry) {
    return Columns.tableOf(entry);
  }
}
