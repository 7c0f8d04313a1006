package io.irispgwire.eval;

import java.util.List;

/** A place where a compiled query reads a table. */
record BoundScan(TableAccess access, TableScan scan) {
  /** Columns that are read, from 0. */
  List<Integer> columns() {
    return access.columns().stream().boxed().toList();
  }
}
