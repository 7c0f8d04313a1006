package io.irispgwire.sql;

import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Definition.Constraint.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SequenceOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** ColConstraint and TableConstraint of gram.y. */
final class Constraints {
  private final TokenStream in;
  private final Grammar grammar;

  Constraints(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** Whether a table constraint begins here; EXCLUDE alone of its words can be a column. */
  boolean begins() {
    return switch (in.current().tag()) {
      case "constraint", "check", "unique", "primary", "foreign" -> true;
      case "exclude" -> in.peek(1).is("using") || in.peek(1).is("(");
      default -> false;
    };
  }

  boolean beginsOnColumn() {
    return switch (in.current().tag()) {
      case "constraint",
          "not",
          "null",
          "unique",
          "primary",
          "check",
          "default",
          "generated",
          "references" ->
          true;
      default -> false;
    };
  }

  private @Nullable Name name() {
    return in.accept("constraint") ? grammar.names.column() : null;
  }

  /** Parts of a constraint while it is read. */
  private static final class Parts {
    private Kind kind = Kind.CHECK;
    private List<Name> columns = List.of();
    private @Nullable Expression expression;
    private @Nullable QualifiedName references;
    private List<Name> referencedColumns = List.of();
    private final List<String> actions = new ArrayList<>();
    private List<SequenceOption> options = List.of();
  }

  private Constraint finish(int start, @Nullable Name name, Parts parts) {
    attributes(parts);
    return new Constraint(
        in.from(start),
        name,
        parts.kind,
        parts.columns,
        parts.expression,
        parts.references,
        parts.referencedColumns,
        parts.actions,
        parts.options);
  }

  Constraint ofColumn() {
    int start = in.start();
    @Nullable Name name = name();
    Parts parts = new Parts();
    switch (in.current().tag()) {
      case "not" -> {
        in.take();
        in.expect("null");
        parts.kind = Kind.NOT_NULL;
      }
      case "null" -> {
        in.take();
        parts.kind = Kind.NULL;
      }
      case "unique", "primary" -> {
        key(parts);
        storage();
      }
      case "check" -> check(parts);
      case "default" -> {
        in.take();
        parts.kind = Kind.DEFAULT;
        parts.expression = grammar.expressions.restricted();
      }
      case "generated" -> generated(parts);
      default -> {
        parts.kind = Kind.FOREIGN_KEY;
        references(parts);
      }
    }
    return finish(start, name, parts);
  }

  Constraint ofTable() {
    int start = in.start();
    @Nullable Name name = name();
    Parts parts = new Parts();
    switch (in.current().tag()) {
      case "check" -> check(parts);
      case "unique", "primary" -> {
        key(parts);
        keyColumns(parts);
      }
      case "exclude" -> exclude(parts);
      default -> {
        in.expect("foreign", "key");
        parts.kind = Kind.FOREIGN_KEY;
        parts.columns = grammar.names.parenthesizedColumns();
        references(parts);
      }
    }
    return finish(start, name, parts);
  }

  private void check(Parts parts) {
    in.expect("check", "(");
    parts.kind = Kind.CHECK;
    parts.expression = grammar.expressions.expression();
    in.expect(")");
  }

  private void key(Parts parts) {
    if (in.accept("primary")) {
      in.expect("key");
      parts.kind = Kind.PRIMARY_KEY;
      return;
    }
    in.expect("unique");
    parts.kind = Kind.UNIQUE;
    if (in.accept("nulls")) {
      boolean not = in.accept("not");
      in.expect("distinct");
      parts.actions.add(not ? "NULLS NOT DISTINCT" : "NULLS DISTINCT");
    }
  }

  private void keyColumns(Parts parts) {
    if (in.at("using", "index")) {
      in.take();
      in.take();
      parts.actions.add("USING INDEX " + grammar.names.column().value());
      return;
    }
    parts.columns = grammar.names.parenthesizedColumns();
    if (in.accept("include")) {
      grammar.names.parenthesizedColumns();
    }
    storage();
  }

  private void storage() {
    if (in.at("with", "(")) {
      in.take();
      grammar.skipping.parentheses();
    }
    if (in.at("using", "index")) {
      in.take();
      in.take();
      in.expect("tablespace");
      grammar.names.column();
    }
  }

  private void exclude(Parts parts) {
    in.take();
    parts.kind = Kind.EXCLUDE;
    if (in.accept("using")) {
      grammar.names.column();
    }
    grammar.skipping.parentheses();
    if (in.at("include", "(")) {
      in.take();
      grammar.names.parenthesizedColumns();
    }
    storage();
    if (in.accept("where")) {
      in.expect("(");
      parts.expression = grammar.expressions.expression();
      in.expect(")");
    }
  }

  private void generated(Parts parts) {
    in.take();
    Token when = in.current();
    boolean always = in.accept("always");
    if (!always) {
      in.expect("by", "default");
    }
    in.expect("as");
    if (in.accept("identity")) {
      parts.kind = always ? Kind.IDENTITY_ALWAYS : Kind.IDENTITY_BY_DEFAULT;
      if (in.accept("(")) {
        parts.options = grammar.sequences.options();
        in.expect(")");
      }
      return;
    }
    in.expect("(");
    parts.kind = Kind.GENERATED;
    parts.expression = grammar.expressions.expression();
    in.expect(")");
    in.expect("stored");
    if (!always) {
      throw TokenStream.error(
          io.irispgwire.error.SqlState.SYNTAX_ERROR,
          "for a generated column, GENERATED ALWAYS must be specified",
          when.span());
    }
  }

  private void references(Parts parts) {
    in.expect("references");
    parts.references = grammar.names.relation();
    parts.referencedColumns = grammar.names.optionalColumns();
    if (in.accept("match")) {
      if (!in.at("full") && !in.at("partial") && !in.at("simple")) {
        throw in.unexpected();
      }
      parts.actions.add("MATCH " + in.take().text().toUpperCase(Locale.ROOT));
    }
    while (in.accept("on")) {
      if (!in.at("delete") && !in.at("update")) {
        throw in.unexpected();
      }
      String event = in.take().text().toUpperCase(Locale.ROOT);
      parts.actions.add("ON " + event + " " + action());
    }
  }

  private String action() {
    if (in.accept("no")) {
      in.expect("action");
      return "NO ACTION";
    }
    if (in.accept("set")) {
      boolean toNull = in.accept("null");
      if (!toNull) {
        in.expect("default");
      }
      grammar.names.optionalColumns();
      return toNull ? "SET NULL" : "SET DEFAULT";
    }
    if (in.accept("cascade")) {
      return "CASCADE";
    }
    in.expect("restrict");
    return "RESTRICT";
  }

  private void attributes(Parts parts) {
    while (true) {
      if (in.accept("deferrable")) {
        parts.actions.add("DEFERRABLE");
      } else if (in.accept("not", "deferrable")) {
        parts.actions.add("NOT DEFERRABLE");
      } else if (in.accept("not", "valid")) {
        parts.actions.add("NOT VALID");
      } else if (in.accept("no", "inherit")) {
        parts.actions.add("NO INHERIT");
      } else if (in.accept("initially")) {
        boolean deferred = in.accept("deferred");
        if (!deferred) {
          in.expect("immediate");
        }
        parts.actions.add(deferred ? "INITIALLY DEFERRED" : "INITIALLY IMMEDIATE");
      } else {
        return;
      }
    }
  }
}
