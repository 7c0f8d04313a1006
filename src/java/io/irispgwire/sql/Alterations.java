package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SequenceOption;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE. */
final class Alterations {
  private final TokenStream in;
  private final Grammar grammar;

  Alterations(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** Parts of an action while it is read. */
  private static final class Parts {
    private Alteration.Kind kind = Alteration.Kind.OTHER;
    private @Nullable Name name;
    private @Nullable Name newName;
    private @Nullable Column column;
    private @Nullable Constraint constraint;
    private @Nullable TypeName type;
    private @Nullable Expression expression;
    private boolean conditional;
    private boolean cascade;
    private final List<SequenceOption> options = new ArrayList<>();
  }

  /** ALTER TABLE and MATERIALIZED VIEW; the word ALTER has been read. */
  Definition table(int start) {
    boolean table = in.accept("table");
    if (!table) {
      in.expect("materialized", "view");
    }
    boolean ifExists = ifExists();
    QualifiedName name = table ? grammar.fromItems.relation().name() : grammar.names.qualified();
    List<Alteration> alterations = new ArrayList<>();
    do {
      alterations.add(alteration());
    } while (in.accept(","));
    String kind = table ? "TABLE" : "MATERIALIZED VIEW";
    return new Definition.AlterTable(in.from(start), kind, name, ifExists, alterations);
  }

  private boolean ifExists() {
    if (!in.accept("if")) {
      return false;
    }
    in.expect("exists");
    return true;
  }

  /** One action. */
  Alteration alteration() {
    int start = in.start();
    Parts parts = new Parts();
    switch (in.current().tag()) {
      case "add" -> add(parts);
      case "drop" -> drop(parts);
      case "alter" -> alter(parts);
      case "rename" -> rename(parts);
      case "validate" -> {
        in.take();
        in.expect("constraint");
        parts.kind = Alteration.Kind.VALIDATE_CONSTRAINT;
        parts.name = grammar.names.column();
      }
      default -> other();
    }
    return new Alteration(
        in.from(start),
        parts.kind,
        parts.name,
        parts.newName,
        parts.column,
        parts.constraint,
        parts.type,
        parts.expression,
        parts.conditional,
        parts.cascade,
        parts.options);
  }

  private void add(Parts parts) {
    in.take();
    if (grammar.constraints.begins()) {
      parts.kind = Alteration.Kind.ADD_CONSTRAINT;
      parts.constraint = grammar.constraints.ofTable();
      parts.name = parts.constraint.name();
      return;
    }
    in.accept("column");
    parts.kind = Alteration.Kind.ADD_COLUMN;
    parts.conditional = grammar.definitions.ifNotExists();
    parts.column = grammar.tables.column();
    parts.name = parts.column.name();
  }

  private void drop(Parts parts) {
    in.take();
    boolean constraint = in.accept("constraint");
    if (!constraint) {
      in.accept("column");
    }
    parts.kind = constraint ? Alteration.Kind.DROP_CONSTRAINT : Alteration.Kind.DROP_COLUMN;
    parts.conditional = ifExists();
    parts.name = grammar.names.column();
    parts.cascade = grammar.definitions.cascade();
  }

  private void alter(Parts parts) {
    in.take();
    if (in.at("constraint")) {
      other();
      return;
    }
    in.accept("column");
    if (in.at(Kind.INTEGER)) {
      other();
      return;
    }
    parts.name = grammar.names.column();
    if (in.accept("type") || in.at("set", "data")) {
      type(parts);
    } else if (in.accept("set", "default")) {
      parts.kind = Alteration.Kind.SET_DEFAULT;
      parts.expression = grammar.expressions.expression();
    } else if (in.accept("drop", "default")) {
      parts.kind = Alteration.Kind.DROP_DEFAULT;
    } else if (in.accept("drop", "expression")) {
      parts.kind = Alteration.Kind.DROP_EXPRESSION;
      parts.conditional = ifExists();
    } else if (in.accept("drop", "identity")) {
      parts.kind = Alteration.Kind.DROP_IDENTITY;
      parts.conditional = ifExists();
    } else if (in.at("add", "generated")) {
      in.take();
      parts.kind = Alteration.Kind.ADD_IDENTITY;
      parts.constraint = grammar.constraints.ofColumn();
    } else if (identity(parts)) {
      parts.kind = Alteration.Kind.SET_IDENTITY;
    } else if (in.at("set", "not") || in.at("drop", "not")) {
      parts.kind =
          in.take().is("set") ? Alteration.Kind.SET_NOT_NULL : Alteration.Kind.DROP_NOT_NULL;
      in.expect("not", "null");
    } else if (in.at("set")
        || in.at("drop")
        || in.at("reset")
        || in.at("add")
        || in.at("restart")) {
      other();
    } else {
      throw in.unexpected();
    }
  }

  /** SET GENERATED, SET of options of the sequence, RESTART. */
  private boolean identity(Parts parts) {
    while (true) {
      int start = in.start();
      if (in.accept("set", "generated")) {
        boolean always = in.accept("always");
        if (!always) {
          in.expect("by", "default");
        }
        long value = always ? 1 : 0;
        parts.options.add(new SequenceOption(in.from(start), "generated", value, null, null));
        continue;
      }
      boolean set = in.at("set") && Sequences.begins(in.peek(1));
      if (set) {
        in.take();
      } else if (!in.at("restart")) {
        return !parts.options.isEmpty();
      }
      parts.options.addAll(grammar.sequences.options());
    }
  }

  private void type(Parts parts) {
    if (in.accept("set")) {
      in.expect("data", "type");
    }
    parts.kind = Alteration.Kind.ALTER_TYPE;
    parts.type = grammar.types.type();
    if (in.accept("collate")) {
      grammar.names.qualified();
    }
    parts.expression = in.accept("using") ? grammar.expressions.expression() : null;
  }

  private void rename(Parts parts) {
    in.take();
    if (in.accept("to")) {
      parts.kind = Alteration.Kind.RENAME_TABLE;
      parts.newName = grammar.names.column();
      return;
    }
    boolean constraint = in.accept("constraint");
    if (!constraint) {
      in.accept("column");
    }
    parts.kind = constraint ? Alteration.Kind.RENAME_CONSTRAINT : Alteration.Kind.RENAME_COLUMN;
    parts.name = grammar.names.column();
    in.expect("to");
    parts.newName = grammar.names.column();
  }

  /** An action that is not taken apart: up to the comma behind it. */
  private void other() {
    switch (in.current().tag()) {
      case "set",
          "reset",
          "owner",
          "enable",
          "disable",
          "validate",
          "cluster",
          "inherit",
          "no",
          "of",
          "not",
          "replica",
          "attach",
          "detach",
          "force",
          "constraint",
          "add",
          "drop",
          "options" -> {
        in.take();
        if (in.at(Kind.END) || in.at(";") || in.at(",")) {
          throw in.unexpected();
        }
      }
      case "restart" -> in.take();
      default -> {
        if (!in.at(Kind.INTEGER)) {
          throw in.unexpected();
        }
      }
    }
    while (!in.at(",") && !in.at(";") && !in.at(Kind.END)) {
      if (in.at("(")) {
        grammar.skipping.parentheses();
      } else if (in.at(")")) {
        throw in.unexpected();
      } else {
        in.take();
      }
    }
  }
}
