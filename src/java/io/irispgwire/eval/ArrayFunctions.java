package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions of arrays ({@code arrayfuncs.c}, {@code array_userfuncs.c}). */
final class ArrayFunctions {
  private ArrayFunctions() {}

  static void addTo(FunctionTable table) {
    sizes(table);
    table.any("array_append", (in, a) -> append((PgArray) a[0], a[1], in.argumentType(1)));
    table.any("array_prepend", (in, a) -> prepend(a[0], (PgArray) a[1], in.argumentType(0)));
    table.any("array_cat", (in, a) -> concatenate((PgArray) a[0], (PgArray) a[1]));
    table.any("array_remove", (in, a) -> remove((PgArray) a[0], a[1]));
    table.any("array_replace", (in, a) -> replace((PgArray) a[0], a[1], a[2]));
    table.any("array_position", (in, a) -> position((PgArray) a[0], a[1], null));
    table.any("array_position_start", (in, a) -> position((PgArray) a[0], a[1], (Integer) a[2]));
    table.any("array_positions", (in, a) -> positions((PgArray) a[0], a[1]));
    table.two("arraycontains", (PgArray a, PgArray b) -> contains(a, b));
    table.two("arraycontained", (PgArray a, PgArray b) -> contains(b, a));
    table.two("arrayoverlap", (PgArray a, PgArray b) -> overlap(a, b));
    table.two("trim_array", (PgArray a, Integer n) -> trim(a, n));
    table.any("array_fill", (in, a) -> fill(in, a));
    table.any("array_fill_with_lower_bounds", (in, a) -> fill(in, a));
    ArrayText.addTo(table);
  }

  private static void sizes(FunctionTable table) {
    table.two("array_length", (PgArray a, Integer d) -> has(a, d) ? a.dimensions()[d - 1] : null);
    table.two("array_lower", (PgArray a, Integer d) -> has(a, d) ? a.lowerBounds()[d - 1] : null);
    table.two(
        "array_upper",
        (PgArray a, Integer d) ->
            has(a, d) ? a.lowerBounds()[d - 1] + a.dimensions()[d - 1] - 1 : null);
    table.one(
        "array_ndims", (PgArray a) -> a.dimensions().length == 0 ? null : a.dimensions().length);
    table.one("array_cardinality", (PgArray a) -> a.elements().size());
    table.one("array_dims", (PgArray a) -> dims(a));
  }

  private static boolean has(PgArray array, int dimension) {
    return dimension >= 1 && dimension <= array.dimensions().length;
  }

