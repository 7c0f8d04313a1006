package io.irispgwire.objectscript;

import io.irispgwire.objectscript.Expression.Binary;
import io.irispgwire.objectscript.Expression.ClassCall;
import io.irispgwire.objectscript.Expression.Function;
import io.irispgwire.objectscript.Expression.Json;
import io.irispgwire.objectscript.Expression.Literal;
import io.irispgwire.objectscript.Expression.ObjectCall;
import io.irispgwire.objectscript.Expression.Omitted;
import io.irispgwire.objectscript.Expression.OwnCall;
import io.irispgwire.objectscript.Expression.OwnParameter;
import io.irispgwire.objectscript.Expression.Property;
import io.irispgwire.objectscript.Expression.Reference;
import io.irispgwire.objectscript.Expression.SystemCall;
import io.irispgwire.objectscript.Expression.Unary;
import io.irispgwire.objectscript.Expression.Variable;
import io.irispgwire.objectscript.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads expressions. */
class ExpressionParser {
  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "_", "=", "'=", "<", ">", "<=", ">=", "'<", "'>", "[", "'[", "&&",
          "||");

  private final String file;
  private final List<Token> tokens;
  private int at;

  ExpressionParser(String file, List<Token> tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  final Token peek() {
    return tokens.get(at);
  }

  final Token take() {
    return tokens.get(at++);
  }

  final boolean takeIf(String symbol) {
    if (peek().is(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  final Token expect(String symbol) {
    if (!peek().is(symbol)) {
      throw error("expected " + symbol + ", not " + peek().text());
    }
    return take();
  }

  final String expectName() {
    if (peek().kind() != Kind.NAME) {
      throw error("expected a name, not " + peek().text());
    }
    return take().text();
  }

  final void skipNewlines() {
    while (peek().kind() == Kind.NEWLINE) {
      at++;
    }
  }

  /** The next token that is no end of a line. */
  final Token lookAhead() {
    int next = at;
    while (tokens.get(next).kind() == Kind.NEWLINE) {
      next++;
    }
    return tokens.get(next);
  }

  final ScriptError error(String message) {
    return new ScriptError(file + ":" + peek().line(), message);
  }

  final Expression expression() {
    Expression left = operand();
    while (peek().kind() == Kind.SYMBOL && OPERATORS.contains(peek().text())) {
      String operator = take().text();
      left = new Binary(operator, left, operand());
    }
    return left;
  }

  private Expression operand() {
    Token token = peek();
    if (token.is("'") || token.is("+") || token.is("-")) {
      return new Unary(take().text(), operand());
    }
    return postfix(primary());
  }

  private Expression postfix(Expression start) {
    Expression result = start;
    while (peek().is(".") && !peek().spaced()) {
      int line = take().line();
      String name = expectName();
      result =
          peek().is("(")
              ? new ObjectCall(line, result, name, arguments())
              : new Property(line, result, name);
    }
    return result;
  }

  private Expression primary() {
    Token token = take();
    return switch (token.kind()) {
      case STRING, NUMBER -> new Literal(token.text());
      case NAME -> named(token);
      case SYMBOL -> symbol(token);
      default -> throw error("expected an expression");
    };
  }

  private Expression symbol(Token token) {
    switch (token.text()) {
      case "(" -> {
        Expression inner = expression();
        expect(")");
        return inner;
      }
      case "{" -> {
        return json();
      }
      case "^" -> {
        StringBuilder name = new StringBuilder("^").append(expectName());
        while (takeIf(".")) {
          name.append('.').append(expectName());
        }
        return new Variable(name.toString(), peek().is("(") ? arguments() : List.of());
      }
      case ".." -> {
        String name = expectName();
        return new OwnCall(token.line(), name, arguments());
      }
      case "..#" -> {
        return new OwnParameter(token.line(), expectName());
      }
      case "##class" -> {
        return classCall(token.line());
      }
      default -> throw error("unexpected " + token.text());
    }
  }

  private Expression named(Token token) {
    String name = token.text();
    if (name.equalsIgnoreCase("$system")) {
      StringBuilder whole = new StringBuilder("$system");
      while (takeIf(".")) {
        whole.append('.').append(expectName());
      }
      return new SystemCall(token.line(), whole.toString(), arguments());
    }
    if (name.startsWith("$")) {
      return new Function(
          token.line(), name, peek().is("(") ? Optional.of(arguments()) : Optional.empty());
    }
    boolean subscripted = peek().is("(") && !peek().spaced();
    return new Variable(name, subscripted ? arguments() : List.of());
  }

  final ClassCall classCall(int line) {
    expect("(");
    StringBuilder name = new StringBuilder(expectName());
    while (takeIf(".")) {
      name.append('.').append(expectName());
    }
    expect(")");
    expect(".");
    String method = expectName();
    return new ClassCall(line, name.toString(), method, arguments());
  }

  private List<Expression> arguments() {
    expect("(");
    List<Expression> arguments = new ArrayList<>();
    if (takeIf(")")) {
      return arguments;
    }
    while (true) {
      arguments.add(argument());
      if (takeIf(")")) {
        return arguments;
      }
      expect(",");
    }
  }

  private Expression argument() {
    if (peek().is(",") || peek().is(")")) {
      return new Omitted();
    }
    if (takeIf(".")) {
      return new Reference(expectName());
    }
    return expression();
  }

  private Expression json() {
    Map<String, Expression> members = new LinkedHashMap<>();
    while (!takeIf("}")) {
      if (peek().kind() != Kind.STRING) {
        throw error("expected the name of a member");
      }
      String name = take().text();
      expect(":");
      members.put(name, member());
      if (!peek().is("}")) {
        expect(",");
      }
    }
    return new Json(members);
  }

  private Expression member() {
    if (peek().isName("true") || peek().isName("false")) {
      return new Expression.Truth(take().isName("true"));
    }
    return expression();
  }
}
