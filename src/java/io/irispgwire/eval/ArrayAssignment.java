package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Subscript;
import io.irispgwire.sql.tree.Modification.Target;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Assignments to a part of an array: {@code SET a[2] = x}, {@code SET a[1:2] = y} (PostgreSQL:
 * arraysubs.c; arrayfuncs.c, {@code array_set_element}, {@code array_set_slice}).
 */
final class ArrayAssignment {
  private ArrayAssignment() {}

  /** The type of what is assigned to {@code to}, whose column has the type {@code column}. */
  static SqlType type(SqlType column, Target to) {
    if (to.indirection().isEmpty()) {
      return column;
    }
    PgType element = Types.elementOf(column.type());
    if (element == null || !to.indirection().stream().allMatch(Subscript.class::isInstance)) {
      throw Failures.unsupported("assigning to a part of a column is not supported here")
          .withHint("Assign the whole value.")
          .at(to.span().position());
    }
    return isSlice(to) ? column : new SqlType(element, column.modifier());
  }

  private static boolean isSlice(Target to) {
    return to.indirection().stream().anyMatch(step -> ((Subscript) step).slice());
  }

  /** The array with the part replaced. */
  static Node compile(
      Node array, PgType element, Target to, Node value, ExpressionCompiler compiler) {
    List<Subscript> steps = to.indirection().stream().map(Subscript.class::cast).toList();
    List<@Nullable Node> lower = new ArrayList<>();
    List<@Nullable Node> upper = new ArrayList<>();
    for (Subscript step : steps) {
      lower.add(bound(step.lower(), compiler));
      upper.add(bound(step.upper(), compiler));
    }
    if (!isSlice(to)) {
      return frame -> {
        int[] at = new int[steps.size()];
        for (int i = 0; i < at.length; i++) {
          Node index = lower.get(i) == null ? upper.get(i) : lower.get(i);
          at[i] = index(Objects.requireNonNull(index), frame);
        }
        return element(whole(array.value(frame), element), at, value.value(frame));
      };
    }
    return frame -> {
      PgArray whole = whole(array.value(frame), element);
      int[][] bounds = bounds(whole, steps, lower, upper, frame);
      Object part = value.value(frame);
      return part == null ? whole : slice(whole, bounds[0], bounds[1], (PgArray) part);
    };
  }

  private static @Nullable Node bound(@Nullable Expression bound, ExpressionCompiler compiler) {
    return bound == null ? null : compiler.compileAs(bound, SqlType.of(PgType.INT4));
  }

  private static int index(Node node, Frame frame) {
    Object value = node.value(frame);
    if (value == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "array subscript in assignment must not be null");
    }
    return (Integer) value;
  }

  private static PgArray whole(@Nullable Object array, PgType element) {
    return array == null ? PgArray.of(element, List.of()) : (PgArray) array;
  }

  private static PgArray element(PgArray array, int[] at, @Nullable Object value) {
    int[] dimensions = array.dimensions();
    if (dimensions.length == 0) {
      int[] ones = new int[at.length];
      Arrays.fill(ones, 1);
      return new PgArray(array.elementType(), ones, at, Collections.singletonList(value));
    }
    if (dimensions.length != at.length) {
      throw failed("wrong number of array subscripts");
    }
    return fill(array, at, at, Collections.singletonList(value));
  }

  private static PgArray slice(PgArray array, int[] from, int[] to, PgArray part) {
    int count = 1;
    for (int i = 0; i < from.length; i++) {
      count *= to[i] - from[i] + 1;
    }
    if (part.elements().size() < count) {
      throw failed("source array too small");
    }
    if (array.dimensions().length == 0) {
      int[] dimensions = new int[from.length];
      for (int i = 0; i < from.length; i++) {
        dimensions[i] = to[i] - from[i] + 1;
      }
      return new PgArray(
          array.elementType(),
          dimensions,
          from,
          new ArrayList<>(part.elements().subList(0, count)));
    }
    return fill(array, from, to, part.elements());
  }

  /** The array with {@code values} from {@code from} to {@code to}, of its own dimensions. */
  private static PgArray fill(PgArray array, int[] from, int[] to, List<@Nullable Object> values) {
    PgArray wide = array.dimensions().length == 1 ? widened(array, from[0], to[0]) : array;
    List<@Nullable Object> elements = new ArrayList<>(wide.elements());
    int[] at = from.clone();
    for (Object value : values) {
      elements.set(offset(wide, at), value);
      int dimension = at.length - 1;
      while (dimension >= 0 && ++at[dimension] > to[dimension]) {
        at[dimension] = from[dimension];
        dimension--;
      }
      if (dimension < 0) {
        break;
      }
    }
    return new PgArray(wide.elementType(), wide.dimensions(), wide.lowerBounds(), elements);
  }

  private static int offset(PgArray array, int[] at) {
    int offset = 0;
    for (int i = 0; i < at.length; i++) {
      int index = at[i] - array.lowerBounds()[i];
      if (index < 0 || index >= array.dimensions()[i]) {
        throw failed("array subscript out of range");
      }
      offset = offset * array.dimensions()[i] + index;
    }
    return offset;
  }

  /** With NULLs before and behind, so that it reaches from {@code from} to {@code to}. */
  private static PgArray widened(PgArray array, int from, int to) {
    int first = array.lowerBounds()[0];
    int last = first + array.dimensions()[0] - 1;
    List<@Nullable Object> elements = new ArrayList<>();
    elements.addAll(Collections.nCopies(Math.max(0, first - from), null));
    elements.addAll(array.elements());
    elements.addAll(Collections.nCopies(Math.max(0, to - last), null));
    return new PgArray(
        array.elementType(),
        new int[] {elements.size()},
        new int[] {Math.min(first, from)},
        elements);
  }

  /** First and last indexes: of every dimension the array has, or as many as are written. */
  private static int[][] bounds(
      PgArray array,
      List<Subscript> steps,
      List<@Nullable Node> lower,
      List<@Nullable Node> upper,
      Frame frame) {
    int dimensions = array.dimensions().length;
    if (dimensions > 0 && dimensions < steps.size()) {
      throw failed("wrong number of array subscripts");
    }
    int count = Math.max(dimensions, steps.size());
    int[][] bounds = new int[2][count];
    for (int i = 0; i < count; i++) {
      Node low = i < steps.size() ? lower.get(i) : null;
      Node high = i < steps.size() ? upper.get(i) : null;
      boolean single = i < steps.size() && !steps.get(i).slice();
      if (dimensions == 0 && !single && (low == null || high == null)) {
        throw failed("array slice subscript must provide both boundaries")
            .withDetail(
                "When assigning to a slice of an empty array value, slice boundaries must be fully"
                    + " specified.");
      }
      int first = dimensions == 0 ? 1 : array.lowerBounds()[i];
      int last = dimensions == 0 ? 1 : first + array.dimensions()[i] - 1;
      Node only = low == null ? high : low;
      bounds[0][i] = single ? 1 : low == null ? first : index(low, frame);
      Node end = single ? only : high;
      bounds[1][i] = end == null ? last : index(end, frame);
      if (bounds[0][i] > bounds[1][i]) {
        throw failed("upper bound cannot be less than lower bound");
      }
    }
    return bounds;
  }

  private static PgException failed(String message) {
    return new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, message);
  }
}
