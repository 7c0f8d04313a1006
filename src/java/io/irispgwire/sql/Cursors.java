package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.SessionCommand.Fetch.Direction;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepared statements and cursors by SQL. */
final class Cursors {
  private final TokenStream in;
  private final Grammar grammar;

  Cursors(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Statement prepare() {
    if (in.at("prepare", "transaction") && in.peek(2).kind() == Kind.STRING) {
      return grammar.transactions.prepare();
    }
    int start = in.start();
    in.take();
    Name name = grammar.names.column();
    List<TypeName> types = new ArrayList<>();
    if (in.accept("(")) {
      do {
        types.add(grammar.types.type());
      } while (in.accept(","));
      in.expect(")");
    }
    in.expect("as");
    Statement statement = grammar.statements.preparable();
    return new SessionCommand.Prepare(in.from(start), name, types, statement);
  }

  SessionCommand execute() {
    int start = in.start();
    in.take();
    Name name = grammar.names.column();
    List<Expression> arguments = List.of();
    if (in.accept("(")) {
      arguments = grammar.expressions.list();
      in.expect(")");
    }
    return new SessionCommand.Execute(in.from(start), name, arguments);
  }

  SessionCommand deallocate() {
    int start = in.start();
    in.take();
    if (in.at("prepare") && (in.peek(1).is("all") || Names.isColumn(in.peek(1)))) {
      in.take();
    }
    @Nullable Name name = in.accept("all") ? null : grammar.names.column();
    return new SessionCommand.Deallocate(in.from(start), name);
  }

  SessionCommand declare() {
    int start = in.start();
    in.take();
    Name name = grammar.names.column();
    boolean binary = false;
    @Nullable Boolean scroll = null;
    while (!in.at("cursor")) {
      if (in.accept("no")) {
        in.expect("scroll");
        scroll = false;
      } else if (in.accept("scroll")) {
        scroll = true;
      } else if (in.accept("binary")) {
        binary = true;
      } else if (!in.accept("asensitive")) {
        in.expect("insensitive");
      }
    }
    in.expect("cursor");
    boolean hold = in.accept("with");
    if (hold || in.accept("without")) {
      in.expect("hold");
    }
    in.expect("for");
    Query query = grammar.queries.query();
    return new SessionCommand.DeclareCursor(in.from(start), name, binary, scroll, hold, query);
  }

  /** FETCH and MOVE. */
  SessionCommand fetch() {
    int start = in.start();
    boolean move = in.take().is("move");
    Direction direction = Direction.FORWARD;
    long count = 1;
    boolean named = isLast(in.peek(1));
    String word = named ? "" : in.current().tag();
    switch (word) {
      case "next" -> in.take();
      case "prior" -> {
        in.take();
        direction = Direction.BACKWARD;
      }
      case "first", "last" -> {
        count = in.take().is("first") ? 1 : -1;
        direction = Direction.ABSOLUTE;
      }
      case "absolute", "relative" -> {
        direction = in.take().is("absolute") ? Direction.ABSOLUTE : Direction.RELATIVE;
        count = signed();
      }
      case "forward", "backward" -> {
        direction = in.take().is("forward") ? Direction.FORWARD : Direction.BACKWARD;
        count = count();
      }
      default -> count = count();
    }
    if (!in.accept("from")) {
      in.accept("in");
    }
    Name cursor = grammar.names.column();
    return new SessionCommand.Fetch(in.from(start), move, direction, count, cursor);
  }

  private static boolean isLast(Token token) {
    return token.kind() == Kind.END || token.is(";");
  }

  /** A number of rows, ALL, or nothing, which is 1. */
  private long count() {
    if (in.accept("all")) {
      return Long.MAX_VALUE;
    }
    return in.at("+") || in.at("-") || in.at(Kind.INTEGER) ? signed() : 1;
  }

  private long signed() {
    boolean negative = in.accept("-");
    if (!negative) {
      in.accept("+");
    }
    int value = in.integer();
    return negative ? -value : value;
  }

  SessionCommand close() {
    int start = in.start();
    in.take();
    @Nullable Name cursor = in.accept("all") ? null : grammar.names.column();
    return new SessionCommand.CloseCursor(in.from(start), cursor);
  }
}
