package io.irispgwire.objectscript;

import io.irispgwire.types.JsonReader;
import io.irispgwire.types.JsonText;
import io.irispgwire.types.JsonValue;
import io.irispgwire.types.JsonValue.JsonBoolean;
import io.irispgwire.types.JsonValue.JsonNumber;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code %DynamicObject}: a JSON object. */
final class DynamicObject implements ScriptObject {
  private final Map<String, Object> members = new LinkedHashMap<>();

  static DynamicObject of(String json) {
    return of((JsonObject) JsonReader.read(json));
  }

  private static DynamicObject of(JsonObject json) {
    DynamicObject object = new DynamicObject();
    json.members()
        .forEach(
            (name, value) ->
                object.members.put(
                    name, value instanceof JsonObject inner ? of(inner) : (Object) value));
    return object;
  }

  void put(String name, Object value) {
    members.put(name, value);
  }

  @Override
  public Object property(String name) {
    Object value = members.getOrDefault(name, "");
    if (value instanceof JsonString string) {
      return string.text();
    }
    if (value instanceof JsonNumber number) {
      return Values.canonical(number.value());
    }
    if (value instanceof JsonBoolean truth) {
      return truth.value() ? "1" : "0";
    }
    return value;
  }

  @Override
  public Object call(String method, List<Object> arguments) {
    return switch (method) {
      case "%Get" -> property(text(arguments, 0));
      case "%Set" -> {
        members.put(text(arguments, 0), stored(arguments));
        yield this;
      }
      case "%Remove" -> String.valueOf(members.remove(text(arguments, 0)));
      case "%IsDefined" -> Values.truth(members.containsKey(text(arguments, 0)));
      case "%GetIterator" -> new Members(List.copyOf(members.keySet()).iterator());
      case "%ToJSON" -> {
        if (!arguments.isEmpty()) {
          yield ((ScriptObject) arguments.get(0)).call("Write", List.of(json()));
        }
        yield json();
      }
      default -> throw new ScriptError("%DynamicObject", "no method " + method);
    };
  }

  private static Object stored(List<Object> arguments) {
    if (arguments.size() == 3) {
      String value = text(arguments, 1);
      return switch (text(arguments, 2)) {
        case "boolean" -> new JsonBoolean(!value.equals("0"));
        case "number" -> new JsonNumber(new BigDecimal(value));
        default -> throw new ScriptError("set a member", "unknown type " + arguments.get(2));
      };
    }
    return arguments.get(1);
  }

  String json() {
    return JsonText.of(value());
  }

  private JsonObject value() {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    members.forEach((name, member) -> values.put(name, value(member)));
    return new JsonObject(values);
  }

  private static JsonValue value(Object member) {
    if (member instanceof DynamicObject object) {
      return object.value();
    }
    return member instanceof JsonValue json ? json : new JsonString(String.valueOf(member));
  }

  private static String text(List<Object> arguments, int index) {
    return String.valueOf(arguments.get(index));
  }

  /** {@code %Iterator.Object}. */
  private final class Members implements ScriptObject {
    private final Iterator<String> names;

    Members(Iterator<String> names) {
      this.names = names;
    }

    @Override
    public Object property(String name) {
      throw new ScriptError("%Iterator", "no property " + name);
    }

    @Override
    public Object call(String method, List<Object> arguments) {
      if (!method.equals("%GetNext") || !names.hasNext()) {
        return "0";
      }
      String name = names.next();
      ((Variables) arguments.get(0)).set("", name);
      ((Variables) arguments.get(1)).set("", DynamicObject.this.property(name));
      return "1";
    }
  }
}
