package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.ViewQuery;
import io.irispgwire.sql.tree.Definition.Drop;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What brings back what is dropped, where its definition is all that there is of it: views,
 * indexes, and what lives in notes. Rows of a table are gone.
 */
final class DropReversal {
  private final SchemaLookup schema;
  private final ObjectNames names;

  DropReversal(SchemaLookup schema) {
    this.schema = schema;
    this.names = new ObjectNames(schema);
  }

  List<Undo> of(Drop node) {
    List<Undo> undos = new ArrayList<>();
    List<Table> dropped = new ArrayList<>();
    for (QualifiedName name : node.names()) {
      switch (node.kind()) {
        case "TABLE", "VIEW", "MATERIALIZED VIEW" -> {
          Table table = names.table(name);
          if (table != null) {
            dropped.add(table);
          }
        }
        case "INDEX" -> undos.addAll(index(node, name));
        case "SEQUENCE", "TYPE", "DOMAIN" -> undos.add(notes(name));
        default -> {}
      }
    }
    List<Table> all = new ArrayList<>(dropped);
    if (!dropped.isEmpty()) {
      Dependents dependents = new Dependents(schema);
      dependents.of(dropped).forEach(each -> all.add(each.view()));
      List<Table> views = new ArrayList<>(dependents.inOrder(all));
      Collections.reverse(views);
      views.forEach(view -> undos.addAll(view(view, "CREATE VIEW ")));
    }
    return undos;
  }

  /**
   * None for what is no view.
   *
   * @param create the words that it begins with
   */
  List<Undo> view(Table view, String create) {
    ViewQuery query = view.query();
    if (!view.view() || query == null) {
      return List.of();
    }
    List<String> columns =
        view.columns().stream().map(column -> Identifiers.quote(column.name())).toList();
    String statement =
        create
            + Reversal.full(view.schema(), view.name())
            + " ("
            + String.join(", ", columns)
            + ") AS "
            + query.text().strip();
    return List.of(remembered(view, statement));
  }

  /** With all that is declared and noted of it now. */
  Undo remembered(Table table, String statement) {
    List<Declared> declares = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      declares.add(new Declared(table.schema(), table.name(), column.name(), column.declared()));
    }
    return new Undo(statement, declares, schema.notes(table.schema(), table.name()));
  }

  private List<Undo> index(Drop node, QualifiedName name) {
    DropTarget.OfTable found = new DropTarget(schema, names, node).indexOnly(name);
    if (found == null || found.index().isConstraint()) {
      return List.of();
    }
    Table table = found.table();
    Table.Index index = found.index();
    List<Note> notes = new ArrayList<>(schema.notes(table.schema(), index.name()));
    if (index.definition() != null) {
      schema.notes(table.schema(), table.name()).stream()
          .filter(note -> note.kind() == Note.Kind.INDEX && note.part().equals(index.name()))
          .forEach(notes::add);
      return List.of(new Undo("", List.of(), notes));
    }
    List<String> columns =
        index.columns().stream()
            .map(i -> Identifiers.quote(table.columns().get(i).name()))
            .toList();
    String statement =
        (index.isUnique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
            + Identifiers.quote(index.name())
            + " ON "
            + Reversal.full(table.schema(), table.name())
            + " ("
            + String.join(", ", columns)
            + ")";
    return List.of(new Undo(statement, List.of(), notes));
  }

  private Undo notes(QualifiedName name) {
    String inSchema = names.schemaOf(name);
    return new Undo("", List.of(), schema.notes(inSchema, name.last().value()));
  }

  /** The functions of one name. */
  Undo routines(QualifiedName name) {
    return new Undo(
        "", List.of(), schema.notes(names.schemaOf(name), Routine.object(name.last().value())));
  }
}
