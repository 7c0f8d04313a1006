package io.irispgwire.sql.deparse;

import static io.irispgwire.sql.deparse.Printer.STANDARD;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Window;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A query as rules show it: {@code get_select_query_def} of {@code ruleutils.c}. */
final class QueryText {
  private final Analysis analysis;
  private final Vocabulary words;
  private final ColumnNames columns;

  /**
   * @param columns of the query, which {@link #print} fills
   */
  QueryText(Analysis analysis, Vocabulary words, ColumnNames columns) {
    this.analysis = analysis;
    this.words = words;
    this.columns = columns;
  }

  /** For a query inside this one. */
  QueryText inside() {
    return new QueryText(analysis, words, columns.inside());
  }

  /**
   * @param visible whether somebody sees the names of its columns
   * @param labels the columns' names where they are not the query's own
   */
  void print(Query query, Printer out, boolean visible, @Nullable List<String> labels) {
    Query.Body body = query.body();
    FromText from = new FromText(analysis, words, columns, this);
    if (body instanceof Query.Select select) {
      select.from().forEach(from::declare); // before WITH, whose queries stand inside this one
    }
    with(query.with(), out);
    boolean isSet = body instanceof Query.SetOperation;
    if (body instanceof Query.SetOperation operation) {
      set(operation, out, visible, labels);
    } else if (body instanceof Query.Select select) {
      select(select, from, out, visible, labels);
    } else if (body instanceof Query.Values values) {
      values(values, out);
    }
    if (!query.orderBy().isEmpty()) {
      out.line(" ORDER BY ", -STANDARD, STANDARD, 1);
      order(query, isSet, out);
    }
    Expression offset = query.offset();
    if (offset != null) {
      out.line(" OFFSET ", -STANDARD, STANDARD, 0);
      lowering().of(offset).print(out);
    }
    Expression limit = query.limit();
    if (limit != null) {
      out.line(query.withTies() ? " FETCH FIRST " : " LIMIT ", -STANDARD, STANDARD, 0);
      lowering().of(limit).print(out);
      out.add(query.withTies() ? " ROWS WITH TIES" : "");
    }
  }

  private Lowering lowering() {
    return new Lowering(analysis, words, columns);
  }

  private void with(Query.@Nullable With with, Printer out) {
    if (with == null) {
      return;
    }
    out.indent(STANDARD);
    String before = with.recursive() ? " WITH RECURSIVE " : " WITH ";
    for (Query.CommonTable table : with.tables()) {
      out.add(before).add(Vocabulary.quoted(table.name().value()));
      before = ", ";
      if (!table.columns().isEmpty()) {
        out.add("(").add(names(table.columns())).add(")");
      }
      Boolean materialized = table.materialized();
      out.add(" AS ");
      if (materialized != null) {
        out.add(materialized ? "MATERIALIZED " : "NOT MATERIALIZED ");
      }
      out.add("(");
      out.line("", 0, 0, 0);
      if (table.statement() instanceof Query query) {
        out.nested(() -> inside().print(query, out, true, null));
      }
      out.line("", 0, 0, 0);
      out.add(")");
    }
    out.indent(-STANDARD);
    out.line("", 0, 0, 0);
  }

  static String names(List<Name> names) {
    return String.join(", ", names.stream().map(name -> Vocabulary.quoted(name.value())).toList());
  }

  private void select(
      Query.Select select,
      FromText from,
      Printer out,
      boolean visible,
      @Nullable List<String> labels) {
    out.indent(STANDARD);
    out.add(" SELECT");
    Lowering expressions = lowering();
    List<Expression> distinct = select.distinctOn();
    if (distinct != null && distinct.isEmpty()) {
      out.add(" DISTINCT");
    } else if (distinct != null) {
      out.add(" DISTINCT ON (");
      for (int i = 0; i < distinct.size(); i++) {
        out.add(i == 0 ? "" : ", ");
        AggregateText.sortKey(key(distinct.get(i), select, expressions), out);
      }
      out.add(")");
    }
    targets(select, expressions, out, visible, labels);
    from.print(select.from(), out);
    Expression where = select.where();
    if (where != null) {
      out.line(" WHERE ", -STANDARD, STANDARD, 1);
      expressions.of(where).print(out);
    }
    new GroupText(analysis, expressions).print(select, out);
    windows(select.windows(), expressions, out);
  }

  private static void windows(List<Window> windows, Lowering expressions, Printer out) {
    String before = null;
    for (Window window : windows) {
      if (before == null) {
        out.line(" WINDOW ", -STANDARD, STANDARD, 1);
      } else {
        out.add(before);
      }
      out.add(Vocabulary.quoted(Objects.requireNonNull(window.name()).value())).add(" AS ");
      AggregateText.specification(expressions, window, out);
      before = ", ";
    }
  }

