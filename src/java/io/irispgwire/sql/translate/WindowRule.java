package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Window functions. IRIS knows ROWS frames only, and takes one by default where PostgreSQL takes
 * RANGE, which includes peers (SQL Reference, "Overview of Window Functions").
 */
final class WindowRule {
  private final Rules rules;

  WindowRule(Rules rules) {
    this.rules = rules;
  }

  Fragment value(FunctionCall node, Window over, Proc proc) {
    if (over.name() != null || over.base() != null) {
      throw Refusal.of(over, "a named window", "Write its definition in OVER (…).");
    }
    boolean ranking = FunctionForms.RANKING.contains(proc.name());
    String frame = over.frame().toUpperCase(Locale.ROOT);
    boolean rows = frame.startsWith("ROWS") && !frame.contains("EXCLUDE");
    if (!ranking && !rows && !(frame.isEmpty() && over.orderBy().isEmpty())) {
      throw Refusal.of(
          over,
          "a window frame that includes peers",
          "Write ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW where the order is unique.");
    }
    Fragment call = ranking ? ranking(node, proc) : new AggregateRule(rules).value(node, proc);
    List<Fragment> parts = new ArrayList<>();
    if (!over.partitionBy().isEmpty()) {
      List<Fragment> keys = over.partitionBy().stream().map(rules::value).toList();
      parts.add(Fragment.form("PARTITION BY #", Fragment.join(", ", keys)));
    }
    if (!over.orderBy().isEmpty()) {
      parts.add(
          Fragment.form("ORDER BY #", new SortKeys(rules, List.of()).ofWindow(over.orderBy())));
    }
    if (rows) {
      parts.add(Fragment.of(frame));
    }
    return Fragment.form("# OVER (#)", call, Fragment.join(" ", parts));
  }

  private Fragment ranking(FunctionCall node, Proc proc) {
    List<Fragment> arguments =
        node.arguments().stream().map(argument -> rules.value(argument.value())).toList();
    String name = proc.name().toUpperCase(Locale.ROOT);
    return Fragment.form(name + "(#)", Fragment.join(", ", arguments));
  }
}
