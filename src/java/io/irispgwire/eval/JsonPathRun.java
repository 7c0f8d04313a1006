package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Numeric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a jsonpath through one document. Source: PostgreSQL {@code jsonpath_exec.c}; what it says
 * of conditions is in {@link JsonPathConditions}.
 */
final class JsonPathRun {
  private final boolean strict;
  private final Json root;
  private final Json variables;
  private final JsonPathConditions conditions = new JsonPathConditions(this);
  private @Nullable Json current;
  private int last = -1;

  JsonPathRun(boolean strict, Json root, Json variables) {
    this.strict = strict;
    this.root = root;
    this.variables = variables;
  }

  boolean isStrict() {
    return strict;
  }

  static Json number(String text) {
    return new Json.Num(new BigDecimal(text).toPlainString());
  }

  /** The items that a path leads to. */
  List<Json> items(JsonPathNode node) {
    if (node instanceof JsonPathNode.Item item) {
      return List.of(item.root() || current == null ? root : current);
    } else if (node instanceof JsonPathNode.Constant constant) {
      return List.of(constant.value());
    } else if (node instanceof JsonPathNode.Variable variable) {
      return List.of(variable(variable.name()));
    } else if (node instanceof JsonPathNode.Last) {
      return List.of(last());
    } else if (node instanceof JsonPathNode.Member member) {
      return members(member);
    } else if (node instanceof JsonPathNode.Anywhere anywhere) {
      List<Json> found = new ArrayList<>();
      items(anywhere.of()).forEach(item -> anywhere(item, 0, anywhere, found));
      return found;
    } else if (node instanceof JsonPathNode.Elements elements) {
      List<Json> found = new ArrayList<>();
      items(elements.of()).forEach(item -> elements(item, elements, found));
      return found;
    } else if (node instanceof JsonPathNode.Filter filter) {
      return filtered(filter);
    } else if (node instanceof JsonPathNode.Method method) {
      return new JsonPathMethods(strict).apply(method.name(), items(method.of()));
    } else if (node instanceof JsonPathNode.Arithmetic arithmetic) {
      return arithmetic(arithmetic);
    }
    Boolean truth = conditions.holds(node);
    return List.of(new Json.Word(String.valueOf(truth)));
  }

  /** As an operand: in lax mode arrays stand for their elements. */
  List<Json> unwrapped(JsonPathNode node) {
    return unwrapped(items(node));
  }

  private List<Json> unwrapped(List<Json> items) {
    if (strict) {
      return items;
    }
    List<Json> all = new ArrayList<>();
    for (Json item : items) {
      if (item instanceof Json.Array array) {
        all.addAll(array.elements());
      } else {
        all.add(item);
      }
    }
    return all;
  }

