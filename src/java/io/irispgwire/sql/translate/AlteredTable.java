package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.AlterTable;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table that an ALTER TABLE is about, and what has been decided to do to it. */
final class AlteredTable {
  final Rules rules;
  final SchemaLookup schema;
  final ObjectNames names;
  final AlterTable node;
  private final List<Step> steps = new ArrayList<>();
  private final List<Declared> declared = new ArrayList<>();
  private final List<Diagnostic> notices = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private @Nullable Table table;
  private @Nullable Table ruled;

  AlteredTable(Rules rules, SchemaLookup schema, ObjectNames names, AlterTable node) {
    this.rules = rules;
    this.schema = schema;
    this.names = names;
    this.node = node;
    this.table = names.table(node.name());
  }

  Translation translation() {
    return new Translation(steps, declared, notices, notes, ruled);
  }

  /** Null when there is none: the back end says so. */
  @Nullable Table find() {
    return table;
  }

  Table get() {
    if (table == null) {
      throw new PgException(
          SqlState.UNDEFINED_TABLE, "relation \"" + node.name() + "\" does not exist");
    }
    return table;
  }

  /** What the actions behind this one see. */
  void becomes(Table changed) {
    table = changed;
  }

  void step(String action) {
    steps.add(
        TableDefinition.definition("ALTER TABLE " + names.quoted(node.name()) + " " + action));
  }

  void step(Step step) {
    steps.add(step);
  }

  /** An action that has nothing to do where the object is missing. */
  void tolerantStep(String action) {
    String text = "ALTER TABLE " + names.quoted(node.name()) + " " + action;
    SqlState forgiven = SqlState.UNDEFINED_OBJECT;
    steps.add(new Step(Step.Kind.DEFINITION, text, List.of(), 1, forgiven, ""));
  }

  void onColumn(Alteration action, String change) {
    step("ALTER COLUMN " + names.column(node.name(), name(action)) + " " + change);
  }

  void skip(SqlState state, String notice) {
    notices.add(Diagnostic.of(Severity.NOTICE, state, notice + ", skipping"));
  }

  /** Something is not as the client asked for. */
  void concede(Diagnostic concession) {
    notices.add(concession);
  }

  void note(Note.Kind kind, String part, @Nullable String text) {
    notes.add(new Note(kind, names.schemaOf(node.name()), node.name().last().value(), part, text));
  }

  void note(Note note) {
    notes.add(note);
  }

  void declare(Declared change) {
    declared.add(change);
  }

  void declare(String column, @Nullable SqlType type) {
    declared.add(
        new Declared(names.schemaOf(node.name()), node.name().last().value(), column, type));
  }

  /** New rules: the rows that are there are held to them. */
  void obey(WrittenRules written) {
    Table under = written.ruled();
    notes.addAll(written.notes());
    boolean asks =
        under.rules().checks().stream().anyMatch(Table.Check::valid)
            || !under.rules().fillings().isEmpty()
            || !under.rules().domains().isEmpty();
    if (asks) {
      obey(under);
    }
  }

  void obey(Table under) {
    if (ruled != null) {
      throw Refusal.of(node, "ALTER TABLE with several new rules", "Add them one by one.");
    }
    ruled = under;
    steps.addAll(RowReads.validating(under));
  }

  static Name name(Alteration action) {
    return Objects.requireNonNull(action.name(), "the action has a name");
  }

  /** None where the table is not there, which the back end will say. */
  List<Table.Column> columns() {
    Table known = find();
    return known == null ? List.of() : known.columns();
  }

  Table.@Nullable Column column(String name) {
    return table == null
        ? null
        : table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
  }

  Table.@Nullable Check check(String name) {
    return table == null
        ? null
        : table.rules().checks().stream()
            .filter(check -> check.name().equals(name))
            .findFirst()
            .orElse(null);
  }

  static Note.Kind kindOf(Table.Check check) {
    return check.valid() ? Note.Kind.CHECK : Note.Kind.CHECK_NEW;
  }

  Table.@Nullable Filling filling(String column) {
    return table == null
        ? null
        : table.rules().fillings().stream()
            .filter(filling -> filling.column().equals(column))
            .findFirst()
            .orElse(null);
  }

  static Note.Kind kindOf(Table.Filling filling) {
    return filling.generated() ? Note.Kind.GENERATED : Note.Kind.DEFAULT;
  }

  /** {@code column "c" of relation "t"}. */
  String columnOf(String column) {
    return "column \"" + column + "\" of relation \"" + node.name().last() + "\"";
  }

  PgException missingColumn(String column) {
    return new PgException(SqlState.UNDEFINED_COLUMN, columnOf(column) + " does not exist");
  }
}
