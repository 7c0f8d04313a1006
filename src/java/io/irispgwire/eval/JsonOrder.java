package io.irispgwire.eval;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** jsonb's B-tree order: Object > Array > Boolean > Number > String > null (manual 8.14.4). */
final class JsonOrder {
  private JsonOrder() {}

  static int compare(Json a, Json b) {
    int order = Integer.compare(rank(a), rank(b));
    if (order != 0) {
      return order;
    }
    if (a instanceof Json.Obj x && b instanceof Json.Obj y) {
      return objects(JsonText.members(x), JsonText.members(y));
    } else if (a instanceof Json.Array x && b instanceof Json.Array y) {
      return arrays(x, y);
    } else if (a instanceof Json.Num) {
      return new BigDecimal(a.raw()).compareTo(new BigDecimal(b.raw()));
    } else if (a instanceof Json.Text x && b instanceof Json.Text y) {
      return Ordering.text(x.value(), y.value());
    }
    return a.raw().compareTo(b.raw());
  }

  private static int rank(Json value) {
    return switch (value.typeName()) {
      case "null" -> 0;
      case "string" -> 1;
      case "number" -> 2;
      case "boolean" -> 3;
      case "array" -> value instanceof Json.Array array && array.elements().isEmpty() ? -1 : 4;
      default -> 5;
    };
  }

  private static int arrays(Json.Array a, Json.Array b) {
    int order = Integer.compare(a.elements().size(), b.elements().size());
    for (int i = 0; order == 0 && i < a.elements().size(); i++) {
      order = compare(a.elements().get(i), b.elements().get(i));
    }
    return order;
  }

  private static int objects(Map<String, Json> a, Map<String, Json> b) {
    int order = Integer.compare(a.size(), b.size());
    Iterator<Map.Entry<String, Json>> left = a.entrySet().iterator();
    Iterator<Map.Entry<String, Json>> right = b.entrySet().iterator();
    while (order == 0 && left.hasNext()) {
      Map.Entry<String, Json> x = left.next();
      Map.Entry<String, Json> y = right.next();
      order = Ordering.text(x.getKey(), y.getKey());
      order = order != 0 ? order : compare(x.getValue(), y.getValue());
    }
    return order;
  }
}
