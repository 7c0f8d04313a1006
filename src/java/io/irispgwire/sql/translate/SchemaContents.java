package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;

/** What a schema holds: tables are IRIS's to drop, everything else is in notes. */
final class SchemaContents {
  private final String name;
  private final List<Table> tables;
  private final List<Table> sequences;
  private final List<PgType> types;
  private final List<Routine> routines;

  SchemaContents(SchemaLookup schema, String name) {
    this.name = name;
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
   * DROP without CASCADE; IRIS looks at the tables.
   *
   * @throws PgException 2BP01
   */
  void refuse() {
    List<String> details = new ArrayList<>();
    types.forEach(type -> details.add(depends("type " + name + '.' + type.name())));
    sequences.forEach(sequence -> details.add(depends("sequence " + name + '.' + sequence.name())));
    for (Routine routine : routines) {
      String kind = routine.proc().kind() == 'p' ? "procedure " : "function ";
      String arguments = routine.shownTypes().replace(", ", ",");
      details.add(depends(kind + name + '.' + routine.proc().name() + '(' + arguments + ')'));
    }
    if (!details.isEmpty()) {
      throw new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "cannot drop schema " + name + " because other objects depend on it")
          .withDetail(String.join("\n", details))
          .withHint("Use DROP ... CASCADE to drop the dependent objects too.");
    }
  }

  private String depends(String object) {
    return object + " depends on schema " + name;
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
