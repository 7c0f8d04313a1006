package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ARRAY[…] and subscripts. */
final class ArrayNodes {
  private ArrayNodes() {}

  static Node constructor(
      Expression.ArrayConstructor node, SqlType type, ExpressionCompiler compiler) {
    PgType element = Objects.requireNonNull(Types.elementOf(type.type()));
    List<Node> nodes = new ArrayList<>();
    boolean nested = false;
    for (Expression item : node.elements()) {
      boolean isArray = compiler.type(item).type().isArray() && !element.isArray();
      nested |= isArray;
      nodes.add(compiler.compileAs(item, isArray ? type : SqlType.of(element)));
    }
    boolean stacked = nested;
    return frame -> {
      List<@Nullable Object> values = new ArrayList<>(nodes.size());
      for (Node item : nodes) {
        values.add(item.value(frame));
      }
      return stacked ? stack(element, values) : PgArray.of(element, values);
    };
  }

  /** Arrays of one size as the rows of an array with one dimension more. */
  static PgArray stack(PgType element, List<@Nullable Object> arrays) {
    List<@Nullable Object> elements = new ArrayList<>();
    PgArray first = null;
    for (Object item : arrays) {
      if (!(item instanceof PgArray array)
          || (first != null && !Arrays.equals(first.dimensions(), array.dimensions()))) {
        throw new PgException(
            SqlState.ARRAY_SUBSCRIPT_ERROR,
            "multidimensional arrays must have array expressions with matching dimensions");
      }
      first = array;
      elements.addAll(array.elements());
    }
    if (first == null || first.dimensions().length == 0) {
      return PgArray.of(element, List.of());
    }
    return new PgArray(
        element,
        prepend(arrays.size(), first.dimensions()),
        prepend(1, first.lowerBounds()),
        elements);
  }

  static int[] prepend(int head, int[] tail) {
    int[] result = new int[tail.length + 1];
    result[0] = head;
    System.arraycopy(tail, 0, result, 1, tail.length);
    return result;
  }

  static Node subscript(Expression.Subscript node, ExpressionCompiler compiler) {
    List<Expression.Subscript> chain = new ArrayList<>();
    Expression base = node;
    while (base instanceof Expression.Subscript subscript) {
      chain.add(0, subscript);
      base = subscript.base();
    }
    SqlType baseType = compiler.type(base);
    Node array = compiler.compile(base);
    if (baseType.type().equals(PgType.JSONB)) {
      return jsonb(array, chain, compiler);
    }
    if (baseType.type().equals(PgType.NAME)) {
      return letters(array, chain, compiler);
    }
    boolean slice = chain.stream().anyMatch(Expression.Subscript::slice);
    List<@Nullable Node> lower = bounds(chain, compiler, true);
    List<@Nullable Node> upper = bounds(chain, compiler, false);
    return slice
        ? frame -> slice((PgArray) array.value(frame), chain, lower, upper, frame)
        : frame -> element((PgArray) array.value(frame), lower, upper, frame);
  }

  /** A name is an array of 64 letters that counts from 0. */
  private static Node letters(
      Node name, List<Expression.Subscript> chain, ExpressionCompiler compiler) {
    List<@Nullable Node> lower = bounds(chain, compiler, true);
    List<@Nullable Node> upper = bounds(chain, compiler, false);
    return frame -> {
      String text = (String) name.value(frame);
      if (text == null) {
        return null;
      }
      List<@Nullable Object> letters = new ArrayList<>();
      for (int i = 0; i < PgType.NAME.length(); i++) {
        letters.add(i < text.length() ? text.substring(i, i + 1) : "");
      }
      int[] size = {letters.size()};
      return element(new PgArray(PgType.CHAR, size, new int[] {0}, letters), lower, upper, frame);
    };
  }

  /** {@code base[i]} keeps its index in whichever of the two bounds is set. */
  private static List<@Nullable Node> bounds(
      List<Expression.Subscript> chain, ExpressionCompiler compiler, boolean lower) {
    List<@Nullable Node> nodes = new ArrayList<>();
    for (Expression.Subscript subscript : chain) {
      Expression bound = lower ? subscript.lower() : subscript.upper();
      nodes.add(bound == null ? null : compiler.compileAs(bound, SqlType.of(PgType.INT4)));
    }
    return nodes;
  }

  private static @Nullable Object element(
      @Nullable PgArray array,
      List<@Nullable Node> lower,
      List<@Nullable Node> upper,
      Frame frame) {
    if (array == null || array.dimensions().length != lower.size()) {
      return null;
    }
    int offset = 0;
    for (int i = 0; i < lower.size(); i++) {
      Node index = lower.get(i) != null ? lower.get(i) : upper.get(i);
      Object value = Objects.requireNonNull(index).value(frame);
      if (value == null) {
        return null;
      }
      int at = (Integer) value - array.lowerBounds()[i];
      if (at < 0 || at >= array.dimensions()[i]) {
        return null;
      }
      offset = offset * array.dimensions()[i] + at;
    }
    return array.elements().get(offset);
  }

  private static @Nullable Object slice(
      @Nullable PgArray array,
      List<Expression.Subscript> chain,
      List<@Nullable Node> lower,
      List<@Nullable Node> upper,
      Frame frame) {
    if (array == null) {
      return null;
    }
    int dimensions = array.dimensions().length;
    if (chain.size() > dimensions) {
      return PgArray.of(array.elementType(), List.of());
    }
    int[] from = array.lowerBounds().clone();
    int[] to = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      to[i] = from[i] + array.dimensions()[i] - 1;
      if (i < chain.size()) {
        Integer low = bound(lower.get(i), frame);
        Integer high = bound(upper.get(i), frame);
        boolean single = !chain.get(i).slice();
        if ((lower.get(i) != null && low == null) || (upper.get(i) != null && high == null)) {
          return null;
        }
        int last = single ? Objects.requireNonNull(high == null ? low : high) : 0;
        from[i] = Math.max(from[i], single ? 1 : low == null ? from[i] : low);
        to[i] = Math.min(to[i], single ? last : high == null ? to[i] : high);
      }
      if (from[i] > to[i]) {
        return PgArray.of(array.elementType(), List.of());
      }
    }
    return ArraySlices.slice(array, from, to);
  }

  private static @Nullable Integer bound(@Nullable Node node, Frame frame) {
    return node == null ? null : (Integer) node.value(frame);
  }

  private static Node jsonb(
      Node base, List<Expression.Subscript> chain, ExpressionCompiler compiler) {
    List<Node> keys = new ArrayList<>();
    for (Expression.Subscript subscript : chain) {
      Expression key =
          Objects.requireNonNull(subscript.lower() != null ? subscript.lower() : subscript.upper());
      keys.add(
          Coercions.implicit(compiler.compile(key), compiler.type(key), SqlType.of(PgType.TEXT)));
    }
    return frame -> {
      Object value = base.value(frame);
      for (Node key : keys) {
        Object name = key.value(frame);
        if (value == null || name == null) {
          return null;
        }
        Json member = JsonPaths.step(Json.parse((String) value), (String) name);
        value = member == null ? null : member.raw();
      }
      return value;
    };
  }
}
