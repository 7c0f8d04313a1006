package io.irispgwire.catalog;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backend.StoredForeignKey;
import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the back end through one session's search path. What is read lives in the {@link
 * SchemaCache}; this holds nothing.
 */
public final class Schema implements SchemaLookup {
  private final SchemaCache cache;
  private final Backend backend;
  private final String temporarySchema;
  private final List<String> searchPath;
  private final Set<String> exactTypes;

  /**
   * @param temporarySchema where this session's temporary tables are
   * @param searchPath PostgreSQL's names of schemas that exist, in order
   * @param exactTypes see {@link #exactTypes}
   */
  public Schema(
      SchemaCache cache,
      Backend backend,
      String temporarySchema,
      List<String> searchPath,
      Set<String> exactTypes) {
    this.cache = cache;
    this.backend = backend;
    this.temporarySchema = temporarySchema;
    this.searchPath = List.copyOf(searchPath);
    this.exactTypes = Set.copyOf(exactTypes);
  }

  /** Where new columns are kept as IRIS's types can. */
  public Schema(
      SchemaCache cache, Backend backend, String temporarySchema, List<String> searchPath) {
    this(cache, backend, temporarySchema, searchPath, Set.of());
  }

  @Override
  public @Nullable Table table(@Nullable String schema, String name) {
    if (schema != null && SystemTables.isSystem(schema)) {
      return SystemTables.find(schema, name);
    }
    if (schema != null) {
      return cache.table(backend, schema.equals("pg_temp") ? temporarySchema : schema, name);
    }
    for (String candidate : effectivePath()) {
      Table table =
          SystemTables.isSystem(candidate)
              ? SystemTables.find(candidate, name)
              : cache.table(backend, candidate, name);
      if (table != null) {
        return table;
      }
    }
    return null;
  }

  /** Temporary tables, then pg_catalog, unless the path says otherwise. */
  private List<String> effectivePath() {
    if (searchPath.contains(SystemTables.SCHEMA)) {
      return searchPath;
    }
    List<String> path = new ArrayList<>(searchPath);
    boolean hasTemporary = !path.isEmpty() && path.get(0).equals(temporarySchema);
    path.add(hasTemporary ? 1 : 0, SystemTables.SCHEMA);
    return path;
  }

  /** Indexes are relations too. */
  @Override
  public boolean relationExists(@Nullable String schema, String name) {
    return table(schema, name) != null || hasIndex(schema, name) || SystemTables.hasRelation(name);
  }

  private boolean hasIndex(@Nullable String schema, String name) {
    return tables().stream()
        .filter(table -> schema == null || table.schema().equals(schema))
        .flatMap(table -> IndexRelation.of(table, this).stream())
        .anyMatch(index -> index.name().equals(name));
  }

  @Override
  public boolean schemaExists(String schema) {
    return SystemTables.isSystem(schema)
        || schema.equals("pg_temp")
        || schema.equals(temporarySchema)
        || cache.schemas(backend).contains(schema);
  }

  @Override
  public List<Table> tables() {
    return cache.tables(backend).stream().filter(table -> isSeen(table.schema())).toList();
  }

  @Override
  public List<Table> referencing(Table table) {
    List<Table> found = new ArrayList<>();
    for (StoredForeignKey key : storedForeignKeys()) {
      if (key.targetSchema().equalsIgnoreCase(table.backendSchema())
          && key.target().equalsIgnoreCase(table.backendName())) {
        tables().stream()
            .filter(other -> other.backendSchema().equalsIgnoreCase(key.schema()))
            .filter(other -> other.backendName().equalsIgnoreCase(key.table()))
            .forEach(found::add);
      }
    }
    return found;
  }

  @Override
  public List<Table> sequences() {
    return cache.sequences(backend).stream().filter(table -> isSeen(table.schema())).toList();
  }

