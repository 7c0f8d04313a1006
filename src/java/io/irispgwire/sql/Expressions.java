package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.Expression.Literal;
import io.irispgwire.sql.tree.Expression.Logical;
import io.irispgwire.sql.tree.Expression.Operation;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operators by precedence climbing: a_expr and b_expr of gram.y. What binds tighter is {@link
 * Primaries}', IS, BETWEEN, LIKE and IN are {@link Predicates}'.
 */
final class Expressions {
  private final TokenStream in;
  private final Grammar grammar;

  /** In a select list a keyword operator with nothing behind it is a label. */
  private boolean labelMayFollow;

  Expressions(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** a_expr. */
  Expression expression() {
    boolean outer = labelMayFollow;
    labelMayFollow = false;
    Expression expression = climb(Precedence.NONE, false);
    labelMayFollow = outer;
    return expression;
  }

  /** a_expr as an item of a select list. */
  Expression labelled() {
    boolean outer = labelMayFollow;
    labelMayFollow = true;
    Expression expression = climb(Precedence.NONE, false);
    labelMayFollow = outer;
    return expression;
  }

  /** b_expr: without the operators that are words, IS DISTINCT FROM aside. */
  Expression restricted() {
    return climb(Precedence.NONE, true);
  }

  /** The rest of an a_expr whose first operand is already there. */
  Expression continueFrom(Expression first) {
    boolean outer = labelMayFollow;
    labelMayFollow = false;
    Expression expression = operators(first, Precedence.NONE, false);
    labelMayFollow = outer;
    return expression;
  }

  List<Expression> list() {
    Expression first = expression();
    if (!in.at(",")) {
      return List.of(first);
    }
    List<Expression> items = new ArrayList<>();
    items.add(first);
    while (in.accept(",")) {
      items.add(expression());
    }
    return items;
  }

  /** An operand made of operators that bind at least as tight as {@code lowest}. */
  Expression climb(int lowest, boolean restricted) {
    in.enter();
    Expression expression = operators(prefix(restricted), lowest, restricted);
    in.leave();
    return expression;
  }

  private Expression prefix(boolean restricted) {
    Token token = in.current();
    if (token.kind() == Kind.SYMBOL) {
      if (token.is("-") || token.is("+")) {
        return sign(in.take());
      }
    } else if (token.kind() == Kind.OPERATOR || Operators.atQualified(in)) {
      OperatorName operator = Operators.read(grammar);
      return operation(null, operator, climb(Precedence.OPERATOR + 1, restricted), token.start());
    } else if (token.is("not") && !restricted) {
      in.take();
      Expression operand = climb(Precedence.NOT, false);
      return new Expression.Not(in.from(token.start()), operand);
    } else if (token.is("default") && !restricted) {
      return new Expression.Default(in.take().span());
    }
    return grammar.primaries.primary();
  }

  /** A sign; that of a number belongs to the number, as gram.y's doNegate has it. */
  private Expression sign(Token sign) {
    Expression operand = climb(Precedence.SIGN, false);
    if (sign.is("-") && bare(operand) instanceof Literal literal && isNumber(literal)) {
      String digits = literal.value();
      String negated = digits.startsWith("-") ? digits.substring(1) : "-" + digits;
      return new Literal(in.from(sign.start()), literal.kind(), negated);
    }
    return operation(null, OperatorName.of(sign), operand, sign.start());
  }

  /** Parentheses are no node of PostgreSQL's parser. */
  private static Expression bare(Expression expression) {
    return expression instanceof Expression.Parenthesized parenthesized
        ? bare(parenthesized.inner())
        : expression;
  }

  private static boolean isNumber(Literal literal) {
    return literal.kind() == Literal.Kind.INTEGER || literal.kind() == Literal.Kind.DECIMAL;
  }

  private Expression operators(Expression first, int lowest, boolean restricted) {
    Expression left = first;
    int open = Precedence.NONE;
    while (true) {
      int level = Precedence.of(in, restricted);
      if (level <= Precedence.NONE || level < lowest || isLabel(level)) {
        return left;
      }
      if (level == open) {
        throw in.unexpected();
      }
      Expression next = infix(left, level, restricted);
      open = Precedence.isNonAssociative(level) && !isClosed(next) ? level : Precedence.NONE;
      left = next;
    }
  }

  /** Whether the word operator here is a column's label, as nothing follows it to operate on. */
  private boolean isLabel(int level) {
    return labelMayFollow
        && level != Precedence.COMPARISON
        && in.current().keyword() != null
        && Names.isBareLabel(in.current())
        && Queries.endsSelectItem(in.peek(1));
  }

  /** Whether the expression ends with a token of its own, so that no operator can compete. */
  private static boolean isClosed(Expression expression) {
    return expression instanceof Expression.NullTest
        || expression instanceof Expression.BooleanTest
        || expression instanceof Expression.In
        || expression instanceof Expression.SubLink
        || expression instanceof Expression.ArrayComparison
        || expression instanceof FunctionCall
        || (expression instanceof Expression.Not not && isClosed(not.operand()));
  }

  private Expression infix(Expression left, int level, boolean restricted) {
    return switch (level) {
      case Precedence.OR -> logical(left, "or", level);
      case Precedence.AND -> logical(left, "and", level);
      case Precedence.IS -> grammar.predicates.is(left, restricted);
      case Precedence.PATTERN -> grammar.predicates.pattern(left);
      case Precedence.AT_TIME_ZONE -> atTimeZone(left);
      case Precedence.COLLATE -> collate(left);
      case Precedence.CAST -> cast(left);
      default -> binary(left, level, restricted);
    };
  }

  private Expression collate(Expression left) {
    in.take();
    QualifiedName collation = grammar.names.qualified();
    return new Expression.Collate(in.from(left.span().start()), left, collation);
  }

  private Expression cast(Expression left) {
    in.take();
    TypeName type = grammar.types.type();
    Span span = in.from(left.span().start());
    return new Expression.Cast(span, left, type, Expression.Cast.Form.COLONS);
  }

  private Expression logical(Expression left, String word, int level) {
    List<Expression> operands = new ArrayList<>();
    operands.add(left);
    while (in.at(word) && !isLabel(level)) {
      in.take();
      operands.add(climb(level + 1, false));
    }
    return new Logical(in.from(left.span().start()), level == Precedence.AND, operands);
  }

  private Expression atTimeZone(Expression left) {
    in.take();
    in.expect("time", "zone");
    Expression zone = climb(Precedence.AT_TIME_ZONE + 1, false);
    return Calls.system(in.from(left.span().start()), "timezone", List.of(zone, left));
  }

  private Expression binary(Expression left, int level, boolean restricted) {
    OperatorName operator = Operators.read(grammar);
    if (!restricted && Predicates.atQuantifier(in)) {
      return grammar.predicates.quantified(left, operator.name());
    }
    Expression right = climb(level + 1, restricted);
    return operation(left, operator, right, left.span().start());
  }

  private Expression operation(
      @Nullable Expression left, OperatorName operator, Expression right, int start) {
    Span span = in.from(start);
    return new Operation(span, left, operator.schema(), operator.name(), operator.span(), right);
  }
}
