package io.irispgwire.eval;

import io.irispgwire.types.PgArray;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Ways into JSON: {@code ->}, {@code #>}, {@code @>}. */
final class JsonPaths {
  private JsonPaths() {}

  /** A member; the last of equal keys. */
  static @Nullable Json field(Json value, String key) {
    Json found = null;
    if (value instanceof Json.Obj object) {
      for (Json.Member member : object.members()) {
        if (member.key().equals(key)) {
          found = member.value();
        }
      }
    }
    return found;
  }

  /** An element; negative indexes count from the end. */
  static @Nullable Json element(Json value, int index) {
    if (!(value instanceof Json.Array array)) {
      return null;
    }
    int at = index < 0 ? array.elements().size() + index : index;
    return at >= 0 && at < array.elements().size() ? array.elements().get(at) : null;
  }

  /** A member or, where the key is an integer, an element. */
  static @Nullable Json step(Json value, String key) {
    if (value instanceof Json.Array) {
      Integer index = index(key);
      return index == null ? null : element(value, index);
    }
    return field(value, key);
  }

  static @Nullable Integer index(String key) {
    try {
      return Integer.valueOf(key);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static @Nullable Json path(Json value, PgArray path) {
    Json at = value;
    for (Object key : path.elements()) {
      at = key == null || at == null ? null : step(at, (String) key);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  /** {@code a @> b}. */
  static boolean contains(Json a, Json b) {
    if (a instanceof Json.Obj && b instanceof Json.Obj part) {
      return part.members().stream()
          .allMatch(
              member -> {
                Json own = field(a, member.key());
                return own != null
                    && contains(own, member.value())
                    && sameKind(own, member.value());
              });
    }
    if (a instanceof Json.Array whole) {
      if (b instanceof Json.Array part) {
        return part.elements().stream()
            .allMatch(
                wanted ->
                    whole.elements().stream()
                        .anyMatch(own -> sameKind(own, wanted) && contains(own, wanted)));
      }
      return !(b instanceof Json.Obj)
          && whole.elements().stream().anyMatch(own -> sameKind(own, b) && equal(own, b));
    }
    return equal(a, b);
  }

  private static boolean sameKind(Json a, Json b) {
    return a instanceof Json.Array == b instanceof Json.Array
        && a instanceof Json.Obj == b instanceof Json.Obj;
  }

  static boolean equal(Json a, Json b) {
    if (a instanceof Json.Num x && b instanceof Json.Num y) {
      return new BigDecimal(x.raw()).compareTo(new BigDecimal(y.raw())) == 0;
    }
    return a.typeName().equals(b.typeName()) && JsonOrder.compare(a, b) == 0;
  }

  /** {@code j ? key}. */
  static boolean exists(Json value, String key) {
    if (value instanceof Json.Array array) {
      return array.elements().stream()
          .anyMatch(element -> element instanceof Json.Text text && text.value().equals(key));
    }
    return value instanceof Json.Text text ? text.value().equals(key) : field(value, key) != null;
  }
}
