package io.irispgwire.sql.routine;

import io.irispgwire.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** RAISE in its forms; manual section 43.9.1. */
final class Raises {
  private final BodyText in;
  private final BodyParser blocks;

  Raises(BodyText in, BodyParser blocks) {
    this.in = in;
    this.blocks = blocks;
  }

  Instruction raise() {
    in.take();
    if (in.at(";")) {
      return new Instruction.RaiseAgain();
    }
    String level =
        switch (in.word()) {
          case "debug", "log", "info", "notice", "warning", "exception" ->
              in.take().text().toUpperCase(Locale.ROOT);
          default -> "EXCEPTION";
        };
    String format = null;
    Condition condition = null;
    List<String> arguments = new ArrayList<>();
    if (in.current().kind() == Kind.STRING) {
      format = in.take().text();
      while (in.accept(",")) {
        arguments.add(in.upTo(",", "using", ";"));
      }
    } else if (!in.at("using")) {
      condition = blocks.condition();
    }
    return new Instruction.Raise(level, condition, format, arguments, options());
  }

  private List<Instruction.Raise.Option> options() {
    List<Instruction.Raise.Option> options = new ArrayList<>();
    if (in.accept("using")) {
      do {
        String name = in.name().toUpperCase(Locale.ROOT);
        in.take();
        options.add(new Instruction.Raise.Option(name, in.upTo(",", ";")));
      } while (in.accept(","));
    }
    return options;
  }
}
