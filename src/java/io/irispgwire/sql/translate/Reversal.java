package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What takes a definition back, as PostgreSQL's SQL, asked before the definition runs. What cannot
 * be taken back (DROP TABLE, DROP COLUMN, a change of a type) has none.
 */
public final class Reversal {
  private final SchemaLookup schema;
  private final ObjectNames names;

  private Reversal(SchemaLookup schema) {
    this.schema = schema;
    this.names = new ObjectNames(schema);
  }

  /** What to do, in order; empty where nothing is made, or nothing can be done. */
  public static List<Undo> of(Definition node, SchemaLookup schema) {
    Reversal reversal = new Reversal(schema);
    if (node instanceof Definition.AlterTable alter) {
      return reversal.alterations(alter);
    }
    if (node instanceof Definition.CreateView view) {
      return reversal.view(view);
    }
    if (node instanceof Definition.CreateMaterializedView view) {
      return reversal.materialized(view.name());
    }
    if (node instanceof Definition.Drop drop) {
      return new DropReversal(schema).of(drop);
    }
    if (node instanceof Definition.CreateRoutine routine) {
      return reversal.routine(routine);
    }
    if (node instanceof Definition.DropRoutine drop) {
      DropReversal dropped = new DropReversal(schema);
      return drop.names().stream().map(routine -> dropped.routines(routine.name())).toList();
    }
    String statement = reversal.single(node);
    return statement == null ? List.of() : List.of(Undo.by(statement));
  }

  /**
   * What a definition destroys that nothing here can bring back, as a message names it.
   *
   * @param made the statements that drop what the same transaction has made
   */
  public static List<String> lost(Definition node, SchemaLookup schema, Set<String> made) {
    ObjectNames names = new ObjectNames(schema);
    List<String> lost = new ArrayList<>();
    if (node instanceof Definition.Drop drop) {
      for (QualifiedName name : drop.names()) {
        Table table = names.table(name);
        boolean old = table != null && !isMade(table, made);
        if (table != null && old && !table.view() && table.sequence() == null) {
          lost.add(table.kind() + " \"" + table.name() + "\"");
        }
      }
    }
    Table altered = node instanceof Definition.AlterTable alter ? names.table(alter.name()) : null;
    if (altered != null && !isMade(altered, made)) {
      for (Alteration each : ((Definition.AlterTable) node).alterations()) {
        Name column = each.name();
        boolean loses =
            each.kind() == Alteration.Kind.DROP_COLUMN || each.kind() == Alteration.Kind.ALTER_TYPE;
        if (loses && column != null && has(altered, column.value())) {
          String what =
              each.kind() == Alteration.Kind.DROP_COLUMN ? "column" : "the type of column";
          lost.add(what + " \"" + column.value() + "\" of table \"" + altered.name() + "\"");
        }
      }
    }
    return lost;
  }

  private static boolean isMade(Table table, Set<String> made) {
    String full = full(table.schema(), table.name());
    return made.contains("DROP TABLE " + full) || made.contains("DROP MATERIALIZED VIEW " + full);
  }

  /** What takes back the indexes and checks that a definition has given a table. */
  public static List<Undo> added(Table before, Table after) {
    List<Undo> undos = new ArrayList<>();
    String full = full(after.schema(), after.name());
    for (Table.Index index : after.indexes()) {
      if (before.indexes().stream().noneMatch(old -> old.name().equals(index.name()))) {
        undos.add(
            Undo.by(
                index.isConstraint()
                    ? "ALTER TABLE " + full + " DROP CONSTRAINT " + Identifiers.quote(index.name())
                    : "DROP INDEX " + full(after.schema(), index.name())));
      }
    }
    for (Table.Check check : after.rules().checks()) {
      if (before.rules().checks().stream().noneMatch(old -> old.name().equals(check.name()))) {
        undos.add(
            Undo.by("ALTER TABLE " + full + " DROP CONSTRAINT " + Identifiers.quote(check.name())));
      }
    }
    return undos;
  }

  /** One that reads temporary tables is temporary without saying so. */
  private List<Undo> view(Definition.CreateView node) {
    Set<String> made = new LinkedHashSet<>();
    boolean qualified = node.name().schema() != null;
    for (boolean temporary : qualified ? new boolean[] {false} : new boolean[] {false, true}) {
      QualifiedName name = names.created(node.name(), temporary);
      Table known = schema.table(names.schemaOf(name), name.last().value());
      if (known != null) {
        return new DropReversal(schema).view(known, "CREATE OR REPLACE VIEW ");
      }
      made.add("DROP VIEW " + full(names.schemaOf(name), name.last().value()));
    }
    return made.stream().map(Undo::by).toList();
  }

  /** Without its notes, if the transaction has undone them, it is a table. */
  private List<Undo> materialized(QualifiedName name) {
    String asTable = relation("TABLE", name, false);
    String asView = relation("MATERIALIZED VIEW", name, false);
    return asTable == null || asView == null
        ? List.of()
        : List.of(Undo.by(asView), Undo.by(asTable));
  }

  /** Notes alone: what was there before is written down again, what is new is forgotten. */
  private List<Undo> routine(Definition.CreateRoutine node) {
    QualifiedName name = names.created(node.name(), false);
    String inSchema = names.schemaOf(name);
    String object = Routine.object(name.last().value());
    List<Note> notes = new ArrayList<>(List.of(Note.forgotten(inSchema, object)));
    notes.addAll(schema.notes(inSchema, object));
    return List.of(new Undo("", List.of(), notes));
  }

