package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Operation;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.Interval;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import java.util.Set;

/**
 * {@code date ± integer}, {@code date - date}, and a date or timestamp ± a constant interval, by
 * DATEADD and DATEDIFF.
 */
final class DateArithmetic {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final Set<String> INTEGERS = Set.of("int2", "int4");

  private final Rules rules;

  DateArithmetic(Rules rules) {
    this.rules = rules;
  }

  Fragment value(Operation node, Expression left) {
    PgType l = rules.typeOf(left).type();
    PgType r = rules.typeOf(node.right()).type();
    boolean plus = node.operator().equals("+");
    if (!plus && !node.operator().equals("-")) {
      throw Refusal.of(node, "operator " + node.operator());
    }
    if (l.equals(PgType.DATE) && INTEGERS.contains(r.name())) {
      return days(left, node.right(), plus);
    }
    if (plus && r.equals(PgType.DATE) && INTEGERS.contains(l.name())) {
      return days(node.right(), left, true);
    }
    if (!plus && l.equals(PgType.DATE) && r.equals(PgType.DATE)) {
      return Fragment.form("DATEDIFF('day', #, #)", rules.value(node.right()), rules.value(left));
    }
    if (r.equals(PgType.INTERVAL) && (l.equals(PgType.DATE) || l.equals(PgType.TIMESTAMP))) {
      return add(rules.value(left), node.right(), plus ? 1 : -1);
    }
    if (plus && l.equals(PgType.INTERVAL) && r.equals(PgType.TIMESTAMP)) {
      return add(rules.value(node.right()), left, 1);
    }
    throw Refusal.of(
        node, "operator " + node.operator() + " between " + l.name() + " and " + r.name());
  }

  private Fragment days(Expression date, Expression count, boolean plus) {
    return Fragment.form(
        plus ? "CAST(DATEADD('day', #, #) AS DATE)" : "CAST(DATEADD('day', -(#), #) AS DATE)",
        rules.value(count),
        rules.value(date));
  }

  /** Months first, then days, then the time: as {@code timestamp_pl_interval} does. */
  private Fragment add(Fragment time, Expression interval, int sign) {
    TypedLiteral literal = new Constants(rules).literal(interval);
    if (literal == null || literal.text() == null) {
      throw Refusal.of(interval, "arithmetic with an interval that is no constant");
    }
    Interval value = read(literal.text(), interval);
    Fragment result = step("month", (long) sign * value.months(), time);
    result = step("day", (long) sign * value.days(), result);
    if (value.micros() % MICROS_PER_SECOND != 0) {
      throw Refusal.of(interval, "an interval with fractions of a second");
    }
    return step("second", sign * (value.micros() / MICROS_PER_SECOND), result);
  }

  private static Fragment step(String unit, long count, Fragment time) {
    return count == 0 ? time : Fragment.form("DATEADD('" + unit + "', " + count + ", #)", time);
  }

  private static Interval read(String text, Expression at) {
    try {
      return (Interval) Codecs.of(PgType.INTERVAL).readText(text, TextStyle.DEFAULT);
    } catch (PgException e) {
      throw e.at(at.span().position());
    }
  }
}
