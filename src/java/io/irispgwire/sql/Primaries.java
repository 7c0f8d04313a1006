package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Case;
import io.irispgwire.sql.tree.Expression.Literal;
import io.irispgwire.sql.tree.Expression.Row;
import io.irispgwire.sql.tree.Expression.SubLink;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators work on: c_expr of gram.y. */
final class Primaries {
  private final TokenStream in;
  private final Grammar grammar;

  Primaries(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Expression primary() {
    Token token = in.current();
    return switch (token.kind()) {
      case INTEGER -> literal(Literal.Kind.INTEGER);
      case DECIMAL -> literal(Literal.Kind.DECIMAL);
      case STRING -> literal(Literal.Kind.STRING);
      case BIT_STRING -> literal(Literal.Kind.BIT_STRING);
      case PARAMETER -> parameter();
      case QUOTED_WORD -> grammar.references.name();
      case WORD -> token.keyword() == null ? grammar.references.name() : keyword(token);
      case SYMBOL, OPERATOR, END, BROKEN -> parenthesized();
    };
  }

  private Expression parameter() {
    Token token = in.take();
    int number = TokenStream.parameterNumber(token);
    return grammar.references.indirection(new Expression.Parameter(token.span(), number));
  }

  private Literal literal(Literal.Kind kind) {
    Token token = in.take();
    return new Literal(token.span(), kind, token.text());
  }

  private Expression keyword(Token token) {
    return switch (token.text()) {
      case "true", "false" -> literal(Literal.Kind.BOOLEAN);
      case "null" -> nullLiteral();
      case "case" -> caseExpression();
      case "array" -> array();
      case "exists" -> in.peek(1).is("(") ? exists() : grammar.references.name();
      case "row" -> in.peek(1).is("(") ? row() : grammar.references.name();
      default -> grammar.types.atConstant() ? typedConstant(token) : named();
    };
  }

  private Expression named() {
    Expression special = grammar.specialCalls.parse();
    return special != null ? special : grammar.references.name();
  }

  private Literal nullLiteral() {
    return new Literal(in.take().span(), Literal.Kind.NULL, "");
  }

  private Expression typedConstant(Token first) {
    boolean interval = first.is("interval");
    TypeName type = interval ? grammar.types.interval(true) : grammar.types.constant();
    Literal value = stringLiteral();
    if (interval && type.modifiers().isEmpty()) {
      type = grammar.types.withFields(type);
    }
    return new Expression.Cast(in.from(first.start()), value, type, Expression.Cast.Form.PREFIX);
  }

  Literal stringLiteral() {
    if (!in.at(Kind.STRING)) {
      throw in.unexpected();
    }
    return literal(Literal.Kind.STRING);
  }

  private Expression parenthesized() {
    return afterParentheses(parentheses());
  }

  /** The operand that begins with these parentheses. */
  private Expression afterParentheses(Parentheses parentheses) {
    Expression operand = parentheses.operand();
    return operand instanceof Row row ? overlaps(row) : grammar.references.indirection(operand);
  }

  /** {@code (a, b)} or a query in parentheses: one reading, however deep they nest. */
  Parentheses parentheses() {
    in.enter();
    int start = in.start();
    in.expect("(");
    Parentheses result;
    if (Queries.atQuery(in)) {
      result = closeQuery(start, grammar.queries.query());
    } else if (in.at("(")) {
      Parentheses inner = parentheses();
      Query query = inner.query();
      result =
          query != null && Queries.continues(in)
              ? closeQuery(start, grammar.queries.continueFrom(query, inner.span()))
              : closeList(start, grammar.expressions.continueFrom(afterParentheses(inner)));
    } else {
      result = closeList(start, grammar.expressions.expression());
    }
    in.leave();
    return result;
  }

  private Parentheses closeQuery(int start, Query query) {
    Token close = in.expect(")");
    return new Parentheses(in.from(start), query, List.of(), close);
  }

  private Parentheses closeList(int start, Expression first) {
    Token afterFirst = in.current();
    List<Expression> items = List.of(first);
    if (in.at(",")) {
      items = new ArrayList<>();
      items.add(first);
      while (in.accept(",")) {
        items.add(grammar.expressions.expression());
      }
    }
    in.expect(")");
    return new Parentheses(in.from(start), null, items, afterFirst);
  }

  /** {@code (query)} where nothing else may stand. */
  Query query() {
    Token open = in.current();
    if (!in.at("(") || !startsQuery(1)) {
      throw open.is("(") ? notQuery() : in.unexpected();
    }
    Parentheses parentheses = parentheses();
    Query query = parentheses.query();
    if (query == null) {
      throw in.unexpected(parentheses.afterFirst());
    }
    return query;
  }

  private boolean startsQuery(int ahead) {
    int i = ahead;
    while (in.peek(i).is("(")) {
      i++;
    }
    return Queries.begins(in, i);
  }

  private RuntimeException notQuery() {
    while (in.at("(")) {
      in.take();
    }
    in.accept("values");
    return in.unexpected();
  }

  private Expression exists() {
    int start = in.start();
    in.take();
    Query query = query();
    return new SubLink(in.from(start), SubLink.Kind.EXISTS, null, null, query);
  }

  private Expression array() {
    int start = in.start();
    in.take();
    if (in.at("(")) {
      Query query = query();
      return new SubLink(in.from(start), SubLink.Kind.ARRAY, null, null, query);
    }
    return arrayElements(start);
  }

  private Expression arrayElements(int start) {
    in.enter();
    in.expect("[");
    List<Expression> elements = new ArrayList<>();
    if (in.at("[")) {
      do {
        if (!in.at("[")) {
          throw in.unexpected();
        }
        elements.add(arrayElements(in.start()));
      } while (in.accept(","));
    } else if (!in.at("]")) {
      elements.addAll(grammar.expressions.list());
    }
    in.expect("]");
    in.leave();
    return new Expression.ArrayConstructor(in.from(start), elements);
  }

  private Expression row() {
    int start = in.start();
    in.expect("row");
    in.expect("(");
    List<Expression> items = in.at(")") ? List.of() : grammar.expressions.list();
    in.expect(")");
    return overlaps(new Row(in.from(start), items, true));
  }

  private Expression overlaps(Row left) {
    if (!in.at("overlaps")) {
      return left;
    }
    in.take();
    Expression side = in.at("row", "(") ? row() : parentheses().operand();
    if (!(side instanceof Row right)) {
      throw in.unexpected();
    }
    return grammar.specialCalls.overlaps(left, right);
  }

  private Expression caseExpression() {
    int start = in.start();
    in.take();
    @Nullable Expression operand = in.at("when") ? null : grammar.expressions.expression();
    List<Case.When> branches = new ArrayList<>();
    do {
      int when = in.start();
      in.expect("when");
      Expression condition = grammar.expressions.expression();
      in.expect("then");
      Expression result = grammar.expressions.expression();
      branches.add(new Case.When(in.from(when), condition, result));
    } while (in.at("when"));
    @Nullable Expression otherwise = in.accept("else") ? grammar.expressions.expression() : null;
    in.expect("end");
    return new Case(in.from(start), operand, branches, otherwise);
  }
}
