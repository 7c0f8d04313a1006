package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.catalog.Schema;
import io.irispgwire.catalog.SchemaCache;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.TypeDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The schema as one session sees it: through its search path, with its temporary tables in front.
 *
 * <p>IRIS keeps the definition of a temporary table for everybody and for good. So each session
 * makes its own in a schema that no other session names, and drops them at its end.
 */
final class SessionSchema {
  private final SchemaCache cache;
  private final Backend backend;
  private final Settings settings;
  private final Identity identity;
  private final String temporarySchema;
  private final Set<String> temporaryTables = new LinkedHashSet<>();
  private final Set<String> temporarySequences = new LinkedHashSet<>();
  private Schema schema;
  private int settingsRevision = -1;
  private long schemaVersion = -1;
  private boolean changedInTransaction;

  SessionSchema(SchemaCache cache, Backend backend, Settings settings, Identity identity) {
    this.cache = cache;
    this.backend = backend;
    this.settings = settings;
    this.identity = identity;
    // The time keeps it apart from what a server that crashed has left behind.
    this.temporarySchema =
        "pg_temp_" + identity.processId() + "_" + Long.toString(System.currentTimeMillis(), 36);
    this.schema = new Schema(cache, backend, temporarySchema, List.of());
  }

  Schema lookup() {
    if (settingsRevision != settings.revision() || schemaVersion != schema.version()) {
      settingsRevision = settings.revision();
      schemaVersion = schema.version();
      List<String> path = existing(settings.get("search_path"));
      if (!temporaryTables.isEmpty() || !temporarySequences.isEmpty()) {
        path.add(0, temporarySchema);
      }
      Set<String> exact = exactTypes(settings);
      if (!path.equals(schema.searchPath()) || !exact.equals(schema.exactTypes())) {
        schema = new Schema(cache, backend, temporarySchema, path, exact);
      }
    }
    return schema;
  }

  private static Set<String> exactTypes(Settings settings) {
    String names = settings.find("iris_pgwire.exact_columns");
    return names == null || names.isEmpty() ? Set.of() : StringSettings.exactTypes(names);
  }

  /** The schemas of search_path that exist; {@code "$user"} is the user's own. */
  private List<String> existing(String searchPath) {
    List<String> path = new ArrayList<>();
    for (String item : Objects.requireNonNull(IdentifierList.parse(searchPath))) {
      String name = item.equals("$user") ? identity.user() : item;
      if (schema.schemaExists(name) && !path.contains(name)) {
        path.add(name);
      }
    }
    return path;
  }

  /** Remembers what IRIS has no place for, in the transaction of the definition. */
  void declare(List<Declared> declares, List<Note> notes) {
    for (Declared declared : declares) {
      if (declared.schema().equals(temporarySchema)) {
        if (declared.column() != null) {
          temporaryTables.add(declared.table());
        } else {
          temporaryTables.remove(declared.table());
        }
      }
    }
    for (Note note : notes) {
      if (note.kind() == Note.Kind.SEQUENCE && note.schema().equals(temporarySchema)) {
        temporarySequences.add(note.object());
      }
    }
    schema.declare(declares, notes.stream().map(SessionSchema::identified).toList());
    changedInTransaction = true;
  }

  /** A new sequence, or type, is one of its own, whatever has had its name before. */
  private static Note identified(Note note) {
    String text = note.text();
    if (note.kind() == Note.Kind.TYPE && text != null) {
      TypeDefinition type = TypeDefinition.parse(text);
      return type.id().isEmpty() ? with(note, type.withId(newId()).text()) : note;
    }
    if (note.kind() != Note.Kind.SEQUENCE || text == null) {
      return note;
    }
    Sequence sequence = Sequence.parse(text);
    return sequence.id().isEmpty() ? with(note, sequence.withId(newId()).text()) : note;
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static Note with(Note note, String text) {
    return new Note(note.kind(), note.schema(), note.object(), note.part(), text);
  }

  /** A definition has run. */
  void changed() {
    changedInTransaction = true;
    cache.invalidate();
  }

  /** What others see of our definitions may have come, or gone, with the transaction. */
  void afterTransaction() {
    if (changedInTransaction) {
      changedInTransaction = false;
      cache.invalidate();
    }
  }

  /** DISCARD TEMP, and the end of the session. */
  void dropTemporaryTables() {
    if (temporaryTables.isEmpty() && temporarySequences.isEmpty()) {
      return;
    }
    List<Declared> forgotten = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    temporarySequences.forEach(name -> notes.add(Note.forgotten(temporarySchema, name)));
    for (String table : temporaryTables) {
      run("DROP TABLE " + quoted(temporarySchema) + "." + quoted(table));
      forgotten.add(new Declared(temporarySchema, table, null, null));
      notes.add(Note.forgotten(temporarySchema, table));
    }
    schema.declare(forgotten, notes);
    temporaryTables.clear();
    temporarySequences.clear();
    changed();
  }

  private void run(String irisSql) {
    try (Prepared prepared = backend.prepare(irisSql)) {
      prepared.update();
    }
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** What current_schemas() gives: without the temporary tables' schema. */
  List<String> existingSchemas() {
    List<String> path = lookup().searchPath();
    return path.stream().filter(name -> !name.equals(temporarySchema)).toList();
  }
}