  private Json variable(String name) {
    Json value = JsonPaths.field(variables, name);
    if (value == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "could not find jsonpath variable \"" + name + "\"");
    }
    return value;
  }

  private Json last() {
    if (last < 0) {
      throw new PgException(SqlState.SYNTAX_ERROR, "LAST is allowed only in array subscripts");
    }
    return number(Integer.toString(last - 1));
  }

  private List<Json> members(JsonPathNode.Member member) {
    String name = member.name();
    List<Json> found = new ArrayList<>();
    for (Json item : unwrapped(member.of())) {
      if (!(item instanceof Json.Obj object)) {
        if (strict) {
          throw name == null
              ? new PgException(
                  SqlState.SQL_JSON_OBJECT_NOT_FOUND,
                  "jsonpath wildcard member accessor can only be applied to an object")
              : new PgException(
                  SqlState.SQL_JSON_MEMBER_NOT_FOUND,
                  "jsonpath member accessor can only be applied to an object");
        }
      } else if (name == null) {
        object.members().forEach(each -> found.add(each.value()));
      } else {
        Json value = JsonPaths.field(item, name);
        if (value != null) {
          found.add(value);
        } else if (strict) {
          throw new PgException(
              SqlState.SQL_JSON_MEMBER_NOT_FOUND,
              "JSON object does not contain key \"" + name + "\"");
        }
      }
    }
    return found;
  }

  private void anywhere(Json item, int level, JsonPathNode.Anywhere wanted, List<Json> found) {
    List<Json> inner = new ArrayList<>();
    if (item instanceof Json.Obj object) {
      object.members().forEach(member -> inner.add(member.value()));
    } else if (item instanceof Json.Array array) {
      inner.addAll(array.elements());
    }
    boolean leaf = !(item instanceof Json.Obj) && !(item instanceof Json.Array);
    boolean in =
        wanted.from() == Integer.MAX_VALUE ? leaf : level >= wanted.from() && level <= wanted.to();
    if (in) {
      found.add(item);
    }
    if (level < wanted.to()) {
      inner.forEach(each -> anywhere(each, level + 1, wanted, found));
    }
  }

  private void elements(Json item, JsonPathNode.Elements node, List<Json> found) {
    List<Json> elements =
        item instanceof Json.Array array ? array.elements() : strict ? null : List.of(item);
    boolean all = node.subscripts().isEmpty();
    if (elements == null) {
      throw new PgException(
          SqlState.SQL_JSON_ARRAY_NOT_FOUND,
          "jsonpath "
              + (all ? "wildcard array" : "array")
              + " accessor can only be applied to an array");
    }
    if (all) {
      found.addAll(elements);
    }
    int outer = last;
    last = elements.size();
    for (JsonPathNode.Subscript subscript : node.subscripts()) {
      int from = index(subscript.from());
      JsonPathNode end = subscript.to();
      int to = end == null ? from : index(end);
      if (strict && (from < 0 || from > to || to >= elements.size())) {
        throw new PgException(
            SqlState.INVALID_SQL_JSON_SUBSCRIPT, "jsonpath array subscript is out of bounds");
      }
      for (int i = Math.max(0, from); i <= to && i < elements.size(); i++) {
        found.add(elements.get(i));
      }
    }
    last = outer;
  }

  private int index(JsonPathNode node) {
    List<Json> values = items(node);
    if (values.size() != 1 || !(values.get(0) instanceof Json.Num number)) {
      throw new PgException(
          SqlState.INVALID_SQL_JSON_SUBSCRIPT,
          "jsonpath array subscript is not a single numeric value");
    }
    BigDecimal index = new BigDecimal(number.raw());
    if (index.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new PgException(
          SqlState.INVALID_SQL_JSON_SUBSCRIPT, "jsonpath array subscript is out of integer range");
    }
    return index.intValue();
  }

  private List<Json> filtered(JsonPathNode.Filter filter) {
    List<Json> found = new ArrayList<>();
    Json outer = current;
    for (Json item : unwrapped(filter.of())) {
      current = item;
      if (Boolean.TRUE.equals(conditions.holds(filter.condition()))) {
        found.add(item);
      }
    }
    current = outer;
    return found;
  }

  private List<Json> arithmetic(JsonPathNode.Arithmetic node) {
    String operator = node.operator();
    JsonPathNode leftSide = node.left();
    if (leftSide == null) {
      List<Json> signed = new ArrayList<>();
      for (Json item : unwrapped(node.right())) {
        if (!(item instanceof Json.Num number)) {
          throw new PgException(
              SqlState.SQL_JSON_NUMBER_NOT_FOUND,
              "operand of unary jsonpath operator " + operator + " is not a numeric value");
        }
        boolean minus = operator.equals("-");
        signed.add(minus ? json(NumericArithmetic.negate(value(number))) : item);
      }
      return signed;
    }
    Numeric left = operand(leftSide, "left", operator);
    Numeric right = operand(node.right(), "right", operator);
    return List.of(
        json(
            switch (operator) {
              case "+" -> NumericArithmetic.add(left, right);
              case "-" -> NumericArithmetic.subtract(left, right);
              case "*" -> NumericArithmetic.multiply(left, right);
              case "/" -> NumericArithmetic.divide(left, right);
              default -> NumericArithmetic.modulo(left, right);
            }));
  }

  private Numeric operand(JsonPathNode node, String side, String operator) {
    List<Json> values = unwrapped(node);
    if (values.size() != 1 || !(values.get(0) instanceof Json.Num number)) {
      throw new PgException(
          SqlState.SINGLETON_SQL_JSON_ITEM_REQUIRED,
          side + " operand of jsonpath operator " + operator + " is not a single numeric value");
    }
    return value(number);
  }

  private static Numeric value(Json.Num number) {
    return Numeric.of(new BigDecimal(number.raw()));
  }

  static Json json(Numeric value) {
    BigDecimal decimal = value.decimal();
    return new Json.Num(decimal == null ? "0" : decimal.toPlainString());
  }
}
