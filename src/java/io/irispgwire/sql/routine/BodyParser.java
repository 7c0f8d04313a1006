package io.irispgwire.sql.routine;

import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.routine.Instruction.Block;
import io.irispgwire.sql.routine.Instruction.Declaration;
import io.irispgwire.sql.routine.Instruction.Handler;
import io.irispgwire.sql.routine.Instruction.Placed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a PL/pgSQL body to a tree.
 *
 * <p>Source: PostgreSQL 15 {@code src/pl/plpgsql/src/pl_gram.y}; manual sections 43.2 to 43.9. What
 * is not there is refused when the routine is made: SLICE, CALL, elements of arrays as targets,
 * cursors with arguments.
 */
public final class BodyParser {
  private final BodyText in;
  private final Statements statements;

  private BodyParser(String text) {
    this.in = new BodyText(text);
    this.statements = new Statements(in, this);
  }

  /**
   * @throws io.irispgwire.error.PgException 42601, or 0A000 for what is not supported
   */
  public static Block parse(String text) {
    BodyParser parser = new BodyParser(text);
    Block block = parser.block(parser.label());
    parser.in.accept(";");
    if (!parser.in.atEnd()) {
      throw parser.in.unexpected();
    }
    return block;
  }

  /** {@code <<name>>}, or null. */
  @Nullable String label() {
    if (in.current().kind() != Kind.OPERATOR || !in.current().text().equals("<<")) {
      return null;
    }
    in.take();
    String label = in.name();
    if (!in.current().text().equals(">>")) {
      throw in.unexpected();
    }
    in.take();
    return label;
  }

  Block block(@Nullable String label) {
    List<Declaration> declarations = new ArrayList<>();
    while (in.accept("declare")) {
      while (!in.at("begin") && !in.at("declare")) {
        declarations.add(declaration());
      }
    }
    in.expect("begin");
    List<Instruction> body = instructions("end", "exception");
    List<Handler> handlers = new ArrayList<>();
    if (in.accept("exception")) {
      do {
        handlers.add(handler());
      } while (!in.at("end"));
    }
    in.expect("end");
    if (!in.at(";") && !in.atEnd()) {
      in.name();
    }
    return new Block(label, declarations, body, handlers);
  }

  private Handler handler() {
    in.expect("when");
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(condition());
    } while (in.accept("or"));
    in.expect("then");
    return new Handler(conditions, instructions("when", "end"));
  }

  /** A condition's name, or SQLSTATE and its code. */
  Condition condition() {
    if (!in.accept("sqlstate")) {
      return Condition.named(in.name());
    }
    if (in.current().kind() != Kind.STRING) {
      throw in.unexpected();
    }
    return Condition.coded(in.take().text());
  }

  /** Up to one of the words, which stays. */
  List<Instruction> instructions(String... ends) {
    List<Instruction> body = new ArrayList<>();
    while (List.of(ends).stream().noneMatch(in::at)) {
      if (in.atEnd() || in.at("exception")) {
        throw in.unexpected();
      }
      body.add(new Placed(in.line(), statements.instruction()));
    }
    return body;
  }

  private Declaration declaration() {
    int line = in.line();
    String name = in.name();
    Declaration found;
    if (in.accept("alias")) {
      in.expect("for");
      boolean number = in.current().kind() == Kind.PARAMETER;
      String of = number ? "$" + in.take().text() : in.name();
      found = new Declaration(line, name, "", null, false, of, null);
    } else if (in.at("cursor") || in.at("scroll", "cursor") || in.at("no", "scroll")) {
      found = cursor(line, name);
    } else {
      found = variable(line, name);
    }
    in.expect(";");
    return found;
  }

  private Declaration cursor(int line, String name) {
    while (!in.at("for") && !in.at("is")) {
      if (in.at("(")) {
        throw in.unsupported("a cursor with arguments");
      }
      in.take();
    }
    in.take();
    return new Declaration(line, name, "refcursor", null, false, null, in.upTo(";"));
  }

  private Declaration variable(int line, String name) {
    in.accept("constant");
    String type = in.upTo("not", "default", ":", "=", ";", ":=");
    if (!type.contains("%") && !type.equalsIgnoreCase("record")) {
      Parser.parseType(type);
    }
    boolean notNull = in.accept("not");
    if (notNull) {
      in.expect("null");
    }
    boolean given = in.accept("default") || in.accept(":=") || in.accept("=");
    return new Declaration(line, name, type, given ? in.upTo(";") : null, notNull, null, null);
  }
}
