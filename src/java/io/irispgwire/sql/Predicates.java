package io.irispgwire.sql;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Like;
import io.irispgwire.sql.tree.Expression.SubLink;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predicates that are words: IS …, [NOT] BETWEEN, IN, LIKE, and comparison with ANY and ALL. */
final class Predicates {
  private final TokenStream in;
  private final Grammar grammar;

  Predicates(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  private Span since(Expression left) {
    return in.from(left.span().start());
  }

  /** IS …, ISNULL, NOTNULL; {@code restricted} allows IS [NOT] DISTINCT FROM alone. */
  Expression is(Expression left, boolean restricted) {
    if (in.at("isnull") || in.at("notnull")) {
      boolean negated = in.take().is("notnull");
      return new Expression.NullTest(since(left), left, negated);
    }
    in.expect("is");
    boolean negated = in.accept("not");
    if (in.accept("distinct")) {
      in.expect("from");
      Expression right = grammar.expressions.climb(Precedence.IS + 1, restricted);
      return new Expression.DistinctFrom(since(left), left, right, negated);
    }
    if (restricted) {
      throw in.unexpected();
    }
    return switch (in.current().tag()) {
      case "null" -> {
        in.take();
        yield new Expression.NullTest(since(left), left, negated);
      }
      case "true", "false" -> {
        boolean value = in.take().is("true");
        yield new Expression.BooleanTest(since(left), left, value, negated);
      }
      case "unknown" -> {
        in.take();
        yield new Expression.BooleanTest(since(left), left, null, negated);
      }
      default -> normalized(left, negated);
    };
  }

  private Expression normalized(Expression left, boolean negated) {
    List<Expression> arguments = new ArrayList<>(List.of(left));
    Expression form = grammar.specialCalls.normalForm();
    if (form != null) {
      arguments.add(form);
    }
    in.expect("normalized");
    Expression call = Calls.system(since(left), "is_normalized", arguments);
    return negated ? new Expression.Not(since(left), call) : call;
  }

  /** [NOT] BETWEEN, IN, LIKE, ILIKE, SIMILAR TO. */
  Expression pattern(Expression left) {
    boolean negated = in.accept("not");
    Token word = in.take();
    return switch (word.text()) {
      case "between" -> between(left, negated);
      case "in" -> in(left, negated);
      case "like" -> like(left, Like.Kind.LIKE, negated);
      case "ilike" -> like(left, Like.Kind.ILIKE, negated);
      default -> {
        in.expect("to");
        yield like(left, Like.Kind.SIMILAR, negated);
      }
    };
  }

  private Expression between(Expression left, boolean negated) {
    boolean symmetric = in.accept("symmetric");
    if (!symmetric) {
      in.accept("asymmetric");
    }
    Expression low = grammar.expressions.restricted();
    in.expect("and");
    Expression high = grammar.expressions.climb(Precedence.PATTERN + 1, false);
    return new Expression.Between(since(left), left, low, high, negated, symmetric);
  }

  private Expression in(Expression left, boolean negated) {
    Parentheses list = grammar.primaries.parentheses();
    Query query = list.query();
    if (query == null) {
      return new Expression.In(since(left), left, list.items(), negated);
    }
    Expression test = new SubLink(since(left), SubLink.Kind.ANY, left, "=", query);
    return negated ? new Expression.Not(test.span(), test) : test;
  }

  private Expression like(Expression left, Like.Kind kind, boolean negated) {
    if (kind != Like.Kind.SIMILAR && atQuantifier(in)) {
      return quantified(left, (negated ? "!~~" : "~~") + (kind == Like.Kind.ILIKE ? "*" : ""));
    }
    Expression pattern = grammar.expressions.climb(Precedence.PATTERN + 1, false);
    @Nullable Expression escape =
        in.accept("escape") ? grammar.expressions.climb(Precedence.PATTERN + 1, false) : null;
    return new Like(since(left), left, pattern, escape, kind, negated);
  }

  static boolean atQuantifier(TokenStream in) {
    return in.at("any") || in.at("some") || in.at("all");
  }

  /** What follows {@code left op}: ANY or ALL of an array or a query. */
  Expression quantified(Expression left, String operator) {
    boolean all = in.take().is("all");
    Parentheses side = grammar.primaries.parentheses();
    Query query = side.query();
    if (query != null) {
      SubLink.Kind kind = all ? SubLink.Kind.ALL : SubLink.Kind.ANY;
      return new SubLink(since(left), kind, left, operator, query);
    }
    if (side.items().size() != 1) {
      throw in.unexpected(side.afterFirst());
    }
    return new Expression.ArrayComparison(since(left), left, operator, all, side.items().get(0));
  }
}
