package io.irispgwire.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SQL values as JSON ({@code json_categorize_type}, {@code datum_to_json}). */
final class JsonValues {
  private static final Set<PgType> NUMBERS =
      Set.of(PgType.INT2, PgType.INT4, PgType.INT8, PgType.FLOAT4, PgType.FLOAT8, PgType.NUMERIC);

  private JsonValues() {}

  static String of(PgType type, @Nullable Object value, TextStyle style) {
    if (value == null) {
      return "null";
    } else if (value instanceof PgArray array) {
      return array(array, 0, 0, style);
    } else if (value instanceof PgRecord row) {
      return row(row, names(row), style, "");
    } else if (value instanceof Boolean) {
      return value.toString();
    } else if (type.equals(PgType.JSON) || type.equals(PgType.JSONB)) {
      return (String) value;
    } else if (NUMBERS.contains(type) && isNumber(value)) {
      return ValueText.of(type, value, style);
    } else if (value instanceof Long micros
        && (type.equals(PgType.TIMESTAMP) || type.equals(PgType.TIMESTAMPTZ))) {
      return JsonText.quote(timestamp(type, micros, style));
    }
    return JsonText.quote(value instanceof String text ? text : ValueText.of(type, value, style));
  }

  /** NaN and infinities are strings in JSON. */
  private static boolean isNumber(Object value) {
    if (value instanceof Numeric numeric) {
      return numeric.decimal() != null;
    }
    if (value instanceof Double || value instanceof Float) {
      return Double.isFinite(((Number) value).doubleValue());
    }
    return value instanceof Integer || value instanceof Short || value instanceof Long;
  }

  /** ISO 8601 with a T. */
  private static String timestamp(PgType type, long micros, TextStyle style) {
    String text = ValueText.of(type, micros, style.iso()).replaceFirst(" ", "T");
    boolean shortZone = text.length() > 3 && "+-".indexOf(text.charAt(text.length() - 3)) >= 0;
    return type.equals(PgType.TIMESTAMPTZ) && shortZone ? text + ":00" : text;
  }

  private static String array(PgArray array, int dimension, int offset, TextStyle style) {
    if (array.dimensions().length == 0) {
      return "[]";
    }
    StringBuilder out = new StringBuilder("[");
    boolean last = dimension == array.dimensions().length - 1;
    for (int i = 0; i < array.dimensions()[dimension]; i++) {
      int at = offset * array.dimensions()[dimension] + i;
      out.append(i > 0 ? "," : "")
          .append(
              last
                  ? of(array.elementType(), array.elements().get(at), style)
                  : array(array, dimension + 1, at, style));
    }
    return out.append(']').toString();
  }

  private static List<String> names(PgRecord row) {
    return row.names() != null
        ? row.names()
        : IntStream.rangeClosed(1, row.values().size()).mapToObj(i -> "f" + i).toList();
  }

  /** A record; {@code separator} goes behind each comma. */
  static String row(PgRecord row, List<String> names, TextStyle style, String separator) {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < row.values().size(); i++) {
      out.append(i > 0 ? "," + separator : "")
          .append(JsonText.quote(names.get(i)))
          .append(':')
          .append(of(row.types().get(i), row.values().get(i), style));
    }
    return out.append('}').toString();
  }

  /** A value as an object's key. */
  static String key(PgType type, Object value, TextStyle style) {
    return value instanceof byte[] bytes
        ? new String(bytes, UTF_8)
        : ValueText.of(type, value, style);
  }
}
