package io.irispgwire.catalog;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backend.StoredColumn;
import io.irispgwire.backend.Backend.StoredForeignKey;
import io.irispgwire.backend.Backend.StoredIndex;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.IrisName;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeDefinition;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the tables behind one server, shared by its sessions. One per namespace, and per
 * user where users may see different tables. Thread-safe.
 */
public final class SchemaCache {
  private final SchemaNames names;
  private final long lifeNanos;
  private final LongSupplier nanoTime;
  private final ObjectIds oids = new ObjectIds();
  private final AtomicLong version = new AtomicLong(1);
  private volatile @Nullable IrisVersion irisVersion;
  private volatile Snapshot snapshot;

  /**
   * @param irisSchema what clients call {@code public}
   * @param life how long DDL made elsewhere may go unnoticed; zero when there is no elsewhere
   */
  public SchemaCache(String irisSchema, Duration life) {
    this(irisSchema, life, System::nanoTime);
  }

  /**
   * @param irisVersion the release that statements are translated for
   */
  SchemaCache(String irisSchema, Duration life, IrisVersion irisVersion) {
    this(irisSchema, life);
    this.irisVersion = irisVersion;
  }

  SchemaCache(String irisSchema, Duration life, LongSupplier nanoTime) {
    this.names = new SchemaNames(irisSchema);
    this.lifeNanos = life.toNanos();
    this.nanoTime = nanoTime;
    this.snapshot = new Snapshot(nanoTime.getAsLong());
  }

  /** After DDL through us. */
  public void invalidate() {
    snapshot = new Snapshot(nanoTime.getAsLong());
    version.incrementAndGet();
  }

  /** The release that statements are translated for: as configured, or what the back end says. */
  IrisVersion irisVersion(Backend backend) {
    IrisVersion known = irisVersion;
    if (known == null) {
      known = IrisVersion.in(backend.version());
      irisVersion = known;
    }
    return known;
  }

  long version() {
    if (lifeNanos > 0 && nanoTime.getAsLong() - snapshot.since > lifeNanos) {
      invalidate();
    }
    return version.get();
  }

  @Nullable Table table(Backend backend, String schema, String name) {
    Snapshot current = snapshot;
    String key = key(names.toIris(schema), IrisName.of(name));
    Optional<Table> known = current.tables.get(key);
    if (known == null) {
      known = Optional.ofNullable(load(backend, schema, name));
      current.tables.put(key, known);
    }
    return known.orElse(null);
  }

  /** PostgreSQL's names of the schemas. */
  Set<String> schemas(Backend backend) {
    Snapshot current = snapshot;
    Set<String> known = current.schemas;
    if (known.isEmpty()) {
      known = new HashSet<>();
      known.add("public");
      for (String schema : backend.schemas()) {
        known.add(names.toClient(schema));
      }
      current.schemas = Set.copyOf(known);
    }
    return known;
  }

  /** The same declaration under the back end's name of the schema. */
  Declared stored(Declared declared) {
    String column = declared.column();
    return new Declared(
        names.toIris(declared.schema()),
        IrisName.of(declared.table()),
        column == null ? null : IrisName.of(column),
        declared.type());
  }

  /** The same note under the back end's name of the schema. */
  Note stored(Note note) {
    String text = note.text();
    return new Note(
        note.kind(),
        names.toIris(note.schema()),
        IrisName.of(note.object()),
        note.part(),
        note.kind() == Note.Kind.RENAMED && text != null ? IrisName.of(text) : text);
  }

  /** Every sequence. */
  List<Table> sequences(Backend backend) {
    return notes(backend).values().stream()
        .flatMap(List::stream)
        .filter(note -> note.kind() == Note.Kind.SEQUENCE)
        .map(this::sequence)
        .toList();
  }

  /** The types that users have made. */
  UserTypes types(Backend backend) {
    Snapshot current = snapshot;
    UserTypes known = current.types;
    if (known == null) {
      List<Note> kept =
          notes(backend).values().stream()
              .flatMap(List::stream)
              .filter(note -> note.kind() == Note.Kind.TYPE)
              .toList();
      known = new UserTypes(kept, oids, names::toClient);
      current.types = known;
    }
    return known;
  }

  /** What {@link TypeDefinition#key} names; null where it is gone. */
  private @Nullable PgType type(Backend backend, String key) {
    String id = TypeDefinition.idOf(key);
    if (id == null || !RowTypes.isId(id)) {
      return types(backend).byKey(key);
    }
    Table table = RowTypes.table(id, (schema, name) -> table(backend, schema, name));
    PgType rows = table == null ? null : rowType(table);
    return rows != null && TypeDefinition.isArray(key) ? Types.arrayOf(rows) : rows;
  }

