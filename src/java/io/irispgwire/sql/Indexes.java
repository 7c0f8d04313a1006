package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition.IndexElement;
import io.irispgwire.sql.tree.Definition.StorageParameter;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
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
    return elementWithClass().key();
  }

  IndexElement elementWithClass() {
    int start = in.start();
    Expression expression = expression();
    if (in.accept("collate")) {
      var collation = grammar.names.qualified();
      expression = new Expression.Collate(in.from(start), expression, collation);
    }
    @Nullable QualifiedName operatorClass = null;
    if (grammar.names.atColumn() && !in.at("nulls")) {
      operatorClass = grammar.names.qualified();
      if (in.at("(")) {
        grammar.skipping.parentheses();
      }
    }
    boolean descending = in.accept("desc");
    if (!descending) {
      in.accept("asc");
    }
    @Nullable Boolean nullsFirst = grammar.tails.nulls();
    SortItem key = new SortItem(in.from(start), expression, descending, nullsFirst, null);
    return new IndexElement(key, operatorClass);
  }

  /** reloptions: what stands in the parentheses of WITH. */
  List<StorageParameter> storage() {
    in.expect("(");
    List<StorageParameter> parameters = new ArrayList<>();
    do {
      int start = in.start();
      Name name = grammar.names.any();
      if (in.accept(".")) {
        name = grammar.names.any();
      }
      String value = in.accept("=") ? storageValue() : "";
      parameters.add(new StorageParameter(in.from(start), name, value));
    } while (in.accept(","));
    in.expect(")");
    return parameters;
  }

  private String storageValue() {
    String sign = in.accept("-") ? "-" : "";
    in.accept("+");
    if (in.at(Kind.END) || in.at(",") || in.at(")")) {
      throw in.unexpected();
    }
    return sign + in.take().text();
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
    return new Expression.ColumnRef(name.span(), List.of(name));
  }
}
