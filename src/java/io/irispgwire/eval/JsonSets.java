package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Set-returning functions of json and jsonb. */
final class JsonSets {
  private JsonSets() {}

  static void addTo(FunctionTable table, String type) {
    boolean binary = type.equals("jsonb");
    JsonRecords.addTo(table, type);
    table.set(
        type + "_array_elements", (in, a) -> elements(in, a).stream().map(Json::raw).iterator());
    table.set(type + "_array_elements_text", (in, a) -> texts(elements(in, a)));
    table.set(type + "_each", (in, a) -> pairs(members(in, a, binary), false));
    table.set(type + "_each_text", (in, a) -> pairs(members(in, a, binary), true));
    table.set(
        type + "_object_keys",
        (in, a) -> members(in, a, binary).stream().map(Json.Member::key).iterator());
  }

  private static List<Json> elements(Invocation in, @Nullable Object[] a) {
    Json value = Json.parse((String) nonNull(a[0]));
    if (value instanceof Json.Array array) {
      return array.elements();
    }
    throw Failures.parameter(
        value instanceof Json.Obj
            ? "cannot "
                + (in.call().proc().name().startsWith("jsonb")
                    ? "extract elements from an object"
                    : "call json_array_elements on a non-array")
            : "cannot "
                + (in.call().proc().name().startsWith("jsonb")
                    ? "extract elements from a scalar"
                    : "call json_array_elements on a scalar"));
  }

  private static Iterator<@Nullable Object> texts(List<Json> elements) {
    List<@Nullable Object> texts = new ArrayList<>();
    elements.forEach(element -> texts.add(element.asText()));
    return texts.iterator();
  }

  private static Collection<Json.Member> members(
      Invocation in, @Nullable Object[] a, boolean binary) {
    Json value = Json.parse((String) nonNull(a[0]));
    if (!(value instanceof Json.Obj object)) {
      String kind = value instanceof Json.Array ? "an array" : "a scalar";
      String name = in.call().proc().name();
      throw Failures.parameter(
          binary || name.endsWith("keys")
              ? "cannot call " + name + " on " + kind
              : value instanceof Json.Array
                  ? "cannot deconstruct an array as an object"
                  : "cannot deconstruct a scalar");
    }
    return object.members();
  }

  private static Iterator<@Nullable Object> pairs(Collection<Json.Member> members, boolean text) {
    List<@Nullable Object> rows = new ArrayList<>();
    for (Json.Member member : members) {
      String value = text ? member.value().asText() : member.value().raw();
      rows.add(new @Nullable Object[] {member.key(), value});
    }
    return rows.iterator();
  }
}
