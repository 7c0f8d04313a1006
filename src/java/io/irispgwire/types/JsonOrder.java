package io.irispgwire.types;

import io.irispgwire.types.JsonValue.JsonArray;
import io.irispgwire.types.JsonValue.JsonBoolean;
import io.irispgwire.types.JsonValue.JsonNull;
import io.irispgwire.types.JsonValue.JsonNumber;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The order of jsonb values: Object &gt; Array &gt; Boolean &gt; Number &gt; String &gt; Null;
 * fewer members before more.
 *
 * <p>Source: the manual, section "jsonb Indexing"; {@code jsonb_util.c}, {@code
 * compareJsonbContainers}, also for the oddity that an empty array at the top comes first of all.
 */
final class JsonOrder {
  private JsonOrder() {}

  static int compare(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    JsonValue first = JsonReader.read(a);
    JsonValue second = JsonReader.read(b);
    if (isEmptyArray(first) != isEmptyArray(second)) {
      return isEmptyArray(first) ? -1 : 1;
    }
    return compare(first, second);
  }

  /** The canonical text with numbers cut to what counts for equality. */
  static Object key(String text) {
    return key(JsonReader.read(text));
  }

  private static Object key(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.members().entrySet().stream()
          .map(member -> Map.entry(member.getKey(), key(member.getValue())))
          .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
    if (value instanceof JsonArray array) {
      return array.elements().stream().map(JsonOrder::key).toList();
    }
    return value instanceof JsonNumber number ? Comparison.stripped(number.value()) : value;
  }

  private static boolean isEmptyArray(JsonValue value) {
    return value instanceof JsonArray array && array.elements().isEmpty();
  }

  private static int compare(JsonValue a, JsonValue b) {
    if (a instanceof JsonObject first && b instanceof JsonObject second) {
      return compareObjects(first, second);
    }
    if (a instanceof JsonArray first && b instanceof JsonArray second) {
      return compareArrays(first.elements(), second.elements());
    }
    if (a instanceof JsonString first && b instanceof JsonString second) {
      return Comparison.compareText(first.text(), second.text());
    }
    if (a instanceof JsonNumber first && b instanceof JsonNumber second) {
      return first.value().compareTo(second.value());
    }
    if (a instanceof JsonBoolean first && b instanceof JsonBoolean second) {
      return Boolean.compare(first.value(), second.value());
    }
    return Integer.compare(rank(a), rank(b));
  }

  private static int rank(JsonValue value) {
    if (value instanceof JsonNull) {
      return 0;
    }
    if (value instanceof JsonString) {
      return 1;
    }
    if (value instanceof JsonNumber) {
      return 2;
    }
    if (value instanceof JsonBoolean) {
      return 3;
    }
    return value instanceof JsonArray ? 4 : 5;
  }

  private static int compareArrays(List<JsonValue> a, List<JsonValue> b) {
    int result = Integer.compare(a.size(), b.size());
    for (int i = 0; i < a.size() && result == 0; i++) {
      result = compare(a.get(i), b.get(i));
    }
    return result;
  }

  private static int compareObjects(JsonObject a, JsonObject b) {
    int result = Integer.compare(a.members().size(), b.members().size());
    Iterator<Map.Entry<String, JsonValue>> others = b.members().entrySet().iterator();
    for (Map.Entry<String, JsonValue> member : a.members().entrySet()) {
      if (result != 0) {
        return result;
      }
      Map.Entry<String, JsonValue> other = others.next();
      result = JsonReader.KEY_ORDER.compare(member.getKey(), other.getKey());
      if (result == 0) {
        result = compare(member.getValue(), other.getValue());
      }
    }
    return result;
  }
}
