package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SequenceOption;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER SEQUENCE: SeqOptElem of gram.y. */
final class Sequences {
  private final TokenStream in;
  private final Grammar grammar;

  Sequences(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** CREATE SEQUENCE; what stands before the word has been read. */
  Definition create(int start, boolean temporary) {
    in.expect("sequence");
    boolean ifNotExists = grammar.definitions.ifNotExists();
    QualifiedName name = grammar.names.relation();
    return new Definition.CreateSequence(in.from(start), name, temporary, ifNotExists, options());
  }

  /** ALTER SEQUENCE; the word ALTER has been read. */
  Definition alter(int start) {
    in.expect("sequence");
    boolean ifExists = in.accept("if");
    if (ifExists) {
      in.expect("exists");
    }
    QualifiedName name = grammar.names.relation();
    @Nullable Name renamed = null;
    if (in.accept("rename")) {
      in.expect("to");
      renamed = grammar.names.column();
    }
    List<SequenceOption> options = renamed == null ? options() : List.of();
    if (renamed == null && options.isEmpty()) {
      return grammar.otherCommands.rest(start, "ALTER SEQUENCE");
    }
    return new Definition.AlterSequence(in.from(start), name, ifExists, options, renamed);
  }

  /** Whether an option of an identity's sequence begins so. */
  static boolean begins(Token token) {
    return switch (token.tag()) {
      case "increment", "start", "restart", "minvalue", "maxvalue", "cache", "cycle", "no" -> true;
      default -> false;
    };
  }

  /** The options that stand here, in parentheses or not. */
  List<SequenceOption> options() {
    List<SequenceOption> options = new ArrayList<>();
    while (true) {
      SequenceOption option = option();
      if (option == null) {
        return options;
      }
      options.add(option);
    }
  }

  private @Nullable SequenceOption option() {
    int start = in.start();
    switch (in.current().tag()) {
      case "as" -> {
        in.take();
        TypeName type = grammar.types.type();
        return new SequenceOption(in.from(start), "as", null, type, null);
      }
      case "increment" -> {
        in.take();
        in.accept("by");
        return number(start, "increment");
      }
      case "start" -> {
        in.take();
        in.accept("with");
        return number(start, "start");
      }
      case "restart" -> {
        in.take();
        boolean given = in.accept("with") || in.at(Kind.INTEGER) || in.at("-") || in.at("+");
        return given ? number(start, "restart") : plain(start, "restart");
      }
      case "minvalue", "maxvalue", "cache" -> {
        return number(start, in.take().text());
      }
      case "cycle" -> {
        in.take();
        return new SequenceOption(in.from(start), "cycle", 1L, null, null);
      }
      case "sequence" -> {
        in.take();
        in.expect("name");
        return new SequenceOption(
            in.from(start), "sequence", null, null, grammar.names.qualified());
      }
      case "no" -> {
        in.take();
        return without(start);
      }
      case "owned" -> {
        in.take();
        in.expect("by");
        return new SequenceOption(in.from(start), "owned", null, null, owner());
      }
      default -> {
        return null;
      }
    }
  }

  private @Nullable QualifiedName owner() {
    return in.accept("none") ? null : grammar.names.qualified();
  }

  private SequenceOption without(int start) {
    String name = in.current().tag();
    switch (name) {
      case "minvalue", "maxvalue" -> {
        in.take();
        return plain(start, name);
      }
      default -> {
        in.expect("cycle");
        return new SequenceOption(in.from(start), "cycle", 0L, null, null);
      }
    }
  }

  private SequenceOption plain(int start, String name) {
    return new SequenceOption(in.from(start), name, null, null, null);
  }

  private SequenceOption number(int start, String name) {
    boolean negative = in.accept("-");
    if (!negative) {
      in.accept("+");
    }
    if (!in.at(Kind.INTEGER) && !in.at(Kind.DECIMAL)) {
      throw in.unexpected();
    }
    String digits = in.take().text();
    return new SequenceOption(
        in.from(start), name, SequenceOption.number((negative ? "-" : "") + digits), null, null);
  }
}
