package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import io.irispgwire.sql.tree.Expression.FieldSelection;
import io.irispgwire.sql.tree.Expression.Star;
import io.irispgwire.sql.tree.Expression.Subscript;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What begins with a name (columnref, func_expr, type 'literal') and indirection behind it. */
final class References {
  private final TokenStream in;
  private final Grammar grammar;

  References(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** A column, a function call, or a constant behind the name of its type. */
  Expression name() {
    Token first = in.current();
    boolean column = Names.isColumn(first);
    boolean function = Names.isTypeOrFunction(first);
    if (!column && !function) {
      throw in.unexpected();
    }
    Name name = grammar.names.any();
    if (function && in.at("(")) {
      return grammar.calls.call(new QualifiedName(name.span(), List.of(name)));
    }
    if (function && in.at(Kind.STRING)) {
      return constant(new QualifiedName(name.span(), List.of(name)), List.of());
    }
    if (!column) {
      throw in.unexpected();
    }
    return in.at(".") ? dotted(name) : indirection(new ColumnRef(name.span(), List.of(name)));
  }

  private Expression dotted(Name first) {
    List<Name> names = new ArrayList<>(3);
    names.add(first);
    while (in.at(".")) {
      if (in.peek(1).is("*")) {
        in.take();
        in.take();
        Star star = new Star(in.from(first.span().start()), names);
        refuseMore();
        return star;
      }
      in.take();
      names.add(grammar.names.label());
    }
    var span = in.from(first.span().start());
    if (in.at("(")) {
      return grammar.calls.call(new QualifiedName(span, names));
    }
    if (in.at(Kind.STRING)) {
      return constant(new QualifiedName(span, names), List.of());
    }
    return indirection(new ColumnRef(span, names));
  }

  private void skipIndirection() {
    while (in.at(".") || in.at("[")) {
      if (in.at("[")) {
        subscript(new Star(in.current().span(), List.of()));
      } else {
        in.take();
        if (!in.accept("*")) {
          grammar.names.label();
        }
      }
    }
  }

  /** {@code type 'text'}. */
  Expression constant(QualifiedName type, List<Expression> modifiers) {
    int start = type.span().start();
    TypeName name = new TypeName(in.from(start), type, modifiers, 0, false, "");
    Expression value = grammar.primaries.stringLiteral();
    return new Expression.Cast(in.from(start), value, name, Expression.Cast.Form.PREFIX);
  }

  /** Subscripts and fields behind an operand. */
  Expression indirection(Expression base) {
    Expression result = base;
    while (in.at("[") || in.at(".")) {
      if (in.at(".") && in.peek(1).is("*")) {
        in.take();
        in.take();
        refuseMore();
        return new FieldSelection(in.from(base.span().start()), result, null);
      }
      result = step(result);
    }
    return result;
  }

  /** One subscript or field. */
  Expression step(Expression base) {
    if (in.at("[")) {
      return subscript(base);
    }
    in.expect(".");
    Name field = grammar.names.label();
    return new FieldSelection(in.from(base.span().start()), base, field);
  }

  /** A star ends an indirection; PostgreSQL notices when it has read all of it. */
  private void refuseMore() {
    if (in.at(".") || in.at("[")) {
      skipIndirection();
      throw in.error("improper use of \"*\"", in.current());
    }
  }

  private Expression subscript(Expression base) {
    in.enter();
    in.expect("[");
    @Nullable Expression lower = in.at(":") ? null : grammar.expressions.expression();
    boolean slice = in.accept(":");
    @Nullable Expression upper = slice && !in.at("]") ? grammar.expressions.expression() : null;
    in.expect("]");
    in.leave();
    return new Subscript(in.from(base.span().start()), base, lower, upper, slice);
  }
}
