package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.RowExpressions;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Table.Filling.Source;
import io.irispgwire.sql.deparse.Deparser;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules that a definition gives a table and that IRIS has no form for: CHECK, defaults that
 * IRIS cannot compute, generated columns. They are looked at as PostgreSQL does, and noted.
 *
 * <p>Source: PostgreSQL {@code src/backend/catalog/heap.c}, {@code AddRelationNewConstraints}.
 */
final class WrittenRules {
  private final Rules rules;
  private final SchemaLookup schema;
  private final Table table;
  private final Set<String> taken = new HashSet<>();
  private final List<Table.Check> checks = new ArrayList<>();
  private final List<Table.Filling> fillings = new ArrayList<>();
  private final Map<Table.Column, Expression> generated = new LinkedHashMap<>();
  private final List<Table.Column> added = new ArrayList<>();
  private final List<Note> others = new ArrayList<>();

  /**
   * @param table as it will be, with the rules that it has already
   */
  WrittenRules(Rules rules, SchemaLookup schema, Table table) {
    this.rules = rules;
    this.schema = schema;
    this.table = table;
    table.rules().checks().forEach(check -> taken.add(check.name()));
    table.indexes().forEach(index -> taken.add(index.name()));
  }

  /** The rules written behind a column. */
  void add(Column column) {
    Table.Column known = column(column.name());
    added.add(known);
    for (Constraint constraint : column.constraints()) {
      switch (constraint.kind()) {
        case CHECK -> check(constraint);
        case IDENTITY_ALWAYS -> others.add(note(Note.Kind.IDENTITY, known.name(), "a"));
        case IDENTITY_BY_DEFAULT -> others.add(note(Note.Kind.IDENTITY, known.name(), "d"));
        case GENERATED -> {
          refuseBoth(column, known, constraint);
          generated.put(known, written(constraint));
          String value = rules.textOf(written(constraint));
          fillings.add(new Table.Filling(known.name(), Source.GENERATED, value));
        }
        case DEFAULT -> {
          if (constraint.expression() != null) {
            fallback(known, constraint.expression());
          }
        }
        default -> {}
      }
    }
  }

  private void refuseBoth(Column column, Table.Column known, Constraint generated) {
    boolean both = column.constraints().stream().anyMatch(c -> c.kind() == Constraint.Kind.DEFAULT);
    if (both) {
      throw new PgException(
              SqlState.SYNTAX_ERROR,
              "both default and generation expression specified for column \""
                  + known.name()
                  + "\" of table \""
                  + table.name()
                  + "\"")
          .at(generated.span().position());
    }
  }

  /** What stands behind DEFAULT, where IRIS cannot compute it or computes something else. */
  void fallback(Table.Column column, Expression value) {
    String text = full(analyzer().fallback(column, value));
    boolean same = isNative(column, value) && !DefaultValue.isTime(value);
    if (same) {
      others.add(note(Note.Kind.DEFAULT_TEXT, column.name(), text));
    } else {
      fillings.add(new Table.Filling(column.name(), Source.DEFAULT, text));
    }
  }

  /**
   * Whether IRIS keeps it too, for rows that others write. It cannot tell a DEFAULT NULL, which
   * hides that of a domain, from none.
   */
  static boolean isNative(Table.Column column, Expression value) {
    return !column.isText()
        && column.domain() == null
        && new DefaultValue(column.type()).isNative(value);
  }

  /** A constraint of the table. */
  void add(Constraint constraint) {
    if (constraint.kind() == Constraint.Kind.CHECK) {
      check(constraint);
    }
  }

  private void check(Constraint constraint) {
    Expression condition = written(constraint);
    RowExpression analysed = analyzer().check(table, condition);
    Name written = constraint.name();
    String name = written == null ? chosen(condition) : written.value();
    if (!taken.add(name)) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          "constraint \"" + name + "\" for relation \"" + table.name() + "\" already exists");
    }
    boolean valid = !constraint.actions().contains("NOT VALID");
    checks.add(new Table.Check(name, full(analysed), valid));
  }

  /** What it means under any search path, without the table's name in front of columns. */
  private String full(RowExpression expression) {
    return Deparser.full(schema).expression(expression);
  }

  private RowExpressions analyzer() {
    return new Analyzer(schema).ofRows(rules.analysis().statement());
  }

  private static Expression written(Constraint constraint) {
    Expression expression = constraint.expression();
    if (expression == null) {
      throw Refusal.of(constraint, "this constraint");
    }
    return expression;
  }

  /** After the only column that it reads, if there is just one. */
  private String chosen(Expression condition) {
    Set<String> read = RowExpressions.columns(condition);
    List<Name> columns =
        read.size() == 1
            ? List.of(new Name(condition.span(), read.iterator().next(), false))
            : List.of();
    String name = Constraints.name(table.name(), columns, "check");
    for (int n = 1; taken.contains(name); n++) {
      name = Constraints.name(table.name(), columns, "check" + n);
    }
    return name;
  }

  private Table.Column column(Name name) {
    return table.columns().stream()
        .filter(column -> column.name().equals(name.value()))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the definition has the server compute the column. */
  boolean isFilled(String column) {
    return own().with(added).fillings().stream()
        .anyMatch(filling -> filling.column().equals(column));
  }

  /** The table under the rules that the definition adds, and no others. */
  Table ruled() {
    Table ruled = table.withRules(own());
    Map<String, String> texts = new HashMap<>();
    generated.forEach(
        (column, value) ->
            texts.put(column.name(), full(analyzer().generated(ruled, column, value))));
    fillings.replaceAll(
        filling ->
            filling.generated()
                ? new Table.Filling(
                    filling.column(),
                    Source.GENERATED,
                    texts.getOrDefault(filling.column(), filling.value()))
                : filling);
    return table.withRules(own().with(added));
  }

  private Table.Rules own() {
    return new Table.Rules(checks, fillings, List.of());
  }

  /** What to remember of them. */
  List<Note> notes() {
    List<Note> notes = new ArrayList<>(others);
    for (Table.Check check : checks) {
      Note.Kind kind = check.valid() ? Note.Kind.CHECK : Note.Kind.CHECK_NEW;
      notes.add(note(kind, check.name(), check.condition()));
    }
    for (Table.Filling filling : fillings) {
      Note.Kind kind = filling.generated() ? Note.Kind.GENERATED : Note.Kind.DEFAULT;
      notes.add(note(kind, filling.column(), filling.value()));
    }
    return notes;
  }

  private Note note(Note.Kind kind, String part, String text) {
    return new Note(kind, table.schema(), table.name(), part, text);
  }
}
