package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.Query.Select;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.sql.tree.Window;
import io.irispgwire.sql.tree.WindowFrame;
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
    Select select = rules.select();
    WindowDefinition window = WindowDefinition.of(over, select);
    boolean ranking = FunctionForms.RANKING.contains(proc.name());
    WindowFrame frame = window.frame();
    boolean rows = frame != null && isOfRows(frame);
    boolean peerless = frame == null && (window.orderBy().isEmpty() || window.isUnique(rules));
    if (!ranking && !rows && !peerless) {
      throw Refusal.of(
          over,
          "a window frame that includes peers",
          "Write ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW where the order is unique.");
    }
    Fragment call = ranking ? ranking(node, proc) : new AggregateRule(rules).value(node, proc);
    List<Fragment> parts = new ArrayList<>();
    if (!window.partitionBy().isEmpty()) {
      List<Fragment> keys = window.partitionBy().stream().map(rules::value).toList();
      parts.add(Fragment.form("PARTITION BY #", Fragment.join(", ", keys)));
    }
    if (!window.orderBy().isEmpty()) {
      List<TableRef> from = select == null ? List.of() : select.from();
      parts.add(Fragment.form("ORDER BY #", new SortKeys(rules, from).ofWindow(window.orderBy())));
    }
    if (frame != null && rows && !ranking) {
      parts.add(Fragment.of(rules.textOf(frame).toUpperCase(Locale.ROOT)));
    }
    return Fragment.form("# OVER (#)", call, Fragment.join(" ", parts));
  }

  /** What IRIS takes: constants only, and nothing excluded. */
  private static boolean isOfRows(WindowFrame frame) {
    return frame.mode() == WindowFrame.Mode.ROWS
        && frame.exclusion() == WindowFrame.Exclusion.NO_OTHERS
        && isConstant(frame.start())
        && isConstant(frame.end());
  }

  private static boolean isConstant(WindowFrame.Bound bound) {
    return bound.offset() == null || bound.offset() instanceof Expression.Literal;
  }

  private Fragment ranking(FunctionCall node, Proc proc) {
    List<Fragment> arguments =
        node.arguments().stream().map(argument -> rules.value(argument.value())).toList();
    String name = proc.name().toUpperCase(Locale.ROOT);
    return Fragment.form(name + "(#)", Fragment.join(", ", arguments));
  }
}