  private @Nullable String single(Definition node) {
    if (node instanceof Definition.CreateTable table) {
      return relation("TABLE", table.name(), table.temporary());
    }
    if (node instanceof Definition.CreateTableAs table) {
      return relation("TABLE", table.name(), table.temporary());
    }
    if (node instanceof Definition.CreateSequence sequence) {
      return relation("SEQUENCE", sequence.name(), sequence.temporary());
    }
    if (node instanceof Definition.CreateIndex index) {
      return index(index);
    }
    if (node instanceof Definition.CreateSchema made) {
      String name = made.name().value();
      return schema.schemaExists(name) ? null : "DROP SCHEMA " + Identifiers.quote(name);
    }
    if (node instanceof Definition.CreateEnum type) {
      return type(type.name());
    }
    if (node instanceof Definition.CreateDomain domain) {
      return type(domain.name());
    }
    return node instanceof Definition.CreateComposite type ? type(type.name()) : null;
  }

  private @Nullable String relation(String kind, QualifiedName written, boolean temporary) {
    QualifiedName name = names.created(written, temporary);
    String inSchema = names.schemaOf(name);
    boolean exists = schema.table(inSchema, name.last().value()) != null;
    return exists ? null : "DROP " + kind + " " + full(inSchema, name.last().value());
  }

  private String type(QualifiedName written) {
    QualifiedName name = names.created(written, false);
    return "DROP TYPE " + full(names.schemaOf(name), name.last().value());
  }

  private @Nullable String index(Definition.CreateIndex node) {
    Table table = names.table(node.table());
    Name name = node.name();
    if (table == null || name == null) {
      return null;
    }
    boolean exists = table.indexes().stream().anyMatch(index -> index.name().equals(name.value()));
    return exists ? null : "DROP INDEX " + full(table.schema(), name.value());
  }

  private List<Undo> alterations(Definition.AlterTable node) {
    Table table = names.table(node.name());
    List<Undo> undos = new ArrayList<>();
    if (table != null) {
      for (Alteration each : node.alterations()) {
        Undo undo = alteration(table, each);
        if (undo != null) {
          undos.add(undo);
        }
      }
    }
    Collections.reverse(undos);
    return undos;
  }

  private @Nullable Undo alteration(Table table, Alteration node) {
    Name name = node.name();
    Name renamed = node.newName();
    String full = full(table.schema(), table.name());
    String alter = "ALTER TABLE " + full + " ";
    if (node.kind() == Alteration.Kind.RENAME_TABLE && renamed != null) {
      String back =
          "ALTER TABLE %s RENAME TO %s"
              .formatted(full(table.schema(), renamed.value()), Identifiers.quote(table.name()));
      return new DropReversal(schema).remembered(table, back);
    }
    String statement =
        switch (node.kind()) {
          case ADD_COLUMN -> {
            Definition.Column column = node.column();
            yield column == null || has(table, column.name().value())
                ? null
                : alter + "DROP COLUMN " + Identifiers.quote(column.name().value());
          }
          case ADD_CONSTRAINT -> {
            Definition.Constraint constraint = node.constraint();
            Name given = constraint == null ? null : constraint.name();
            yield given == null
                ? null
                : alter + "DROP CONSTRAINT " + Identifiers.quote(given.value());
          }
          case RENAME_COLUMN ->
              name == null || renamed == null
                  ? null
                  : alter + "RENAME COLUMN " + swapped(name, renamed);
          case SET_NOT_NULL, DROP_NOT_NULL, SET_DEFAULT, DROP_DEFAULT ->
              name == null ? null : property(table, node.kind(), name.value(), alter);
          default -> null;
        };
    return statement == null ? null : Undo.by(statement);
  }

  /** What a column was before, where that is known. */
  private @Nullable String property(
      Table table, Alteration.Kind kind, String column, String alter) {
    Table.Column known =
        table.columns().stream().filter(c -> c.name().equals(column)).findFirst().orElse(null);
    if (known == null) {
      return null;
    }
    String of = alter + "ALTER COLUMN " + Identifiers.quote(column) + ' ';
    if (kind == Alteration.Kind.SET_NOT_NULL || kind == Alteration.Kind.DROP_NOT_NULL) {
      return of + (known.notNull() ? "SET NOT NULL" : "DROP NOT NULL");
    }
    for (Note note : schema.notes(table.schema(), table.name())) {
      boolean isDefault = note.kind() == Note.Kind.DEFAULT || note.kind() == Note.Kind.DEFAULT_TEXT;
      if (isDefault && note.part().equals(column)) {
        return of + "SET DEFAULT " + note.text();
      }
    }
    return known.hasDefault() ? null : of + "DROP DEFAULT";
  }

  private static String swapped(Name from, Name to) {
    return Identifiers.quote(to.value()) + " TO " + Identifiers.quote(from.value());
  }

  private static boolean has(Table table, String column) {
    return table.columns().stream().anyMatch(each -> each.name().equals(column));
  }

  static String full(String schema, String name) {
    return Identifiers.quote(schema) + "." + Identifiers.quote(name);
  }
}