  private static @Nullable Object dims(PgArray array) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < array.dimensions().length; i++) {
      int lower = array.lowerBounds()[i];
      text.append('[').append(lower).append(':').append(lower + array.dimensions()[i] - 1);
      text.append(']');
    }
    return text.isEmpty() ? null : text.toString();
  }

  private static PgArray append(@Nullable PgArray array, @Nullable Object value, PgType type) {
    if (array == null || array.elements().isEmpty()) {
      return PgArray.of(type, Collections.singletonList(value));
    }
    checkOneDimension(array);
    List<@Nullable Object> elements = new ArrayList<>(array.elements());
    elements.add(value);
    return new PgArray(
        array.elementType(), new int[] {elements.size()}, array.lowerBounds(), elements);
  }

  private static PgArray prepend(@Nullable Object value, @Nullable PgArray array, PgType type) {
    if (array == null || array.elements().isEmpty()) {
      return PgArray.of(type, Collections.singletonList(value));
    }
    checkOneDimension(array);
    List<@Nullable Object> elements = new ArrayList<>(array.elements());
    elements.add(0, value);
    return new PgArray(
        array.elementType(), new int[] {elements.size()}, array.lowerBounds(), elements);
  }

  private static void checkOneDimension(PgArray array) {
    if (array.dimensions().length > 1) {
      throw new PgException(
          SqlState.DATA_EXCEPTION, "argument must be empty or one-dimensional array");
    }
  }

  private static @Nullable PgArray concatenate(@Nullable PgArray a, @Nullable PgArray b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    if (a.elements().isEmpty() || b.elements().isEmpty()) {
      return a.elements().isEmpty() ? b : a;
    }
    List<@Nullable Object> elements = new ArrayList<>(a.elements());
    elements.addAll(b.elements());
    int difference = a.dimensions().length - b.dimensions().length;
    PgArray outer = difference >= 0 ? a : b;
    int[] inner = difference > 0 ? tail(a) : difference < 0 ? tail(b) : tail(a);
    int[] other = difference > 0 ? b.dimensions() : difference < 0 ? a.dimensions() : tail(b);
    if (Math.abs(difference) > 1 || !Arrays.equals(inner, other)) {
      throw incompatible();
    }
    int[] dimensions = outer.dimensions().clone();
    dimensions[0] = difference == 0 ? a.dimensions()[0] + b.dimensions()[0] : dimensions[0] + 1;
    return new PgArray(a.elementType(), dimensions, outer.lowerBounds(), elements);
  }

  private static int[] tail(PgArray array) {
    return Arrays.copyOfRange(array.dimensions(), 1, array.dimensions().length);
  }

  private static PgException incompatible() {
    return new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, "cannot concatenate incompatible arrays")
        .withDetail(
            "Arrays with differing element dimensions are not compatible for concatenation.");
  }

  static boolean same(@Nullable Object a, @Nullable Object b, Comparator<Object> order) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    return order.compare(a, b) == 0;
  }

  private static @Nullable PgArray remove(@Nullable PgArray array, @Nullable Object value) {
    if (array == null) {
      return null;
    }
    if (array.dimensions().length > 1) {
      throw Failures.unsupported("removing elements from multidimensional arrays is not supported");
    }
    Comparator<Object> order = Ordering.of(array.elementType());
    List<@Nullable Object> elements = new ArrayList<>(array.elements());
    elements.removeIf(element -> same(element, value, order));
    return elements.isEmpty()
        ? PgArray.of(array.elementType(), elements)
        : new PgArray(
            array.elementType(), new int[] {elements.size()}, array.lowerBounds(), elements);
  }

  private static @Nullable PgArray replace(
      @Nullable PgArray array, @Nullable Object from, @Nullable Object to) {
    if (array == null) {
      return null;
    }
    Comparator<Object> order = Ordering.of(array.elementType());
    List<@Nullable Object> elements = new ArrayList<>(array.elements());
    elements.replaceAll(element -> same(element, from, order) ? to : element);
    return new PgArray(array.elementType(), array.dimensions(), array.lowerBounds(), elements);
  }

  private static @Nullable Object position(
      @Nullable PgArray array, @Nullable Object value, @Nullable Integer start) {
    if (array == null || array.elements().isEmpty()) {
      return null;
    }
    checkSearchable(array);
    Comparator<Object> order = Ordering.of(array.elementType());
    int first = start == null ? 0 : Math.max(0, start - array.lowerBounds()[0]);
    for (int i = first; i < array.elements().size(); i++) {
      if (same(array.elements().get(i), value, order)) {
        return i + array.lowerBounds()[0];
      }
    }
    return null;
  }

  private static void checkSearchable(PgArray array) {
    if (array.dimensions().length > 1) {
      throw Failures.unsupported(
          "searching for elements in multidimensional arrays is not supported");
    }
  }

  private static @Nullable Object positions(@Nullable PgArray array, @Nullable Object value) {
    if (array == null) {
      return null;
    }
    checkSearchable(array);
    Comparator<Object> order = Ordering.of(array.elementType());
    List<@Nullable Object> found = new ArrayList<>();
    for (int i = 0; i < array.elements().size(); i++) {
      if (same(array.elements().get(i), value, order)) {
        found.add(i + array.lowerBounds()[0]);
      }
    }
    return PgArray.of(PgType.INT4, found);
  }

  private static boolean contains(PgArray whole, PgArray part) {
    Comparator<Object> order = Ordering.of(whole.elementType());
    return part.elements().stream()
        .allMatch(
            wanted ->
                wanted != null
                    && whole.elements().stream()
                        .anyMatch(own -> own != null && order.compare(own, wanted) == 0));
  }

  private static boolean overlap(PgArray a, PgArray b) {
    Comparator<Object> order = Ordering.of(a.elementType());
    return a.elements().stream()
        .anyMatch(
            x ->
                x != null
                    && b.elements().stream().anyMatch(y -> y != null && order.compare(x, y) == 0));
  }

  private static PgArray trim(PgArray array, int count) {
    int length = array.dimensions().length == 0 ? 0 : array.dimensions()[0];
    if (count < 0 || count > length) {
      throw new PgException(
          SqlState.ARRAY_SUBSCRIPT_ERROR,
          "number of elements to trim must be between 0 and " + length);
    }
    int[] from = array.lowerBounds().clone();
    int[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += array.dimensions()[i] - 1;
    }
    if (length == count) {
      return PgArray.of(array.elementType(), List.of());
    }
    to[0] -= count;
    return ArraySlices.slice(array, from, to);
  }

  private static PgArray fill(Invocation in, @Nullable Object[] a) {
    PgArray sizes = (PgArray) nonNull(a[1]);
    int[] dimensions = ints(sizes);
    int[] bounds = new int[dimensions.length];
    Arrays.fill(bounds, 1);
    if (a.length > 2) {
      bounds = ints((PgArray) nonNull(a[2]));
    }
    long count = 1;
    for (int size : dimensions) {
      count *= size;
    }
    if (count > 10_000_000) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED, "array size exceeds the maximum allowed (134217727)");
    }
    return count == 0 || dimensions.length == 0
        ? PgArray.of(in.argumentType(0), List.of())
        : new PgArray(
            in.argumentType(0), dimensions, bounds, Collections.nCopies((int) count, a[0]));
  }

  private static int[] ints(PgArray array) {
    return array.elements().stream()
        .mapToInt(element -> (Integer) Objects.requireNonNull(element))
        .toArray();
  }
}
