package io.irispgwire.sql.routine;

import io.irispgwire.sql.Token;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.routine.Instruction.Branch;
import io.irispgwire.sql.routine.Instruction.Into;
import io.irispgwire.sql.routine.Instruction.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One instruction after the other. */
final class Statements {
  private final BodyText in;
  private final BodyParser blocks;
  private final Loops loops;

  Statements(BodyText in, BodyParser blocks) {
    this.in = in;
    this.blocks = blocks;
    this.loops = new Loops(in, blocks, this);
  }

  Instruction instruction() {
    String label = blocks.label();
    if (in.at("declare") || in.at("begin")) {
      Instruction block = blocks.block(label);
      in.expect(";");
      return block;
    }
    if (isAssignment()) {
      return ended(assign());
    }
    return switch (in.word()) {
      case "if" -> conditional();
      case "case" -> choice();
      case "loop", "while", "for", "foreach" -> loops.loop(label);
      case "call" -> throw in.unsupported(in.word().toUpperCase(Locale.ROOT));
      case "raise" -> ended(new Raises(in, blocks).raise());
      case "assert" -> ended(assertion());
      case "return" -> ended(returned());
      default -> ended(simple());
    };
  }

  private Instruction ended(Instruction instruction) {
    in.expect(";");
    return instruction;
  }

  private boolean isAssignment() {
    boolean named = in.current().kind() == Kind.WORD || in.current().kind() == Kind.QUOTED_WORD;
    int behind = in.word(1).equals(".") ? 3 : 1;
    boolean assigns = in.word(behind).equals(":=") || in.word(behind).equals("=");
    if (named && in.word(behind).equals("[")) {
      throw in.unsupported("assigning to an element of an array");
    }
    return named && assigns;
  }

  private Instruction assign() {
    Target target = target();
    in.take();
    return new Instruction.Assign(target, in.upTo(";"));
  }

  Target target() {
    List<String> names = new ArrayList<>();
    if (in.current().kind() == Kind.PARAMETER) {
      return new Target(List.of("$" + in.take().text()));
    }
    do {
      names.add(in.name());
    } while (in.accept("."));
    return new Target(names);
  }

  private Instruction simple() {
    switch (in.word()) {
      case "null" -> {
        in.take();
        return new Instruction.Nothing();
      }
      case "exit", "continue" -> {
        return leave(in.take().text().equals("continue"));
      }
      case "perform" -> {
        in.take();
        return new Instruction.Perform("SELECT " + in.upTo(";"));
      }
      case "execute" -> {
        return execute();
      }
      case "open" -> {
        return open();
      }
      case "fetch" -> {
        return fetch();
      }
      case "close" -> {
        in.take();
        return new Instruction.Close(in.name());
      }
      case "commit", "rollback" -> {
        return new Instruction.EndTransaction(in.take().text().equals("commit"));
      }
      case "get" -> {
        return diagnostics();
      }
      default -> {
        return sql();
      }
    }
  }

  private Instruction leave(boolean again) {
    String label = in.at("when") || in.at(";") ? null : in.name();
    String condition = in.accept("when") ? in.upTo(";") : null;
    return new Instruction.Leave(label, condition, again);
  }

  private Instruction execute() {
    in.take();
    String text = in.upTo("into", "using", ";");
    Into into = Into.NOWHERE;
    List<String> using = new ArrayList<>();
    while (!in.at(";")) {
      if (in.accept("into")) {
        into = into();
      } else {
        in.expect("using");
        using.addAll(list("into", ";"));
      }
    }
    return new Instruction.Execute(text, into, using);
  }

  private List<String> list(String... ends) {
    List<String> all = new ArrayList<>();
    List<String> stops = new ArrayList<>(List.of(ends));
    stops.add(",");
    do {
      all.add(in.upTo(stops.toArray(new String[0])));
    } while (in.accept(","));
    return all;
  }

  Into into() {
    boolean strict = in.accept("strict");
    List<Target> targets = new ArrayList<>();
    do {
      targets.add(target());
    } while (in.accept(","));
    return new Into(targets, strict);
  }

