package io.irispgwire.sql.routine;

import io.irispgwire.sql.routine.Instruction.Into;
import io.irispgwire.sql.routine.Instruction.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** LOOP, WHILE, FOR and FOREACH. */
final class Loops {
  private final BodyText in;
  private final BodyParser blocks;
  private final Statements statements;

  Loops(BodyText in, BodyParser blocks, Statements statements) {
    this.in = in;
    this.blocks = blocks;
    this.statements = statements;
  }

  Instruction loop(@Nullable String label) {
    if (in.accept("for")) {
      return iteration(label);
    }
    if (in.accept("foreach")) {
      return elements(label);
    }
    String condition = in.accept("while") ? in.upTo("loop") : null;
    return new Instruction.Loop(label, condition, body());
  }

  private List<Instruction> body() {
    in.expect("loop");
    List<Instruction> body = blocks.instructions("end");
    in.expect("end", "loop");
    if (!in.at(";")) {
      in.name();
    }
    in.expect(";");
    return body;
  }

  private Instruction iteration(@Nullable String label) {
    Into row = statements.into();
    in.expect("in");
    if (in.at("execute")) {
      return new Instruction.Each(label, row, statements.rows("loop"), body());
    }
    boolean reverse = in.accept("reverse");
    String first = in.upTo("..", "loop");
    if (!in.accept("..")) {
      return new Instruction.Each(label, row, new Instruction.Query(first), body());
    }
    String last = in.upTo("by", "loop");
    String by = in.accept("by") ? in.upTo("loop") : null;
    String variable = row.targets().get(0).names().get(0);
    return new Instruction.Count(label, variable, reverse, first, last, by, body());
  }

  private Instruction elements(@Nullable String label) {
    Target target = statements.target();
    if (in.at("slice")) {
      throw in.unsupported("FOREACH … SLICE");
    }
    in.expect("in", "array");
    return new Instruction.Elements(label, target, in.upTo("loop"), body());
  }
}
