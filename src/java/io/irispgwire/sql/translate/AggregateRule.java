package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.Locale;

/** Aggregates; FILTER becomes a CASE inside. */
final class AggregateRule {
  private final Rules rules;

  AggregateRule(Rules rules) {
    this.rules = rules;
  }

  Fragment value(FunctionCall node, Proc proc) {
    if (!node.orderBy().isEmpty() || node.withinGroup()) {
      throw Refusal.of(node, "ORDER BY inside " + proc.name() + "()");
    }
    String distinct = node.distinct() ? "DISTINCT " : "";
    return switch (proc.name()) {
      case "bool_and", "every" -> Fragment.form("MIN(#)", argument(node, 0));
      case "bool_or" -> Fragment.form("MAX(#)", argument(node, 0));
      case "string_agg" -> stringAgg(node, distinct);
      default -> {
        if (proc.argumentOids().contains(PgType.VECTOR.oid())) {
          throw VectorRule.refusal(node, proc.name() + "(vector)");
        }
        if (!FunctionForms.AGGREGATES.contains(proc.name())) {
          throw Refusal.of(node, "aggregate " + proc.name() + "()");
        }
        refuseText(node, proc);
        refuseExactDeviation(node, proc);
        if (node.star() && node.filter() == null) {
          yield Fragment.of("COUNT(*)");
        }
        if (node.distinct()) {
          node.arguments().forEach(argument -> rules.requireCanonical(argument.value()));
        }
        String name = proc.name().toUpperCase(Locale.ROOT);
        yield Fragment.form(name + "(" + distinct + "#)", argument(node, 0));
      }
    };
  }

  /** IRIS would take a text for the number that it begins with, and sort it as a text. */
  private void refuseText(FunctionCall node, Proc proc) {
    if (List.of("min", "max", "sum", "avg").contains(proc.name())) {
      PgType type = rules.typeOf(node.arguments().get(0).value()).type();
      if (!IrisTypes.isOrdered(type)) {
        throw Refusal.of(node, proc.name() + "() of " + type.name());
      }
    }
  }

  /** Of integers and numerics PostgreSQL gives it with every digit, IRIS as of a DOUBLE. */
  private void refuseExactDeviation(FunctionCall node, Proc proc) {
    boolean deviation = proc.name().startsWith("stddev") || proc.name().startsWith("var");
    if (deviation && !CastRule.isFloat(rules.typeOf(node.arguments().get(0).value()))) {
      throw Refusal.of(node, proc.name() + "() of exact numbers");
    }
  }

  private Fragment argument(FunctionCall node, int index) {
    Fragment value =
        node.star() ? Fragment.of("1") : rules.value(node.arguments().get(index).value());
    Expression filter = node.filter();
    return filter == null
        ? value
        : Fragment.form("CASE WHEN # THEN # END", rules.condition(filter, true), value);
  }

  private Fragment stringAgg(FunctionCall node, String distinct) {
    TypedLiteral delimiter = new Constants(rules).literal(node.arguments().get(1).value());
    if (delimiter == null || delimiter.text() == null) {
      throw Refusal.of(node, "string_agg() with a delimiter that is no constant");
    }
    if (delimiter.text().equals(",")) {
      return Fragment.form("LIST(" + distinct + "#)", argument(node, 0));
    }
    return Fragment.form(
        "$LISTTOSTRING(%DLIST(" + distinct + "#), #)",
        argument(node, 0),
        new LiteralForm(delimiter, node).bare());
  }
}
