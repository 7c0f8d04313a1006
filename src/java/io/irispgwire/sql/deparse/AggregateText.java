package io.irispgwire.sql.deparse;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Window;
import io.irispgwire.sql.tree.WindowFrame;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls of aggregates and over windows: {@code get_agg_expr}, {@code get_windowfunc_expr}. */
final class AggregateText {
  private final Lowering expressions;
  private final Expression.FunctionCall node;
  private final Printer out;

  AggregateText(Lowering expressions, Expression.FunctionCall node, Printer out) {
    this.expressions = expressions;
    this.node = node;
    this.out = out;
  }

  void print(String name, List<Shown> arguments) {
    out.add(name).add("(").add(node.distinct() ? "DISTINCT " : "").add(node.star() ? "*" : "");
    for (int i = 0; i < arguments.size(); i++) {
      out.add(i == 0 ? "" : ", ");
      arguments.get(i).printWithCasts(out);
    }
    if (!node.orderBy().isEmpty()) {
      out.add(node.withinGroup() ? ") WITHIN GROUP (ORDER BY " : " ORDER BY ");
      sort(expressions, node.orderBy(), out);
    }
    out.add(")");
    Expression filter = node.filter();
    if (filter != null) {
      out.add(" FILTER (WHERE ");
      expressions.of(filter).print(out);
      out.add(")");
    }
    Window over = node.over();
    if (over != null) {
      out.add(" OVER ");
      if (over.name() == null) {
        specification(expressions, over, out);
      } else {
        out.add(Vocabulary.quoted(over.name().value()));
      }
    }
  }

  /** {@code get_rule_windowspec}. */
  static void specification(Lowering expressions, Window window, Printer out) {
    String space = "";
    out.add("(");
    if (window.base() != null) {
      out.add(Vocabulary.quoted(window.base().value()));
      space = " ";
    }
    if (!window.partitionBy().isEmpty()) {
      out.add(space).add("PARTITION BY ");
      for (int i = 0; i < window.partitionBy().size(); i++) {
        out.add(i == 0 ? "" : ", ");
        sortKey(expressions.of(window.partitionBy().get(i)), out);
      }
      space = " ";
    }
    if (!window.orderBy().isEmpty()) {
      out.add(space).add("ORDER BY ");
      sort(expressions, window.orderBy(), out);
      space = " ";
    }
    WindowFrame frame = window.frame();
    if (frame != null) {
      out.add(space);
      frame(expressions, frame, out);
    }
    out.add(")");
  }

  private static void frame(Lowering expressions, WindowFrame frame, Printer out) {
    out.add(frame.mode().name());
    if (expressions.isWrittenWith(frame.span(), "between")) {
      out.add(" BETWEEN ");
      bound(expressions, frame.start(), out);
      out.add(" AND ");
      bound(expressions, frame.end(), out);
    } else {
      out.add(" ");
      bound(expressions, frame.start(), out);
    }
    switch (frame.exclusion()) {
      case CURRENT_ROW -> out.add(" EXCLUDE CURRENT ROW");
      case GROUP -> out.add(" EXCLUDE GROUP");
      case TIES -> out.add(" EXCLUDE TIES");
      case NO_OTHERS -> {}
    }
  }

  private static void bound(Lowering expressions, WindowFrame.Bound bound, Printer out) {
    String words = bound.kind().name().toUpperCase(Locale.ROOT).replace('_', ' ');
    Expression offset = bound.offset();
    if (offset == null) {
      out.add(words);
    } else {
      expressions.of(offset).print(out);
      out.add(words.substring("OFFSET".length()));
    }
  }

  /** {@code get_rule_orderby}. */
  static void sort(Lowering expressions, List<SortItem> items, Printer out) {
    for (int i = 0; i < items.size(); i++) {
      SortItem item = items.get(i);
      out.add(i == 0 ? "" : ", ");
      sortKey(expressions.plain(item.expression()), out);
      out.add(direction(item));
    }
  }

  static String direction(SortItem item) {
    boolean descending = item.descending() || ">".equals(item.using());
    @Nullable Boolean nulls = item.nullsFirst();
    boolean first = Objects.requireNonNullElse(nulls, descending);
    return (descending ? " DESC" : "")
        + (first == descending ? "" : first ? " NULLS FIRST" : " NULLS LAST");
  }

  /** {@code get_rule_sortgroupclause}. */
  static void sortKey(Shown key, Printer out) {
    if (key instanceof Shapes.Constant constant) {
      out.add(constant.literal()).add(constant.name());
    } else if (key instanceof Shapes.Word) {
      key.print(out);
    } else {
      boolean parentheses =
          out.pretty() || key instanceof Shapes.Listed || key instanceof Shapes.Called;
      out.add(parentheses ? "(" : "");
      key.printWithCasts(out);
      out.add(parentheses ? ")" : "");
    }
  }
}