  private Instruction open() {
    in.take();
    String cursor = in.name();
    if (in.accept("no")) {
      in.expect("scroll");
    } else {
      in.accept("scroll");
    }
    if (!in.accept("for")) {
      return new Instruction.Open(cursor, null);
    }
    if (in.at("execute")) {
      throw in.unsupported("OPEN … FOR EXECUTE");
    }
    return new Instruction.Open(cursor, in.upTo(";"));
  }

  private Instruction fetch() {
    in.take();
    in.accept("next");
    if (!in.accept("from")) {
      in.accept("in");
    }
    String cursor = in.name();
    in.expect("into");
    return new Instruction.Fetch(cursor, into());
  }

  private Instruction diagnostics() {
    in.take();
    boolean stacked = in.accept("stacked");
    if (!stacked) {
      in.accept("current");
    }
    in.expect("diagnostics");
    List<Instruction.Diagnostics.Item> items = new ArrayList<>();
    do {
      Target target = target();
      in.take();
      String name = in.name();
      if (Diagnosed.of(stacked).contains(name)) {
        items.add(new Instruction.Diagnostics.Item(target, name));
      } else {
        throw in.unsupported("GET DIAGNOSTICS of " + name.toUpperCase(Locale.ROOT));
      }
    } while (in.accept(","));
    return new Instruction.Diagnostics(stacked, items);
  }

  private Instruction conditional() {
    List<Branch> branches = new ArrayList<>();
    List<Instruction> otherwise = List.of();
    in.take();
    do {
      String condition = in.upTo("then");
      in.expect("then");
      branches.add(new Branch(condition, blocks.instructions("elsif", "elseif", "else", "end")));
    } while (in.accept("elsif") || in.accept("elseif"));
    if (in.accept("else")) {
      otherwise = blocks.instructions("end");
    }
    in.expect("end", "if", ";");
    return new Instruction.If(branches, otherwise);
  }

  /** CASE with a subject, or of conditions. */
  private Instruction choice() {
    in.take();
    String subject = in.at("when") ? null : in.upTo("when");
    List<Branch> branches = new ArrayList<>();
    while (in.accept("when")) {
      String condition = in.upTo("then");
      in.expect("then");
      branches.add(new Branch(condition, blocks.instructions("when", "else", "end")));
    }
    List<Instruction> otherwise = in.accept("else") ? blocks.instructions("end") : null;
    in.expect("end", "case", ";");
    return new Instruction.Choice(subject, branches, otherwise);
  }

  private Instruction assertion() {
    in.take();
    String condition = in.upTo(",", ";");
    return new Instruction.Assert(condition, in.accept(",") ? in.upTo(";") : null);
  }

  private Instruction returned() {
    in.take();
    if (in.accept("next")) {
      return new Instruction.ReturnNext(in.at(";") ? null : in.upTo(";"));
    }
    if (in.accept("query")) {
      return new Instruction.ReturnQuery(rows(";"));
    }
    return new Instruction.Return(in.at(";") ? null : in.upTo(";"));
  }

  /** A query, or EXECUTE of a text with its USING. */
  Instruction.Rows rows(String end) {
    if (!in.accept("execute")) {
      return new Instruction.Query(in.upTo(end));
    }
    String expression = in.upTo("using", end);
    return new Instruction.Dynamic(expression, in.accept("using") ? list(end) : List.<String>of());
  }

  /** A statement of SQL; INTO with its targets is taken out of it. */
  private Instruction sql() {
    int start = in.current().start();
    int end = start;
    String head = "";
    Into into = Into.NOWHERE;
    String before = "";
    int depth = 0;
    while (depth > 0 || !in.at(";")) {
      boolean writes = before.equals("insert") || before.equals("merge");
      if (depth == 0 && in.at("into") && !writes && into.targets().isEmpty()) {
        head = in.between(start, end) + " ";
        in.take();
        into = into();
        start = in.current().start();
        end = start;
        continue;
      }
      Token token = in.take();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      before = token.text();
      end = token.end();
    }
    return new Instruction.Run(head + in.between(start, end), into);
  }
}
