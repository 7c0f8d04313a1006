package io.irispgwire.eval;

import io.irispgwire.types.PgArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of arrays. */
final class ArraySlices {
  private ArraySlices() {}

  /**
   * The elements from index {@code from} to index {@code to}, both included; indexes restart at 1.
   */
  static PgArray slice(PgArray array, int[] from, int[] to) {
    int[] dimensions = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      dimensions[i] = to[i] - from[i] + 1;
    }
    int[] ones = new int[from.length];
    Arrays.fill(ones, 1);
    List<@Nullable Object> elements = new ArrayList<>();
    collect(array, from, to, 0, 0, elements);
    return new PgArray(array.elementType(), dimensions, ones, elements);
  }

  private static void collect(
      PgArray array,
      int[] from,
      int[] to,
      int dimension,
      int offset,
      List<@Nullable Object> elements) {
    if (dimension == from.length) {
      elements.add(array.elements().get(offset));
      return;
    }
    for (int i = from[dimension]; i <= to[dimension]; i++) {
      int at = offset * array.dimensions()[dimension] + i - array.lowerBounds()[dimension];
      collect(array, from, to, dimension + 1, at, elements);
    }
  }
}
