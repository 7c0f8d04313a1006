package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.Dependents.Dependent;
import io.irispgwire.sql.tree.Definition.Drop;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;

/** DROP of tables, views and materialized views, with the views that need them. */
final class RelationDrop {
  private final SchemaLookup schema;
  private final ObjectNames names;
  private final Drop node;
  private final List<Step> steps = new ArrayList<>();
  private final List<Declared> forgotten = new ArrayList<>();
  private final List<Diagnostic> notices = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  RelationDrop(SchemaLookup schema, ObjectNames names, Drop node) {
    this.schema = schema;
    this.names = names;
    this.node = node;
  }

  Translation translate() {
    DropTarget target = new DropTarget(schema, names, node);
    List<Table> dropped = new ArrayList<>();
    for (QualifiedName name : node.names()) {
      Table table = target.relation(name);
      if (table == null) {
        notices.add(target.missing(name));
      } else if (!dropped.contains(table)) {
        dropped.add(table);
      }
    }
    Dependents dependents = new Dependents(schema);
    List<Dependent> needing = dependents.of(dropped);
    if (!needing.isEmpty() && !node.cascade()) {
      throw dependents.refusal(
          dropped.size() == 1 ? dependents.shown(dropped.get(0)) : "desired object(s)", needing);
    }
    dropped.forEach(this::rows);
    List<Table> views = needing.stream().map(Dependent::view).toList();
    dependents.inOrder(views).forEach(view -> drop(view, step(view)));
    dependents.inOrder(dropped).forEach(table -> drop(table, written(table)));
    notices.addAll(told(dependents, views));
    return new Translation(steps, forgotten, notices, notes, null);
  }

  /** What goes too: {@code dependency.c}, {@code reportDependentObjects}. */
  static List<Diagnostic> told(Dependents dependents, List<Table> views) {
    return told(views.stream().map(dependents::shown).toList());
  }

  static List<Diagnostic> told(List<String> objects) {
    List<String> lines = objects.stream().map(each -> "drop cascades to " + each).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    SqlState state = SqlState.SUCCESSFUL_COMPLETION;
    return List.of(
        lines.size() == 1
            ? Diagnostic.of(Severity.NOTICE, state, lines.get(0))
            : Diagnostic.of(
                    Severity.NOTICE, state, "drop cascades to " + lines.size() + " other objects")
                .withDetail(String.join("\n", lines)));
  }

  private void drop(Table table, Step step) {
    steps.add(step);
    schema.sequences().stream()
        .filter(sequence -> isOwned(sequence, table))
        .forEach(s -> notes.add(Note.forgotten(s.schema(), s.name())));
    forgotten.add(forgotten(table));
    notes.add(Note.forgotten(table.schema(), table.name()));
  }

  private Step written(Table table) {
    String condition = node.ifExists() ? "IF EXISTS " : "";
    String behaviour = node.cascade() ? " CASCADE" : "";
    return TableDefinition.definition(
        "DROP " + kind(table) + condition + Identifiers.table(table) + behaviour);
  }

  /** Of a view that goes with something else. */
  static Step step(Table table) {
    return TableDefinition.definition("DROP " + kind(table) + Identifiers.table(table));
  }

  /** A materialized view is a table of IRIS's. */
  private static String kind(Table table) {
    return table.view() ? "VIEW " : "TABLE ";
  }

  static Declared forgotten(Table table) {
    return new Declared(table.schema(), table.name(), null, null);
  }

  /** What depends on the type of the rows goes with the table, or keeps it. */
  private void rows(Table table) {
    PgType rows = schema.rowType(table);
    if (rows == null) {
      return;
    }
    TypeUse use = new TypeUse(schema, rows);
    if (node.cascade()) {
      use.cascade(List.of(), steps, forgotten, notes, notices);
    } else {
      use.refuse(table.kind() + " " + table.name(), List.of());
    }
  }

  private static boolean isOwned(Table sequence, Table table) {
    List<String> owner = sequence.sequence() == null ? List.of() : sequence.sequence().owner();
    return !owner.isEmpty() && owner.subList(0, 2).equals(List.of(table.schema(), table.name()));
  }
}
