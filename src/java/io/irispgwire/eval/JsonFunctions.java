package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Functions that json and jsonb share, and those that build either ({@code jsonfuncs.c}). */
final class JsonFunctions {
  private JsonFunctions() {}

  static void addTo(FunctionTable table) {
    for (String type : List.of("json", "jsonb")) {
      access(table, type);
      builders(table, type, type.equals("jsonb"));
      JsonSets.addTo(table, type);
    }
    table.any("to_json", (in, a) -> JsonValues.of(in.argumentType(0), a[0], in.style()));
    table.any("to_jsonb", (in, a) -> jsonb(JsonValues.of(in.argumentType(0), a[0], in.style())));
    table.any("row_to_json", (in, a) -> row(in, a, ""));
    table.any("row_to_json_pretty", (in, a) -> row(in, a, Boolean.TRUE.equals(a[1]) ? "\n " : ""));
    table.any("array_to_json", (in, a) -> JsonValues.of(in.argumentType(0), a[0], in.style()));
    table.any(
        "array_to_json_pretty", (in, a) -> JsonValues.of(in.argumentType(0), a[0], in.style()));
    JsonbFunctions.addTo(table);
  }

  private static String row(Invocation in, @Nullable Object[] a, String separator) {
    PgRecord row = (PgRecord) nonNull(a[0]);
    List<String> names =
        row.names() != null
            ? row.names()
            : IntStream.rangeClosed(1, row.values().size()).mapToObj(i -> "f" + i).toList();
    return JsonValues.row(row, names, in.style(), separator);
  }

  static String jsonb(String json) {
    return JsonText.jsonb(Json.parse(json));
  }

  private static @Nullable String raw(@Nullable Json value) {
    return value == null ? null : value.raw();
  }

  private static @Nullable String text(@Nullable Json value) {
    return value == null ? null : value.asText();
  }

  private static void access(FunctionTable table, String type) {
    table.two(
        type + "_object_field", (String j, String key) -> raw(JsonPaths.field(Json.parse(j), key)));
    table.two(
        type + "_object_field_text",
        (String j, String key) -> text(JsonPaths.field(Json.parse(j), key)));
    table.two(
        type + "_array_element",
        (String j, Integer index) -> raw(JsonPaths.element(Json.parse(j), index)));
    table.two(
        type + "_array_element_text",
        (String j, Integer index) -> text(JsonPaths.element(Json.parse(j), index)));
    table.two(
        type + "_extract_path",
        (String j, PgArray path) -> raw(JsonPaths.path(Json.parse(j), path)));
    table.two(
        type + "_extract_path_text",
        (String j, PgArray path) -> text(JsonPaths.path(Json.parse(j), path)));
    table.one(type + "_typeof", (String j) -> Json.parse(j).typeName());
    table.one(type + "_array_length", (String j) -> length(Json.parse(j)));
    table.one(type + "_strip_nulls", (String j) -> strip(j, type.equals("jsonb")));
  }

  private static int length(Json value) {
    if (value instanceof Json.Array array) {
      return array.elements().size();
    }
    throw Failures.parameter(
        value instanceof Json.Obj
            ? "cannot get array length of a non-array"
            : "cannot get array length of a scalar");
  }

  private static String strip(String json, boolean binary) {
    String stripped = strip(Json.parse(json));
    return binary ? jsonb(stripped) : stripped;
  }

  private static String strip(Json value) {
    StringBuilder out = new StringBuilder();
    if (value instanceof Json.Obj object) {
      object.members().stream()
          .filter(member -> !member.value().isNull())
          .forEach(
              member ->
                  out.append(out.isEmpty() ? "" : ",")
                      .append(JsonText.quote(member.key()))
                      .append(':')
                      .append(strip(member.value())));
      return "{" + out + "}";
    }
    if (value instanceof Json.Array array) {
      array.elements().forEach(e -> out.append(out.isEmpty() ? "" : ",").append(strip(e)));
      return "[" + out + "]";
    }
    return value.raw();
  }

  private static void builders(FunctionTable table, String type, boolean binary) {
    table.any(type + "_build_array", (in, a) -> finish(array(in, a), binary));
    table.any(type + "_build_array_noargs", (in, a) -> "[]");
    table.any(type + "_build_object", (in, a) -> finish(object(in, a), binary));
    table.any(type + "_build_object_noargs", (in, a) -> "{}");
    table.any(type + "_object", (in, a) -> finish(pairs((PgArray) nonNull(a[0])), binary));
    table.any(
        type + "_object_two_arg",
        (in, a) -> finish(pairs((PgArray) nonNull(a[0]), (PgArray) nonNull(a[1])), binary));
  }

  private static String finish(String json, boolean binary) {
    return binary ? jsonb(json) : json;
  }

  private static String array(Invocation in, @Nullable Object[] a) {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < a.length; i++) {
      out.append(i > 0 ? ", " : "").append(JsonValues.of(in.argumentType(i), a[i], in.style()));
    }
    return out.append(']').toString();
  }

  private static String object(Invocation in, @Nullable Object[] a) {
    if (a.length % 2 != 0) {
      throw Failures.parameter("argument list must have even number of elements")
          .withHint(
              "The arguments of %s() must consist of alternating keys and values."
                  .formatted(in.call().proc().name()));
    }
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < a.length; i += 2) {
      Object key = a[i];
      if (key == null) {
        throw in.call().proc().name().startsWith("jsonb")
            ? Failures.parameter("argument %d: key must not be null".formatted(i + 1))
            : Failures.parameter("argument %d cannot be null".formatted(i + 1))
                .withHint("Object keys should be text.");
      }
      out.append(i > 0 ? ", " : "")
          .append(JsonText.quote(JsonValues.key(in.argumentType(i), key, in.style())))
          .append(" : ")
          .append(JsonValues.of(in.argumentType(i + 1), a[i + 1], in.style()));
    }
    return out.append('}').toString();
  }

  private static String pairs(PgArray array) {
    int count = array.elements().size();
    if (count % 2 != 0) {
      throw new io.irispgwire.error.PgException(
          io.irispgwire.error.SqlState.ARRAY_SUBSCRIPT_ERROR,
          "array must have even number of elements");
    }
    List<@Nullable Object> keys =
        IntStream.range(0, count / 2).mapToObj(i -> array.elements().get(2 * i)).toList();
    @Nullable Object[] values =
        IntStream.range(0, count / 2).mapToObj(i -> array.elements().get(2 * i + 1)).toArray();
    return pairs(
        PgArray.of(PgType.TEXT, keys), PgArray.of(PgType.TEXT, java.util.Arrays.asList(values)));
  }

  private static String pairs(PgArray keys, PgArray values) {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < keys.elements().size(); i++) {
      String key = (String) Objects.requireNonNull(keys.elements().get(i));
      String value = (String) values.elements().get(i);
      out.append(i > 0 ? ", " : "")
          .append(JsonText.quote(key))
          .append(" : ")
          .append(value == null ? "null" : JsonText.quote(value));
    }
    return out.append('}').toString();
  }
}
