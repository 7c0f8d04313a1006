package io.irispgwire.eval;

import io.irispgwire.sql.tree.SortItem;

/** The direction of the one column that a window with RANGE and an offset is sorted by. */
record RangeOrder(boolean descending, boolean nullsFirst) {
  static RangeOrder of(SortItem item) {
    return new RangeOrder(SortKey.isDescending(item), SortKey.putsNullsFirst(item));
  }
}
