package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The conditions of jsonpath: true, false or, for null, unknown. */
final class JsonPathConditions {
  private final JsonPathRun run;

  JsonPathConditions(JsonPathRun run) {
    this.run = run;
  }

  @Nullable Boolean holds(JsonPathNode node) {
    if (node instanceof JsonPathNode.Logic logic) {
      return logic(logic);
    }
    try {
      if (node instanceof JsonPathNode.Comparison comparison) {
        return any(
            run.unwrapped(comparison.left()),
            comparison.operator().equals("starts")
                ? run.items(comparison.right())
                : run.unwrapped(comparison.right()),
            (a, b) -> compare(comparison.operator(), a, b));
      } else if (node instanceof JsonPathNode.Matches matches) {
        return any(
            run.unwrapped(matches.of()),
            List.of(Json.Word.NULL),
            (a, b) ->
                a instanceof Json.Text text
                    ? (Boolean) matches.pattern().matcher(text.value()).find()
                    : null);
      }
    } catch (PgException e) {
      return null; // what fails inside a condition leaves it unknown
    }
    List<Json> items = run.items(node);
    return (items.size() == 1 && items.get(0) instanceof Json.Word word && !word.isNull())
        ? (Boolean) word.raw().equals("true")
        : null;
  }

  private @Nullable Boolean logic(JsonPathNode.Logic logic) {
    if (logic.operator().equals("exists")) {
      try {
        return !run.items(logic.right()).isEmpty();
      } catch (PgException e) {
        return null;
      }
    }
    JsonPathNode leftSide = logic.left();
    if (leftSide == null) {
      Boolean operand = holds(logic.right());
      boolean asksUnknown = logic.operator().equals("unknown");
      return asksUnknown ? (Boolean) (operand == null) : operand == null ? null : !operand;
    }
    boolean deciding = logic.operator().equals("||");
    Boolean left = holds(leftSide);
    if (left != null && left == deciding) {
      return deciding;
    }
    Boolean right = holds(logic.right());
    if (right != null && right == deciding) {
      return deciding;
    }
    return (left == null || right == null) ? null : (Boolean) !deciding;
  }

  private @Nullable Boolean any(
      List<Json> left, List<Json> right, BiFunction<Json, Json, @Nullable Boolean> predicate) {
    boolean found = false;
    boolean unknown = false;
    for (Json a : left) {
      for (Json b : right) {
        Boolean result = predicate.apply(a, b);
        if (result == null && run.isStrict()) {
          return null;
        }
        unknown |= result == null;
        found |= result != null && result;
        if (found && !run.isStrict()) {
          return true;
        }
      }
    }
    return found ? (Boolean) true : unknown ? null : (Boolean) false;
  }

  private static @Nullable Boolean compare(String operator, Json a, Json b) {
    if (operator.equals("starts")) {
      return (a instanceof Json.Text text && b instanceof Json.Text start)
          ? (Boolean) text.value().startsWith(start.value())
          : null;
    }
    if (!a.typeName().equals(b.typeName())) {
      return (a.isNull() || b.isNull()) ? (Boolean) operator.equals("!=") : null;
    }
    Integer order = order(a, b);
    if (order == null) {
      return null;
    }
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static @Nullable Integer order(Json a, Json b) {
    if (a instanceof Json.Num x && b instanceof Json.Num y) {
      return new BigDecimal(x.raw()).compareTo(new BigDecimal(y.raw()));
    } else if (a instanceof Json.Text x && b instanceof Json.Text y) {
      return Ordering.text(x.value(), y.value());
    } else if (a instanceof Json.Word x && b instanceof Json.Word y) {
      return Boolean.compare(x.raw().equals("true"), y.raw().equals("true"));
    }
    return null;
  }
}
