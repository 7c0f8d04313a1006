package io.irispgwire.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A jsonpath expression, read ({@code jsonpath.h}). */
sealed interface JsonPathNode {
  /** {@code $}, or {@code @} in a filter. */
  record Item(boolean root) implements JsonPathNode {}

  /** {@code $name}. */
  record Variable(String name) implements JsonPathNode {}

  /** A number, a string, true, false, null. */
  record Constant(Json value) implements JsonPathNode {}

  /** {@code last} in a subscript. */
  record Last() implements JsonPathNode {}

  /** {@code .name}, {@code .*} for null. */
  record Member(JsonPathNode of, @Nullable String name) implements JsonPathNode {}

  /** {@code .**{from to to}}; the largest number stands for last. */
  record Anywhere(JsonPathNode of, int from, int to) implements JsonPathNode {}

  /** {@code [*]} for no subscripts. */
  record Elements(JsonPathNode of, List<Subscript> subscripts) implements JsonPathNode {}

  /** {@code from to to}. */
  record Subscript(JsonPathNode from, @Nullable JsonPathNode to) {}

  /** {@code ?(condition)}. */
  record Filter(JsonPathNode of, JsonPathNode condition) implements JsonPathNode {}

  /** {@code .name()}. */
  record Method(JsonPathNode of, String name) implements JsonPathNode {}

  /** {@code + - * / %}; a sign has no left side. */
  record Arithmetic(String operator, @Nullable JsonPathNode left, JsonPathNode right)
      implements JsonPathNode {}

  /** {@code == != < <= > >=} and {@code starts with}. */
  record Comparison(String operator, JsonPathNode left, JsonPathNode right)
      implements JsonPathNode {}

  /** {@code like_regex pattern flag flags}. */
  record Matches(JsonPathNode of, java.util.regex.Pattern pattern) implements JsonPathNode {}

  /**
   * {@code && || !} (without a left side), {@code exists}, {@code is unknown} (with none either).
   */
  record Logic(String operator, @Nullable JsonPathNode left, JsonPathNode right)
      implements JsonPathNode {}
}
