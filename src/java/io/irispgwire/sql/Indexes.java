package io.irispgwire.sql;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.SortItem;
import org.jspecify.annotations.Nullable;

/** index_elem of gram.y: what an index, or ON CONFLICT, is made of. */
final class Indexes {
  private final TokenStream in;
  private final Grammar grammar;

  Indexes(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  SortItem element() {
    int start = in.start();
    Expression expression = expression();
    if (in.accept("collate")) {
      var collation = grammar.names.qualified();
      expression = new Expression.Collate(in.from(start), expression, collation);
    }
    if (grammar.names.atColumn() && !in.at("nulls")) {
      grammar.names.qualified();
      if (in.at("(")) {
        grammar.skipping.parentheses();
      }
    }
    boolean descending = in.accept("desc");
    if (!descending) {
      in.accept("asc");
    }
    @Nullable Boolean nullsFirst = grammar.tails.nulls();
    return new SortItem(in.from(start), expression, descending, nullsFirst, null);
  }

  /** A column, a function call, or any expression in parentheses. */
  private Expression expression() {
    if (in.at("(")) {
      int start = in.start();
      in.take();
      Expression inner = grammar.expressions.expression();
      in.expect(")");
      return new Expression.Parenthesized(in.from(start), inner);
    }
    Token first = in.current();
    boolean call = in.peek(1).is("(") || in.peek(1).is(".") || !Names.isColumn(first);
    if (call) {
      return grammar.tableFunctions.function();
    }
    var name = grammar.names.column();
    return new Expression.ColumnRef(name.span(), java.util.List.of(name));
  }
}
