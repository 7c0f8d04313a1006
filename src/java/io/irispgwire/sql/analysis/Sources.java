package io.irispgwire.sql.analysis;

import org.jspecify.annotations.Nullable;

/** What stands behind an entry of FROM. */
final class Sources {
  private Sources() {}

  /** The table of the back end that it reads or changes; null for anything else. */
  static @Nullable Table table(RangeEntry entry) {
    if (entry.source() instanceof RangeEntry.BaseTable base) {
      return base.table();
    }
    return entry.source() instanceof RangeEntry.Target target ? target.table() : null;
  }
}