  /** {@code get_target_list}. */
  private void targets(
      Query.Select select,
      Lowering expressions,
      Printer out,
      boolean visible,
      @Nullable List<String> labels) {
    List<Target> targets = analysis.targets(select);
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      String label = labels == null ? target.column().label() : labels.get(i);
      out.add(i == 0 ? " " : ", ");
      boolean first = i == 0;
      out.item(first, each -> target(target, label, expressions, each, visible));
    }
  }

  private void target(
      Target target, String label, Lowering expressions, Printer out, boolean visible) {
    Shown shown = shown(target, expressions);
    shown.printWithCasts(out);
    String own = visible ? null : "?column?";
    if (shown instanceof Shapes.Word word && isColumn(target)) {
      own = word.text().substring(word.text().lastIndexOf('.') + 1);
    }
    if (!Vocabulary.quoted(label).equals(own) && !label.equals(own)) {
      out.add(" AS ").add(Vocabulary.quoted(label));
    }
  }

  private static boolean isColumn(Target target) {
    Expression expression = target.expression();
    return expression == null || Lowering.bare(expression) instanceof Expression.ColumnRef;
  }

  private Shown shown(Target target, Lowering expressions) {
    Expression expression = target.expression();
    return expression == null
        ? new Shapes.Word(
            columns.of(Objects.requireNonNull(target.resolution()), target.column().label()))
        : expressions.of(expression);
  }

  /** An item that may stand for an output column. */
  private Shown key(Expression item, Query.Select select, Lowering expressions) {
    int output = analysis.outputColumn(item);
    return output < 0
        ? expressions.plain(item)
        : shown(analysis.targets(select).get(output), expressions);
  }

  private void order(Query query, boolean byNumber, Printer out) {
    for (int i = 0; i < query.orderBy().size(); i++) {
      SortItem item = query.orderBy().get(i);
      out.add(i == 0 ? "" : ", ");
      int output = analysis.outputColumn(item.expression());
      if (byNumber && output >= 0) {
        out.add(Integer.toString(output + 1));
      } else if (query.body() instanceof Query.Select select) {
        AggregateText.sortKey(key(item.expression(), select, lowering()), out);
      } else {
        AggregateText.sortKey(lowering().plain(item.expression()), out);
      }
      out.add(AggregateText.direction(item));
    }
  }

  private void values(Query.Values values, Printer out) {
    out.indent(STANDARD);
    out.add(" VALUES ");
    for (int i = 0; i < values.rows().size(); i++) {
      out.add(i == 0 ? "(" : ", (");
      List<Shown> row = lowering().all(values.rows().get(i));
      for (int j = 0; j < row.size(); j++) {
        out.add(j == 0 ? "" : ",");
        row.get(j).print(out);
      }
      out.add(")");
    }
  }

  /** {@code get_setop_query}. */
  private void set(
      Query.SetOperation node, Printer out, boolean visible, @Nullable List<String> labels) {
    Query.SetOperation left = nested(node.left());
    boolean open = left != null && !(left.kind() == node.kind() && left.all() == node.all());
    int indent = open ? STANDARD : 0;
    if (open) {
      out.add("(");
      out.line("", indent, 0, 0);
    }
    branch(node.left(), left, out, visible, labels);
    out.line(open ? ") " : "", -indent, 0, 0);
    out.add(node.kind().name()).add(node.all() ? " ALL " : " ");
    Query.SetOperation right = nested(node.right());
    int deeper = right == null ? 0 : STANDARD;
    out.add(right == null ? "" : "(");
    out.line("", deeper, 0, 0);
    branch(node.right(), right, out, false, labels);
    out.indent(-deeper);
    if (right != null) {
      out.line(")", 0, 0, 0);
    }
  }

  /** A branch that is a set operation and nothing more. */
  private static Query.@Nullable SetOperation nested(Query query) {
    return !isMore(query) && query.body() instanceof Query.SetOperation set ? set : null;
  }

  private static boolean isMore(Query query) {
    return query.with() != null
        || !query.orderBy().isEmpty()
        || query.limit() != null
        || query.offset() != null
        || !query.locking().isEmpty();
  }

  private void branch(
      Query query,
      Query.@Nullable SetOperation set,
      Printer out,
      boolean visible,
      @Nullable List<String> labels) {
    if (set != null) {
      set(set, out, visible, labels);
      return;
    }
    boolean open = isMore(query);
    out.add(open ? "(" : "");
    out.nested(() -> inside().print(query, out, visible, labels));
    out.add(open ? ")" : "");
  }
}
