package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgArray;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operators and casts of jsonb ({@code jsonb_op.c}, {@code jsonfuncs.c}). */
final class JsonbFunctions {
  private JsonbFunctions() {}

  static void addTo(FunctionTable table) {
    table.two("jsonb_contains", (String a, String b) -> contains(a, b));
    table.two("jsonb_contained", (String a, String b) -> contains(b, a));
    table.two("jsonb_exists", (String a, String key) -> JsonPaths.exists(Json.parse(a), key));
    table.two(
        "jsonb_exists_any",
        (String a, PgArray keys) ->
            keys.elements().stream()
                .anyMatch(key -> key != null && JsonPaths.exists(Json.parse(a), (String) key)));
    table.two(
        "jsonb_exists_all",
        (String a, PgArray keys) ->
            keys.elements().stream()
                .allMatch(key -> key == null || JsonPaths.exists(Json.parse(a), (String) key)));
    table.two("jsonb_concat", (String a, String b) -> concat(Json.parse(a), Json.parse(b)));
    table.two(
        "jsonb_delete", (String a, String key) -> JsonEdits.delete(Json.parse(a), List.of(key)));
    table.two(
        "jsonb_delete_array",
        (String a, PgArray keys) -> JsonEdits.delete(Json.parse(a), keys.elements()));
    table.two("jsonb_delete_idx", (String a, Integer i) -> JsonEdits.delete(Json.parse(a), i));
    table.two("jsonb_delete_path", (String a, PgArray path) -> JsonEdits.deletePath(a, path));
    table.any(
        "jsonb_set",
        (in, a) ->
            JsonEdits.set(
                (String) nonNull(a[0]),
                (PgArray) nonNull(a[1]),
                (String) nonNull(a[2]),
                (Boolean) nonNull(a[3])));
    table.any(
        "jsonb_insert",
        (in, a) ->
            JsonEdits.insert(
                (String) nonNull(a[0]),
                (PgArray) nonNull(a[1]),
                (String) nonNull(a[2]),
                (Boolean) nonNull(a[3])));
    table.one("jsonb_pretty", (String a) -> JsonText.pretty(Json.parse(a), ""));
    casts(table);
  }

  private static boolean contains(String a, String b) {
    Json whole = Json.parse(a);
    Json part = Json.parse(b);
    boolean objects = whole instanceof Json.Obj == part instanceof Json.Obj;
    return objects
        && (whole instanceof Json.Array || !(part instanceof Json.Array))
        && JsonPaths.contains(whole, part);
  }

  private static String concat(Json a, Json b) {
    if (a instanceof Json.Obj x && b instanceof Json.Obj y) {
      Map<String, Json> members = JsonText.members(x);
      members.putAll(JsonText.members(y));
      return JsonText.object(members);
    }
    List<Json> elements = new ArrayList<>();
    for (Json part : List.of(a, b)) {
      if (part instanceof Json.Array array) {
        elements.addAll(array.elements());
      } else {
        elements.add(part);
      }
    }
    return JsonText.array(elements);
  }

  private static void casts(FunctionTable table) {
    table.one("jsonb_bool", (String a) -> bool(Json.parse(a)));
    table.one("jsonb_numeric", (String a) -> number(a, "numeric"));
    table.one(
        "jsonb_int2",
        (String a) -> (short) NumericFunctions.toLong(number(a, "smallint"), "smallint", 2));
    table.one(
        "jsonb_int4",
        (String a) -> (int) NumericFunctions.toLong(number(a, "integer"), "integer", 4));
    table.one(
        "jsonb_int8", (String a) -> NumericFunctions.toLong(number(a, "bigint"), "bigint", 8));
    table.one("jsonb_float4", (String a) -> (float) NumericFunctions.toDouble(number(a, "real")));
    table.one(
        "jsonb_float8", (String a) -> NumericFunctions.toDouble(number(a, "double precision")));
  }

  private static boolean bool(Json value) {
    if (!value.typeName().equals("boolean")) {
      throw cannotCast(value, "boolean");
    }
    return value.raw().equals("true");
  }

  private static Numeric number(String json, String target) {
    Json value = Json.parse(json);
    if (!(value instanceof Json.Num)) {
      throw cannotCast(value, target);
    }
    return Numeric.of(new BigDecimal(value.raw()));
  }

  private static PgException cannotCast(Json value, String target) {
    return new PgException(
        SqlState.INVALID_PARAMETER_VALUE,
        "cannot cast jsonb %s to type %s".formatted(value.typeName(), target));
  }
}
