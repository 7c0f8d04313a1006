package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.Dependents.Dependent;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a schema holds: tables and views are IRIS's to drop with it, the rest is in notes. */
final class SchemaContents {
  private final String name;
  private final List<Table> tables;
  private final List<Table> sequences;
  private final List<PgType> types;
  private final List<Routine> routines;
  private final Dependents dependents;

  SchemaContents(SchemaLookup schema, String name) {
    this.name = name;
    this.dependents = new Dependents(schema);
    this.tables = schema.tables().stream().filter(t -> t.schema().equals(name)).toList();
    this.sequences = schema.sequences().stream().filter(t -> t.schema().equals(name)).toList();
    this.types = schema.types().stream().filter(this::isInside).toList();
    this.routines = schema.routines().stream().filter(r -> r.proc().schema().equals(name)).toList();
  }

  private boolean isInside(PgType type) {
    UserType user = type.user();
    return user != null && user.schema().equals(name);
  }

  /**
   * DROP without CASCADE.
   *
   * @throws PgException 2BP01
   */
  void refuse() {
    List<String> details = new ArrayList<>();
    for (Content each : contents()) {
      String on = each.neededBy() == null ? "schema " + name : each.neededBy();
      details.add(each.shown() + " depends on " + on);
    }
    if (!details.isEmpty()) {
      throw new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "cannot drop schema " + name + " because other objects depend on it")
          .withDetail(String.join("\n", details))
          .withHint("Use DROP ... CASCADE to drop the dependent objects too.");
    }
  }

  /** What goes with the schema, as a NOTICE says it. */
  List<Diagnostic> told() {
    return RelationDrop.told(contents().stream().map(Content::shown).toList());
  }

  /** The views of other schemas that read what is in this one; those first that nothing reads. */
  List<Table> viewsElsewhere() {
    return dependents.inOrder(dependents.of(tables).stream().map(Dependent::view).toList());
  }

  /**
   * An object that goes with the schema.
   *
   * @param neededBy what it needs where it is in another schema
   */
  private record Content(String shown, @Nullable String neededBy) {}

  private List<Content> contents() {
    List<Content> contents = new ArrayList<>();
    tables.forEach(table -> contents.add(new Content(dependents.shown(table), null)));
    for (Dependent each : dependents.of(tables)) {
      contents.add(new Content(dependents.shown(each.view()), each.on()));
    }
    types.forEach(type -> contents.add(new Content("type " + name + '.' + type.name(), null)));
    sequences.stream()
        .filter(sequence -> !isOwned(sequence))
        .forEach(each -> contents.add(new Content("sequence " + name + '.' + each.name(), null)));
    for (Routine routine : routines) {
      String kind = routine.proc().kind() == 'p' ? "procedure " : "function ";
      String arguments = routine.shownTypes().replace(", ", ",");
      String shown = kind + name + '.' + routine.proc().name() + '(' + arguments + ')';
      contents.add(new Content(shown, null));
    }
    return contents;
  }

  /** A sequence of a column goes with its table. */
  private static boolean isOwned(Table sequence) {
    return sequence.sequence() != null && !sequence.sequence().owner().isEmpty();
  }

  /** Forgets all that was said of the schema and of what is in it. */
  void forget(List<Declared> forgotten, List<Note> notes) {
    for (Table table : tables) {
      forgotten.add(new Declared(name, table.name(), null, null));
      notes.add(Note.forgotten(name, table.name()));
      table.indexes().forEach(index -> notes.add(Note.forgotten(name, index.name())));
    }
    sequences.forEach(sequence -> notes.add(Note.forgotten(name, sequence.name())));
    types.forEach(type -> notes.add(Note.forgotten(name, type.name())));
    for (Routine routine : routines) {
      notes.add(Note.forgotten(name, Routine.object(routine.proc().name())));
    }
    notes.add(Note.forgotten(name, ""));
  }
}