  @Override
  public @Nullable PgType type(@Nullable String schema, String name) {
    if (schema != null) {
      return ownType(schema.equals("pg_temp") ? temporarySchema : schema, name);
    }
    for (String candidate : searchPath) {
      PgType type = ownType(candidate, name);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  private @Nullable PgType ownType(String schema, String name) {
    PgType made = cache.types(backend).byName(schema, name);
    if (made != null || SystemTables.isSystem(schema)) {
      return made;
    }
    Table table = cache.table(backend, schema, name);
    if (table != null) {
      return rowType(table);
    }
    Table element = name.startsWith("_") ? cache.table(backend, schema, name.substring(1)) : null;
    PgType rows = element == null ? null : rowType(element);
    return rows == null ? null : Types.arrayOf(rows);
  }

  @Override
  public @Nullable PgType rowType(Table table) {
    return SystemTables.isSystem(table.schema()) ? null : cache.rowType(table);
  }

  @Override
  public @Nullable PgType type(int oid) {
    PgType made = cache.types(backend).byOid(oid);
    return made == null ? cache.rowType(backend, oid) : made;
  }

  @Override
  public List<PgType> types() {
    return cache.types(backend).all();
  }

  @Override
  public List<Routine> routines() {
    return cache.routines(backend).stream()
        .filter(routine -> isSeen(routine.proc().schema()))
        .toList();
  }

  @Override
  public List<Routine> routines(@Nullable String schema, String name) {
    List<Routine> found = new ArrayList<>();
    List<String> path =
        new ArrayList<>(
            schema == null
                ? effectivePath()
                : List.of(schema.equals("pg_temp") ? temporarySchema : schema));
    if (schema == null) {
      path.remove(temporarySchema); // PostgreSQL: FuncnameGetCandidates
    }
    for (String candidate : path) {
      cache.routines(backend).stream()
          .filter(routine -> routine.proc().name().equals(name))
          .filter(routine -> routine.proc().schema().equals(candidate))
          .forEach(found::add);
    }
    return found;
  }

  /** Every schema that this session may see, pg_catalog included. */
  List<String> schemas() {
    List<String> schemas =
        new ArrayList<>(List.of(SystemTables.SCHEMA, SystemTables.INFORMATION_SCHEMA, "pg_toast"));
    Set<String> stored = new TreeSet<>(cache.schemas(backend));
    if (searchPath.contains(temporarySchema)) {
      stored.add(temporarySchema); // even when it has types and functions alone
    }
    stored.stream().filter(this::isSeen).forEach(schemas::add);
    return schemas;
  }

  /** Other sessions' temporary tables, and our own notes, are nobody's business. */
  private boolean isSeen(String schema) {
    return isShared(schema) || schema.equals(temporarySchema);
  }

  static boolean isShared(String schema) {
    return !schema.equals(DeclaredTypes.SCHEMA) && !schema.startsWith("pg_temp_");
  }

  /** A schema's OID: PostgreSQL's own, or one from the name. */
  public int namespaceOid(String schema) {
    return switch (schema) {
      case SystemTables.SCHEMA -> (int) SystemNamespaces.CATALOG;
      case "pg_toast" -> (int) SystemNamespaces.TOAST;
      case "public" -> (int) SystemNamespaces.PUBLIC;
      case SystemTables.INFORMATION_SCHEMA -> (int) SystemNamespaces.INFORMATION_SCHEMA;
      case SystemTables.OWN -> (int) SystemNamespaces.OWN;
      default -> (int) objectId("schema " + schema);
    };
  }

  /** A database's OID. */
  public long databaseOid(String name) {
    return objectId("database " + name);
  }

  /** A stable number for anything that has a name. */
  long objectId(String name) {
    return cache.objectId(name);
  }

  /**
   * The definition of an index or constraint; null for a number that is none.
   *
   * @param column of an index, from 1; 0 for the whole
   * @param pretty whether a table's schema is left out where its bare name leads to it
   */
  public @Nullable String definition(long oid, int column, boolean pretty, SessionFacts session) {
    String system = SystemDefinitions.of(oid, column, pretty);
    if (system != null) {
      return system;
    }
    for (Definitions definitions : definitions(session)) {
      String found = definitions.of(oid, column, pretty, this);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The query of a view; null for another number. */
  public @Nullable String viewDefinition(long oid, boolean pretty) {
    String system = SystemViews.definition(oid);
    Table view = system == null ? relation(oid) : null;
    return view == null || !(view.view() || view.isMaterialized())
        ? system
        : new RuleTexts(this, pretty).view(view);
  }

  /** {@code pg_get_expr}. */
  public String expression(String kept, long relation, boolean pretty) {
    return new RuleTexts(this, pretty).expression(kept, relation == 0 ? null : relation(relation));
  }

  /** What is noted of a table or of a part of it; null for nothing. */
  @Nullable String note(Table table, Note.Kind kind, String part) {
    for (Note note : cache.notes(backend, table.backendSchema(), table.backendName())) {
      if (note.kind() == kind && note.part().equals(part)) {
        return note.text();
      }
    }
    return null;
  }

  @Override
  public List<Note> notes(String schema, String object) {
    Note wanted = stored(Note.forgotten(schema, object));
    return cache.notes(backend, wanted.schema(), wanted.object()).stream()
        .map(note -> new Note(note.kind(), schema, object, note.part(), note.text()))
        .toList();
  }

  /** Every note, under PostgreSQL's names of schemas. */
  List<Note> notes() {
    return cache.clientNotes(backend);
  }

  /** The shared ones, then those of the session's temporary tables. */
  private List<Definitions> definitions(SessionFacts session) {
    Definitions shared =
        (Definitions)
            cache.kept(
                backend,
                "definitions",
                tables -> new Definitions(new Snapshot(this, tables, session)));
    List<Table> own = temporaryTables();
    return own.isEmpty()
        ? List.of(shared)
        : List.of(shared, new Definitions(new Snapshot(this, own, session)));
  }

  /** Rows made from the tables that all sessions share. */
  RowSet kept(String name, Function<List<Table>, RowSet> make) {
    return (RowSet) cache.kept(backend, name, make::apply);
  }

  /** This session's temporary tables, views and sequences. */
  List<Table> temporaryTables() {
    boolean hasTemporary = !searchPath.isEmpty() && searchPath.get(0).equals(temporarySchema);
    return hasTemporary
        ? Stream.concat(tables().stream(), sequences().stream())
            .filter(table -> table.schema().equals(temporarySchema))
            .toList()
        : List.of();
  }

  List<StoredForeignKey> storedForeignKeys() {
    return cache.foreignKeys(backend);
  }

  /** The note under the back end's name of its schema. */
  Note stored(Note note) {
    return cache.reader().stored(note);
  }

  /** The table, view or sequence of that number that this session may see, or null. */
  public @Nullable Table relation(long oid) {
    Table system = SystemTables.find(oid);
    if (system != null) {
      return system;
    }
    Table table = cache.relation(backend, oid);
    return table != null && isSeen(table.schema()) ? table : null;
  }

  /** The bare name where it leads to the table. */
  String shortestName(Table table) {
    return isVisible(table) ? Names.quoted(table.name()) : fullName(table);
  }

  /** Whether a table's bare name leads to it. Asks for no table by itself. */
  public boolean isVisible(Table table) {
    for (String candidate : effectivePath()) {
      if (candidate.equals(table.schema())) {
        return true;
      }
      boolean hidden =
          SystemTables.isSystem(candidate)
              ? SystemTables.find(candidate, table.name()) != null
              : cache.isTaken(backend, candidate, table.name());
      if (hidden) {
        return false;
      }
    }
    return false;
  }

  static String fullName(Table table) {
    return Names.quoted(table.schema()) + '.' + Names.quoted(table.name());
  }

  @Override
  public boolean hasUnpopulated() {
    return cache.hasUnpopulated(backend);
  }

  @Override
  public String temporarySchema() {
    return temporarySchema;
  }

  @Override
  public List<String> searchPath() {
    return searchPath;
  }

  @Override
  public List<ResultColumn> columnsOf(String irisSql) {
    return backend.describe(irisSql).stream()
        .map(column -> new ResultColumn(column.name(), ColumnTypes.of(column), 0, 0))
        .toList();
  }

  @Override
  public Set<String> exactTypes() {
    return exactTypes;
  }

  @Override
  public IrisVersion irisVersion() {
    return cache.irisVersion(backend);
  }

  @Override
  public long version() {
    return cache.version();
  }

  /**
   * Remembers what a definition declared, in the transaction that is open.
   *
   * @param declares schemas under their PostgreSQL names, as in {@code notes}
   */
  public void declare(List<Declared> declares, List<Note> notes) {
    DeclaredTypes.apply(backend, declares.stream().map(cache.reader()::stored).toList());
    List<Note> stored = notes.stream().map(cache.reader()::stored).toList();
    for (Note note : stored) {
      if (note.kind() == Note.Kind.RENAMED) {
        DeclaredTypes.move(backend, note.schema(), note.object(), String.valueOf(note.text()));
      }
    }
    Notes.apply(backend, stored);
    cache.invalidate();
  }
}