  /** The type of a table's rows. */
  @Nullable PgType rowType(Table table) {
    return RowTypes.of(table, oids::of);
  }

  /** A type of rows, or of arrays of rows, by its number. */
  @Nullable PgType rowType(Backend backend, int oid) {
    Snapshot current = snapshot;
    Map<Integer, PgType> known = current.rowTypes;
    if (known == null) {
      known = new HashMap<>();
      for (Table table : tables(backend)) {
        PgType rows = rowType(table);
        PgType array = rows == null ? null : Types.arrayOf(rows);
        if (rows != null && array != null) {
          known.put(rows.oid(), rows);
          known.put(array.oid(), array);
        }
      }
      current.rowTypes = known;
    }
    return known.get(oid);
  }

  /** Every function and procedure that a client has defined. */
  List<Routine> routines(Backend backend) {
    Snapshot current = snapshot;
    List<Routine> known = current.routines;
    if (known == null) {
      known =
          notes(backend).values().stream()
              .flatMap(List::stream)
              .filter(note -> note.kind() == Note.Kind.ROUTINE)
              .map(note -> routine(backend, note))
              .filter(Objects::nonNull)
              .map(Objects::requireNonNull)
              .toList();
      current.routines = known;
    }
    return known;
  }

  /** Null where a type that it needs is gone. */
  private @Nullable Routine routine(Backend backend, Note note) {
    String schema = names.toClient(note.schema());
    int oid = oids.of("routine " + schema + '.' + note.object() + ' ' + note.part());
    SchemaLookup types = new Schema(this, backend, "pg_temp", List.of(schema, "public"));
    try {
      return Routine.parse(schema, oid, String.valueOf(note.text()), types);
    } catch (PgException e) {
      if (e.state() != SqlState.UNDEFINED_OBJECT) {
        throw e;
      }
      return null;
    }
  }

  private Table sequence(Note note) {
    String schema = names.toClient(note.schema());
    int oid = oids.of(schema + '.' + SchemaNames.key(note.object()));
    Sequence sequence = Sequence.parse(String.valueOf(note.text()));
    return Table.of(schema, IrisName.shown(note.object()), oid, sequence);
  }

  /** What is noted of an object. */
  List<Note> notes(Backend backend, String irisSchema, String name) {
    return notes(backend).getOrDefault(key(irisSchema, name), List.of());
  }

  /** Every note, with PostgreSQL's name of its schema. */
  List<Note> clientNotes(Backend backend) {
    return notes(backend).values().stream()
        .flatMap(List::stream)
        .map(
            note ->
                new Note(
                    note.kind(),
                    names.toClient(note.schema()),
                    note.object(),
                    note.part(),
                    note.text()))
        .toList();
  }

  private Map<String, List<Note>> notes(Backend backend) {
    Snapshot current = snapshot;
    Map<String, List<Note>> known = current.notes;
    if (known == null) {
      known = new HashMap<>();
      for (Note note : Notes.read(backend)) {
        known.computeIfAbsent(key(note.schema(), note.object()), k -> new ArrayList<>()).add(note);
      }
      current.notes = known;
    }
    return known;
  }

  private static String key(String irisSchema, String name) {
    return SchemaNames.key(irisSchema) + '.' + SchemaNames.key(name);
  }

  /** Every table and view. */
  List<Table> tables(Backend backend) {
    Snapshot current = snapshot;
    List<Table> known = current.all;
    if (known == null) {
      known = new ArrayList<>();
      List<StoredIndex> indexes = backend.indexes();
      for (List<StoredColumn> columns : byTable(backend.columns())) {
        StoredColumn first = columns.get(0);
        String key = key(first.schema(), first.table());
        Optional<Table> table = current.tables.get(key);
        if (table == null || table.isEmpty()) {
          // not kept under its name: a listing knows less of the columns' collation
          table = Optional.of(table(backend, columns, TableIndexes.of(columns, indexes)));
        }
        known.add(table.get());
      }
      current.all = List.copyOf(known);
    }
    return known;
  }

  /** Whether a table, view or sequence has that name, as the listing of all tells. */
  boolean isTaken(Backend backend, String schema, String name) {
    Snapshot current = snapshot;
    Set<String> known = current.names;
    if (known == null) {
      known =
          Stream.concat(tables(backend).stream(), sequences(backend).stream())
              .map(table -> table.schema() + '.' + table.name())
              .collect(Collectors.toSet());
      current.names = known;
    }
    return known.contains(schema + '.' + name);
  }

