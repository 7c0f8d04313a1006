package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Literal;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** VariableSetStmt, VariableShowStmt and VariableResetStmt of gram.y. */
final class Settings {
  private final TokenStream in;
  private final Grammar grammar;

  Settings(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Statement set() {
    int start = in.start();
    in.take();
    boolean local = in.at("local") && !names(in.peek(1));
    boolean session = in.at("session") && !names(in.peek(1)) && !atSessionPhrase(in.peek(1));
    if (local || session) {
      in.take();
    }
    if (names(in.peek(1))) {
      return variable(start, local);
    }
    return switch (in.current().tag()) {
      case "transaction" -> grammar.transactions.set(start);
      case "session" ->
          in.peek(1).is("characteristics")
              ? grammar.transactions.set(start)
              : authorization(start, local);
      case "time" -> timeZone(start, local);
      case "role" -> word(start, local, "role");
      case "schema" -> string(start, local, "search_path");
      case "names" -> names(start, local);
      case "xml" -> xmlOption(start, local);
      case "catalog" -> throw catalog();
      default -> variable(start, local);
    };
  }

  /** Whether what stands before this token is a setting's name. */
  private static boolean names(Token next) {
    return next.is("=") || next.is("to") || next.is(".") || next.is("from");
  }

  private static boolean atSessionPhrase(Token next) {
    return next.is("characteristics") || next.is("authorization");
  }

  private SessionCommand result(
      int start, boolean local, String name, @Nullable List<Expression> values) {
    return new SessionCommand.Set(in.from(start), local, name, values);
  }

  private SessionCommand variable(int start, boolean local) {
    String name = name();
    if (in.at("from")) {
      in.take();
      Token current = in.expect("current");
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "SET FROM CURRENT is not supported")
          .at(current.start() + 1);
    }
    if (!in.accept("=")) {
      in.expect("to");
    }
    if (in.accept("default")) {
      return result(start, local, name, null);
    }
    List<Expression> values = new ArrayList<>();
    do {
      values.add(value());
    } while (in.accept(","));
    return result(start, local, name, values);
  }

  /** A setting's name; whatever its case, one setting. */
  private String name() {
    StringBuilder name = new StringBuilder(grammar.names.column().value());
    while (in.accept(".")) {
      name.append('.').append(grammar.names.column().value());
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /** var_value: a string, a word or a number. */
  private Expression value() {
    Token token = in.current();
    if (token.is("-") || token.is("+") || isNumber(token)) {
      return number();
    }
    boolean word =
        token.is("true")
            || token.is("false")
            || token.is("on")
            || Names.isColumn(token)
            || Names.isTypeOrFunction(token);
    if (!word && token.kind() != Kind.STRING) {
      throw in.unexpected();
    }
    in.take();
    return new Literal(token.span(), Literal.Kind.STRING, token.text());
  }

  private static boolean isNumber(Token token) {
    return token.kind() == Kind.INTEGER || token.kind() == Kind.DECIMAL;
  }

  /** NumericOnly. */
  private Expression number() {
    int start = in.start();
    boolean negative = in.accept("-");
    if (!negative) {
      in.accept("+");
    }
    Token digits = in.current();
    if (!isNumber(digits)) {
      throw in.unexpected();
    }
    in.take();
    Literal.Kind kind = digits.kind() == Kind.INTEGER ? Literal.Kind.INTEGER : Literal.Kind.DECIMAL;
    return new Literal(in.from(start), kind, (negative ? "-" : "") + digits.text());
  }

  private SessionCommand authorization(int start, boolean local) {
    in.take();
    if (!in.at("authorization")) {
      throw in.unexpected();
    }
    return in.peek(1).is("default")
        ? byDefault(start, local, "session_authorization")
        : word(start, local, "session_authorization");
  }

  private SessionCommand byDefault(int start, boolean local, String name) {
    in.take();
    in.take();
    return result(start, local, name, null);
  }

  /** A keyword, then a word or string. */
  private SessionCommand word(int start, boolean local, String name) {
    in.take();
    Token token = in.current();
    if (token.kind() != Kind.STRING && !Names.isColumn(token) && !Names.isTypeOrFunction(token)) {
      throw in.unexpected();
    }
    in.take();
    Expression value = new Literal(token.span(), Literal.Kind.STRING, token.text());
    return result(start, local, name, List.of(value));
  }

  private SessionCommand string(int start, boolean local, String name) {
    in.take();
    Expression value = grammar.primaries.stringLiteral();
    return result(start, local, name, List.of(value));
  }

  private SessionCommand names(int start, boolean local) {
    if (in.peek(1).is("default")) {
      return byDefault(start, local, "client_encoding");
    }
    if (in.peek(1).kind() == Kind.STRING) {
      return string(start, local, "client_encoding");
    }
    in.take();
    return result(start, local, "client_encoding", null);
  }

  private SessionCommand xmlOption(int start, boolean local) {
    in.take();
    if (!in.at("option")) {
      throw in.unexpected();
    }
    if (!in.peek(1).is("document") && !in.peek(1).is("content")) {
      in.take();
      throw in.unexpected();
    }
    return word(start, local, "xmloption");
  }

  private PgException catalog() {
    in.take();
    Token name = in.expect(Kind.STRING);
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, "current database cannot be changed")
        .at(name.start() + 1);
  }

  private SessionCommand timeZone(int start, boolean local) {
    in.take();
    in.expect("zone");
    if (in.accept("default") || in.accept("local")) {
      return result(start, local, "timezone", null);
    }
    boolean interval =
        in.at("interval") && (in.peek(1).kind() == Kind.STRING || in.peek(1).is("("));
    Expression value = interval ? grammar.primaries.primary() : value();
    return result(start, local, "timezone", List.of(value));
  }

  SessionCommand show() {
    int start = in.start();
    in.take();
    String name = phrase();
    return new SessionCommand.Show(in.from(start), name);
  }

  SessionCommand reset() {
    int start = in.start();
    in.take();
    String name = phrase();
    return new SessionCommand.Reset(in.from(start), name);
  }

  private String phrase() {
    if (in.accept("all")) {
      return "all";
    }
    if (in.accept("time", "zone")) {
      return "timezone";
    }
    if (in.accept("session", "authorization")) {
      return "session_authorization";
    }
    if (in.accept("transaction", "isolation")) {
      in.expect("level");
      return "transaction_isolation";
    }
    return name();
  }
}
