package io.irispgwire.eval;

import java.util.ArrayList;
import java.util.List;

/** Rows that go to the back end together. */
final class Batches {
  static final int ROWS = 1000;

  private Batches() {}

  static <T> List<List<T>> of(List<T> rows) {
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS) {
      batches.add(rows.subList(from, Math.min(rows.size(), from + ROWS)));
    }
    return batches;
  }
}