  /**
   * Something made from all that sessions share; made once while the tables stay as they are.
   *
   * @param make from the tables and sequences that are nobody's own
   */
  Object kept(Backend backend, String name, Function<List<Table>, Object> make) {
    Snapshot current = snapshot;
    Object known = current.kept.get(name);
    if (known == null) {
      known =
          make.apply(
              Stream.concat(tables(backend).stream(), sequences(backend).stream())
                  .filter(table -> Schema.isShared(table.schema()))
                  .toList());
      current.kept.put(name, known);
    }
    return known;
  }

  /** The foreign keys of every table. */
  List<StoredForeignKey> foreignKeys(Backend backend) {
    Snapshot current = snapshot;
    List<StoredForeignKey> known = current.foreignKeys;
    if (known == null) {
      known = backend.foreignKeys();
      current.foreignKeys = known;
    }
    return known;
  }

  /** The table or view of that number, or null. */
  @Nullable Table relation(Backend backend, long oid) {
    Snapshot current = snapshot;
    Map<Integer, Table> known = current.byOid;
    if (known == null) {
      known = new HashMap<>();
      for (Table table : tables(backend)) {
        known.put(table.oid(), table);
      }
      current.byOid = known;
    }
    return known.get((int) oid);
  }

  private static Collection<List<StoredColumn>> byTable(List<StoredColumn> columns) {
    Map<List<String>, List<StoredColumn>> tables = new LinkedHashMap<>();
    for (StoredColumn column : columns) {
      tables
          .computeIfAbsent(List.of(column.schema(), column.table()), key -> new ArrayList<>())
          .add(column);
    }
    return tables.values();
  }

  long objectId(String name) {
    return oids.of(name);
  }

  private @Nullable Table load(Backend backend, String schema, String name) {
    String irisSchema = names.toIris(schema);
    String irisName = IrisName.of(name);
    for (Note note : notes(backend, irisSchema, irisName)) {
      if (note.kind() == Note.Kind.SEQUENCE) {
        return sequence(note);
      }
    }
    List<StoredColumn> stored = backend.columns(irisSchema, irisName);
    return stored.isEmpty()
        ? null
        : table(backend, stored, TableIndexes.of(stored, backend.indexes(irisSchema, irisName)));
  }

  private Table table(Backend backend, List<StoredColumn> stored, List<Table.Index> indexes) {
    StoredColumn first = stored.get(0);
    Map<String, SqlType> declared =
        DeclaredTypes.read(backend, first.schema(), first.table(), key -> type(backend, key));
    List<Table.Column> columns = new ArrayList<>(stored.size());
    List<Note> noted = notes(backend, first.schema(), first.table());
    List<Table.Index> all = new ArrayList<>(indexes);
    all.addAll(TableIndexes.noted(noted));
    for (StoredColumn column : stored) {
      columns.add(column(column, columns.size() + 1, declared, noted));
    }
    String schema = names.toClient(first.schema());
    int oid = oids.of(schema + '.' + SchemaNames.key(first.table()));
    return new Table(
        schema,
        SchemaNames.label(first.table()),
        oid,
        first.schema(),
        first.table(),
        first.view(),
        columns,
        all,
        TableRules.of(noted, columns),
        null);
  }

  private static Table.Column column(
      StoredColumn column, int number, Map<String, SqlType> declared, List<Note> noted) {
    SqlType written = declared.get(SchemaNames.key(column.name()));
    SqlType type = written == null ? ColumnTypes.of(column) : written.base();
    return new Table.Column(
        SchemaNames.label(column.name()),
        column.name(),
        type,
        number,
        column.notNull(),
        column.defaultValue() != null,
        column.primaryKey(),
        ColumnTypes.stored(column, type),
        column.defaultValue(),
        written != null && written.type().isDomain() ? written.type() : null,
        TableRules.identity(noted, SchemaNames.label(column.name())));
  }

  /**
   * What was read since {@code since}; a reader that began before an invalidation fills its own.
   */
  private static final class Snapshot {
    private final long since;
    private final Map<String, Optional<Table>> tables = new ConcurrentHashMap<>();
    private volatile Set<String> schemas = Set.of();
    private volatile @Nullable List<Table> all;
    private volatile @Nullable Set<String> names;
    private volatile @Nullable Map<Integer, Table> byOid;
    private volatile @Nullable List<StoredForeignKey> foreignKeys;
    private final Map<String, Object> kept = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, List<Note>> notes;
    private volatile @Nullable UserTypes types;
    private volatile @Nullable List<Routine> routines;
    private volatile @Nullable Map<Integer, PgType> rowTypes;

    Snapshot(long since) {
      this.since = since;
    }
  }
}
