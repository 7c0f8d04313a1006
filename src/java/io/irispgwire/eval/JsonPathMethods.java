package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The item methods of jsonpath: type, size, double, abs, floor, ceiling. */
final class JsonPathMethods {
  private final boolean strict;

  JsonPathMethods(boolean strict) {
    this.strict = strict;
  }

  List<Json> apply(String name, List<Json> items) {
    List<Json> results = new ArrayList<>();
    for (Json item : items) {
      boolean whole = name.equals("type") || name.equals("size");
      if (!whole && !strict && item instanceof Json.Array array) {
        array.elements().forEach(element -> results.add(numeric(name, element)));
      } else {
        results.add(whole ? ofWhole(name, item) : numeric(name, item));
      }
    }
    return results;
  }

  private Json ofWhole(String name, Json item) {
    if (name.equals("type")) {
      return new Json.Text(JsonText.quote(item.typeName()), item.typeName());
    }
    if (!(item instanceof Json.Array) && strict) {
      throw new PgException(
          SqlState.SQL_JSON_ARRAY_NOT_FOUND,
          "jsonpath item method .size() can only be applied to an array");
    }
    int size = item instanceof Json.Array array ? array.elements().size() : 1;
    return JsonPathRun.number(Integer.toString(size));
  }

  private static Json numeric(String name, Json item) {
    boolean real = name.equals("double");
    if (real && item instanceof Json.Text text) {
      return real(name, text.value());
    }
    if (!(item instanceof Json.Num number)) {
      throw new PgException(
          SqlState.NON_NUMERIC_SQL_JSON_ITEM,
          "jsonpath item method ."
              + name
              + "() can only be applied to a "
              + (real ? "string or " : "")
              + "numeric value");
    }
    BigDecimal value = new BigDecimal(number.raw());
    return switch (name) {
      case "abs" -> new Json.Num(value.abs().toPlainString());
      case "floor" -> new Json.Num(value.setScale(0, RoundingMode.FLOOR).toPlainString());
      case "ceiling" -> new Json.Num(value.setScale(0, RoundingMode.CEILING).toPlainString());
      default -> number;
    };
  }

  private static Json real(String name, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return new Json.Num(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
      }
    } catch (NumberFormatException e) {
      throw notReal(name);
    }
    throw notReal(name);
  }

  private static PgException notReal(String name) {
    return new PgException(
        SqlState.NON_NUMERIC_SQL_JSON_ITEM,
        "string argument of jsonpath item method ."
            + name
            + "() is not a valid representation of a double precision number");
  }
}
