package io.irispgwire.objectscript;

import io.irispgwire.objectscript.Expression.ClassCall;
import io.irispgwire.objectscript.Expression.NewLine;
import io.irispgwire.objectscript.Expression.Variable;
import io.irispgwire.objectscript.Statement.Branch;
import io.irispgwire.objectscript.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the body of a method: one command a line, blocks in braces. */
final class StatementParser extends ExpressionParser {
  /** What surrounds a command; {@code quit} with a value is allowed in a plain body only. */
  private int loopsAndTries;

  private StatementParser(String file, List<Token> tokens) {
    super(file, tokens);
  }

  static List<Statement> parse(String file, List<Token> tokens) {
    StatementParser parser = new StatementParser(file, tokens);
    List<Statement> body = parser.statements();
    if (parser.peek().kind() != Kind.END) {
      throw parser.error("unexpected " + parser.peek().text());
    }
    return body;
  }

  private List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    skipNewlines();
    while (peek().kind() == Kind.NAME) {
      statements.add(statement());
      if (peek().kind() != Kind.NEWLINE) {
        throw error("expected the end of the line, not " + peek().text());
      }
      skipNewlines();
    }
    return statements;
  }

  private List<Statement> block() {
    expect("{");
    List<Statement> body = statements();
    expect("}");
    return body;
  }

  private List<Statement> innerBlock() {
    loopsAndTries++;
    List<Statement> body = block();
    loopsAndTries--;
    return body;
  }

  private Statement statement() {
    Token command = take();
    int line = command.line();
    return switch (command.text()) {
      case "set" -> {
        Expression target = target();
        expect("=");
        yield new Statement.Assign(line, target, expression());
      }
      case "do" -> new Statement.Do(line, expression());
      case "job" -> {
        expect("##class");
        ClassCall call = classCall(line);
        yield new Statement.JobCommand(line, call);
      }
      case "if" -> branches(line);
      case "while" -> new Statement.While(line, expression(), innerBlock());
      case "for" -> loop(line);
      case "quit" -> quit(line);
      case "try" -> attempt(line);
      case "throw" -> new Statement.Throw(line, expression());
      case "new" -> {
        if (!take().isName("$namespace")) {
          throw error("only $namespace is made new");
        }
        yield new Statement.NewNamespace(line);
      }
      case "kill" -> new Statement.Kill(line, expression());
      case "lock" -> lock(line);
      case "hang" -> new Statement.Hang(line, expression());
      case "write" -> write(line);
      default -> throw error("unknown command " + command.text());
    };
  }

  /** The target of {@code set}: the equals sign is not an operator here. */
  private Expression target() {
    if (peek().isName("$namespace")) {
      take();
      return new Variable("$namespace", List.of());
    }
    int depth = 0;
    List<Token> tokens = new ArrayList<>();
    while (depth > 0 || !peek().is("=")) {
      if (peek().kind() == Kind.NEWLINE) {
        throw error("expected =");
      }
      depth += peek().is("(") ? 1 : 0;
      depth -= peek().is(")") ? 1 : 0;
      tokens.add(take());
    }
    tokens.add(new Token(Kind.END, "", peek().line(), false));
    return new ExpressionParser("target", tokens).expression();
  }

  private Statement branches(int line) {
    List<Branch> branches = new ArrayList<>();
    branches.add(new Branch(Optional.of(expression()), block()));
    while (true) {
      Token next = lookAhead();
      if (next.isName("elseif")) {
        skipNewlines();
        take();
        branches.add(new Branch(Optional.of(expression()), block()));
      } else if (next.isName("else")) {
        skipNewlines();
        take();
        branches.add(new Branch(Optional.empty(), block()));
        return new Statement.If(line, branches);
      } else {
        return new Statement.If(line, branches);
      }
    }
  }

  private Statement loop(int line) {
    String name = expectName();
    expect("=");
    Expression from = expression();
    expect(":");
    Expression step = expression();
    expect(":");
    Expression to = expression();
    return new Statement.For(line, name, from, step, to, innerBlock());
  }

  private Statement quit(int line) {
    if (peek().kind() == Kind.NEWLINE || peek().is("}")) {
      return new Statement.Quit(line, Optional.empty());
    }
    if (loopsAndTries > 0) {
      throw error("quit with a value inside of a loop or try");
    }
    return new Statement.Quit(line, Optional.of(expression()));
  }

  private Statement attempt(int line) {
    List<Statement> body = innerBlock();
    skipNewlines();
    if (!take().isName("catch")) {
      throw error("expected catch");
    }
    String name = expectName();
    return new Statement.Try(line, body, name, innerBlock());
  }

  private Statement lock(int line) {
    boolean takes = peek().is("+");
    if (!takeIf("+")) {
      expect("-");
    }
    if (!(expression() instanceof Variable name) || !name.isGlobal()) {
      throw error("only globals are locked");
    }
    Optional<Expression> timeout = takeIf(":") ? Optional.of(expression()) : Optional.empty();
    if (takes && timeout.isEmpty()) {
      throw error("a lock without a time limit");
    }
    return new Statement.Lock(line, takes, name, timeout);
  }

  private Statement write(int line) {
    List<Expression> values = new ArrayList<>();
    do {
      values.add(takeIf("!") ? new NewLine() : expression());
    } while (takeIf(","));
    return new Statement.Write(line, values);
  }
}
