package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.catalog.Schema;
import io.irispgwire.catalog.SchemaCache;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeDefinition;
import io.irispgwire.sql.tree.Definition.OnCommit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
  private final Set<Note> temporaryNotes = new LinkedHashSet<>();
  private final Map<String, OnCommit> endings = new LinkedHashMap<>();
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
      if (hasTemporary()) {
        path.remove(temporarySchema);
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
      String name =
          switch (item) {
            case "$user" -> identity.user();
            case "pg_temp" -> temporarySchema;
            default -> item;
          };
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
          endings.remove(declared.table());
        }
      }
    }
    notes.stream().filter(note -> note.schema().equals(temporarySchema)).forEach(this::remember);
    schema.declare(declares, notes.stream().map(SessionSchema::identified).toList());
    changedInTransaction = true;
  }

  private void remember(Note note) {
    if (note.kind() == Note.Kind.RENAMED && temporaryTables.remove(note.object())) {
      String renamed = String.valueOf(note.text());
      temporaryTables.add(renamed);
      OnCommit ending = endings.remove(note.object());
      if (ending != null) {
        endings.put(renamed, ending);
      }
    }
    if (note.kind() == Note.Kind.SEQUENCE) {
      temporarySequences.add(note.object());
    } else if (note.kind() == Note.Kind.TYPE || note.kind() == Note.Kind.ROUTINE) {
      temporaryNotes.add(with(note, null));
    }
  }

  private boolean hasTemporary() {
    return !temporaryTables.isEmpty() || !temporarySequences.isEmpty() || !temporaryNotes.isEmpty();
  }

  /** What a temporary table does at the end of a transaction. */
  void onCommit(List<Declared> declares, OnCommit ending) {
    declares.forEach(declared -> endings.put(declared.table(), ending));
  }

  /** ON COMMIT DELETE ROWS, in the transaction that is about to commit. */
  void beforeCommit() {
    endings.forEach(
        (table, ending) -> {
          if (ending == OnCommit.DELETE_ROWS) {
            run("DELETE FROM " + quoted(temporarySchema) + "." + quoted(table));
          }
        });
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

  private static Note with(Note note, @Nullable String text) {
    return new Note(note.kind(), note.schema(), note.object(), note.part(), text);
  }

  /** A definition has run. */
  void changed() {
    changedInTransaction = true;
    cache.invalidate();
  }

  /**
   * What others see of our definitions may have come, or gone, with the transaction, and temporary
   * tables that end with one.
   */
  void afterTransaction(boolean committed) {
    Set<String> dropped = new LinkedHashSet<>();
    endings.forEach(
        (table, ending) -> {
          if (ending == OnCommit.DROP) {
            dropped.add(table);
          }
        });
    if (!dropped.isEmpty()) {
      drop(List.copyOf(dropped), List.of());
    }
    if (changedInTransaction) {
      changedInTransaction = false;
      cache.invalidate();
    }
  }

  /** DISCARD TEMP, and the end of the session. */
  void dropTemporaryTables() {
    if (hasTemporary()) {
      drop(List.copyOf(temporaryTables), List.copyOf(temporarySequences));
      schema.declare(List.of(), List.copyOf(temporaryNotes));
      temporaryNotes.clear();
      changed();
    }
  }

  private void drop(List<String> tables, List<String> sequences) {
    List<Declared> forgotten = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    sequences.forEach(name -> notes.add(Note.forgotten(temporarySchema, name)));
    for (int i = tables.size() - 1; i >= 0; i--) {
      String table = tables.get(i);
      Table known = lookup().table(temporarySchema, table);
      String kind = known != null && known.view() ? "VIEW " : "TABLE ";
      run("DROP " + kind + quoted(temporarySchema) + "." + quoted(table));
      forgotten.add(new Declared(temporarySchema, table, null, null));
      notes.add(Note.forgotten(temporarySchema, table));
    }
    schema.declare(forgotten, notes);
    tables.forEach(temporaryTables::remove);
    tables.forEach(endings::remove);
    sequences.forEach(temporarySequences::remove);
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
