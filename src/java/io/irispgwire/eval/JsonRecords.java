package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.TypeModifiers;
import io.irispgwire.types.Types;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as rows: {@code json_to_record}, {@code json_populate_record}, their sets and
 * jsonb's.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/jsonfuncs.c}, {@code populate_record_field}.
 */
final class JsonRecords {
  private JsonRecords() {}

  static void addTo(FunctionTable table, String type) {
    table.any(type + "_to_record", (in, a) -> record(in, null, (String) a[0]));
    table.any(type + "_populate_record", (in, a) -> record(in, a[0], (String) a[1]));
    table.set(type + "_to_recordset", (in, a) -> records(in, null, (String) a[0]));
    table.set(type + "_populate_recordset", (in, a) -> records(in, a[0], (String) a[1]));
  }

  private static @Nullable Object record(
      Invocation in, @Nullable Object base, @Nullable String text) {
    if (text == null) {
      return base;
    }
    Json json = Json.parse(text);
    if (!(json instanceof Json.Obj object)) {
      String kind = json instanceof Json.Array ? "an array" : "a scalar";
      throw Failures.parameter("cannot call populate_composite on " + kind);
    }
    return row(object, in.result().type(), (PgRecord) base, in.style());
  }

  private static Iterator<@Nullable Object> records(
      Invocation in, @Nullable Object base, @Nullable String text) {
    List<@Nullable Object> rows = new ArrayList<>();
    if (text == null) {
      return rows.iterator();
    }
    String name = in.call().proc().name();
    if (!(Json.parse(text) instanceof Json.Array array)) {
      String kind = Json.parse(text) instanceof Json.Obj ? "an object" : "a scalar";
      throw Failures.parameter("cannot call " + name + " on " + kind);
    }
    for (Json element : array.elements()) {
      if (!(element instanceof Json.Obj object)) {
        throw Failures.parameter("argument of " + name + " must be an array of objects");
      }
      rows.add(row(object, in.result().type(), (PgRecord) base, in.style()));
    }
    return rows.iterator();
  }

  private static PgRecord row(
      Json.Obj object, PgType type, @Nullable PgRecord base, TextStyle style) {
    Map<String, Json> members = JsonText.members(object);
    List<PgType> types = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (UserType.Field field : type.fields()) {
      Json member = members.get(field.name());
      Object before = base == null ? null : base.values().get(values.size());
      types.add(field.type().type());
      names.add(field.name());
      values.add(member == null ? before : value(member, field.type(), field.name(), style));
    }
    return new PgRecord(types, values, names);
  }

  private static @Nullable Object value(Json json, SqlType to, String key, TextStyle style) {
    PgType type = to.type();
    if (type.oid() == PgType.JSON.oid()) {
      return json.raw();
    }
    if (type.name().equals("jsonb")) {
      return JsonText.jsonb(json);
    }
    String text = json.asText();
    if (text == null) {
      return null;
    }
    if (type.isArray() && !(json instanceof Json.Text)) {
      return array(json, type, key, style);
    }
    if (!type.fields().isEmpty() && json instanceof Json.Obj object) {
      return row(object, type, null, style);
    }
    return TypeModifiers.apply(ValueText.parse(type, text, style), to, false);
  }

  private static PgArray array(Json json, PgType type, String key, TextStyle style) {
    PgType element =
        type.user() instanceof UserType.Elements own
            ? own.element()
            : Objects.requireNonNull(Types.byOid(type.elementOid()));
    List<@Nullable Object> values = new ArrayList<>();
    List<Integer> dimensions = new ArrayList<>();
    if (!(json instanceof Json.Array array)) {
      throw new PgException(SqlState.INVALID_TEXT_REPRESENTATION, "expected JSON array")
          .withHint("See the value of key \"" + key + "\".");
    }
    for (Json at = array;
        at instanceof Json.Array level && !level.elements().isEmpty();
        at = level.elements().get(0)) {
      dimensions.add(level.elements().size());
    }
    fill(array, 0, dimensions, SqlType.of(element), key, style, values);
    int[] lengths = dimensions.stream().mapToInt(Integer::intValue).toArray();
    int[] first = new int[lengths.length];
    java.util.Arrays.fill(first, 1);
    return new PgArray(element, lengths, first, values);
  }

  private static void fill(
      Json json,
      int depth,
      List<Integer> dimensions,
      SqlType element,
      String key,
      TextStyle style,
      List<@Nullable Object> values) {
    if (depth == dimensions.size()) {
      if (depth > 0 || !(json instanceof Json.Array)) {
        values.add(value(json, element, key, style));
      }
      return;
    }
    if (!(json instanceof Json.Array array) || array.elements().size() != dimensions.get(depth)) {
      throw new PgException(SqlState.INVALID_TEXT_REPRESENTATION, "malformed JSON array")
          .withDetail("Multidimensional arrays must have sub-arrays with matching dimensions.");
    }
    array
        .elements()
        .forEach(part -> fill(part, depth + 1, dimensions, element, key, style, values));
  }
}
