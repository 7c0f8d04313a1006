package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Builtin;
import io.irispgwire.sql.tree.Expression.Literal;
import io.irispgwire.sql.tree.Expression.Row;
import io.irispgwire.sql.tree.Expression.SqlValueFunction;
import io.irispgwire.sql.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions with a syntax of their own: func_expr_common_subexpr of gram.y. */
final class SpecialCalls {
  private final TokenStream in;
  private final Grammar grammar;

  SpecialCalls(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** The call that begins at this keyword; null when none does. */
  @Nullable Expression parse() {
    String word = in.current().tag();
    return switch (word) {
      case "current_date",
          "current_role",
          "current_user",
          "session_user",
          "user",
          "current_catalog" ->
          valueFunction(word);
      case "current_schema" -> isFunctionName(in.peek(1)) ? null : valueFunction(word);
      case "current_time", "current_timestamp", "localtime", "localtimestamp" -> timeFunction(word);
      case "cast" -> cast(in.start());
      case "collation" -> in.peek(1).is("for") ? collationFor() : null;
      default -> in.peek(1).is("(") ? nested(word) : null;
    };
  }

  private @Nullable Expression nested(String word) {
    in.enter();
    Expression call = parenthesized(word);
    in.leave();
    return call;
  }

  private static boolean isFunctionName(Token next) {
    return next.is("(") || next.kind() == Kind.STRING;
  }

  private @Nullable Expression parenthesized(String word) {
    int start = in.start();
    return switch (word) {
      case "coalesce", "greatest", "least", "nullif" ->
          builtin(start, Builtin.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
      case "grouping" -> grouping(start);
      case "extract", "normalize", "overlay", "position", "substring", "trim" ->
          grammar.stringCalls.call(word);
      case "treat",
          "xmlconcat",
          "xmlelement",
          "xmlexists",
          "xmlforest",
          "xmlparse",
          "xmlpi",
          "xmlroot",
          "xmlserialize" ->
          throw unsupported(word);
      default -> null;
    };
  }

  private PgException unsupported(String word) {
    String message = word.toUpperCase(Locale.ROOT) + " is not supported";
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message).at(in.start() + 1);
  }

  private Expression grouping(int start) {
    in.take();
    in.expect("(");
    List<Expression> arguments = grammar.expressions.list();
    in.expect(")");
    return new Expression.Grouping(in.from(start), arguments);
  }

  private Expression valueFunction(String word) {
    Token token = in.take();
    return new SqlValueFunction(token.span(), kind(word), -1);
  }

  private static SqlValueFunction.Kind kind(String word) {
    return SqlValueFunction.Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Expression timeFunction(String word) {
    int start = in.start();
    in.take();
    int precision = -1;
    if (in.accept("(")) {
      precision = in.integer();
      in.expect(")");
    }
    return new SqlValueFunction(in.from(start), kind(word), precision);
  }

  private Expression collationFor() {
    int start = in.start();
    in.expect("collation", "for");
    in.expect("(");
    Expression operand = grammar.expressions.expression();
    in.expect(")");
    return Calls.system(in.from(start), "pg_collation_for", List.of(operand));
  }

  private Expression cast(int start) {
    in.take();
    in.expect("(");
    Expression operand = grammar.expressions.expression();
    in.expect("as");
    var type = grammar.types.type();
    in.expect(")");
    return new Expression.Cast(in.from(start), operand, type, Expression.Cast.Form.CAST);
  }

  private Expression builtin(int start, Builtin.Kind kind) {
    in.take();
    in.expect("(");
    List<Expression> arguments = new ArrayList<>();
    if (kind == Builtin.Kind.NULLIF) {
      arguments.add(grammar.expressions.expression());
      in.expect(",");
      arguments.add(grammar.expressions.expression());
    } else {
      arguments.addAll(grammar.expressions.list());
    }
    in.expect(")");
    return new Builtin(in.from(start), kind, arguments);
  }

  Expression overlaps(Row left, Row right) {
    requirePair(left, "left");
    requirePair(right, "right");
    List<Expression> sides = new ArrayList<>(left.items());
    sides.addAll(right.items());
    return Calls.system(in.from(left.span().start()), "overlaps", sides);
  }

  private static void requirePair(Row row, String side) {
    if (row.items().size() != 2) {
      throw TokenStream.error(
          SqlState.SYNTAX_ERROR,
          "wrong number of parameters on " + side + " side of OVERLAPS expression",
          row.span());
    }
  }

  /** NFC, NFD, NFKC or NFKD as a string; null when none stands here. */
  @Nullable Expression normalForm() {
    Token token = in.current();
    return switch (token.tag()) {
      case "nfc", "nfd", "nfkc", "nfkd" -> {
        in.take();
        Span span = token.span();
        yield new Literal(span, Literal.Kind.STRING, token.text().toUpperCase(Locale.ROOT));
      }
      default -> null;
    };
  }
}
