package io.irispgwire.catalog;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backend.StoredColumn;
import io.irispgwire.backend.Backend.StoredForeignKey;
import io.irispgwire.catalog.DeclaredTypes.Written;
import io.irispgwire.sql.IrisName;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeDefinition;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  private final SchemaReader reader;
  private final long lifeNanos;
  private final LongSupplier nanoTime;
  private final ObjectIds oids = new ObjectIds();
  private final AtomicLong version = new AtomicLong(1);
  private volatile @Nullable IrisVersion irisVersion;
  private volatile Remembered snapshot;

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
    this.reader = new SchemaReader(names, oids);
    this.lifeNanos = life.toNanos();
    this.nanoTime = nanoTime;
    this.snapshot = new Remembered(nanoTime.getAsLong());
  }

  /** After DDL through us. */
  public void invalidate() {
    snapshot = new Remembered(nanoTime.getAsLong());
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
    Remembered current = snapshot;
    String key = SchemaReader.key(names.toIris(schema), IrisName.of(name));
    Optional<Table> known = current.tables.get(key);
    if (known == null) {
      known = Optional.ofNullable(load(backend, schema, name));
      current.tables.put(key, known);
    }
    return known.orElse(null);
  }

  /** PostgreSQL's names of the schemas. */
  Set<String> schemas(Backend backend) {
    Remembered current = snapshot;
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

  SchemaReader reader() {
    return reader;
  }

  /** Every sequence. */
  List<Table> sequences(Backend backend) {
    Remembered current = snapshot;
    List<Table> known = current.sequences;
    if (known == null) {
      known = notes(backend, Note.Kind.SEQUENCE).map(reader::sequence).toList();
      current.sequences = known;
    }
    return known;
  }

  private Stream<Note> notes(Backend backend, Note.Kind kind) {
    return notes(backend).values().stream()
        .flatMap(List::stream)
        .filter(note -> note.kind() == kind);
  }

  /** Whether a materialized view is there that nothing has filled yet. */
  boolean hasUnpopulated(Backend backend) {
    return notes(backend, Note.Kind.POPULATED).anyMatch(note -> "f".equals(note.text()));
  }

  /** The types that users have made. */
  UserTypes types(Backend backend) {
    Remembered current = snapshot;
    UserTypes known = current.types;
    if (known == null) {
      List<Note> kept = notes(backend, Note.Kind.TYPE).toList();
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
    Remembered current = snapshot;
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
    Remembered current = snapshot;
    List<Routine> known = current.routines;
    if (known == null) {
      known =
          notes(backend, Note.Kind.ROUTINE)
              .map(note -> routine(backend, note))
              .filter(Objects::nonNull)
              .map(Objects::requireNonNull)
              .toList();
      current.routines = known;
    }
    return known;
  }

  private @Nullable Routine routine(Backend backend, Note note) {
    List<String> path = List.of(reader.schemaOf(note), "public");
    return reader.routine(note, new Schema(this, backend, "pg_temp", path));
  }

  /** What is noted of an object. */
  List<Note> notes(Backend backend, String irisSchema, String name) {
    return notes(backend).getOrDefault(SchemaReader.key(irisSchema, name), List.of());
  }

  /** Every note, with PostgreSQL's name of its schema. */
  List<Note> clientNotes(Backend backend) {
    return notes(backend).values().stream().flatMap(List::stream).map(reader::shown).toList();
  }

  private Map<String, List<Note>> notes(Backend backend) {
    Remembered current = snapshot;
    Map<String, List<Note>> known = current.notes;
    if (known == null) {
      known = new HashMap<>();
      for (Note note : Notes.read(backend)) {
        known
            .computeIfAbsent(SchemaReader.key(note.schema(), note.object()), k -> new ArrayList<>())
            .add(note);
      }
      current.notes = known;
    }
    return known;
  }

  /** Every table and view. */
  List<Table> tables(Backend backend) {
    Remembered current = snapshot;
    List<Table> known = current.all;
    if (known == null) {
      known = new ArrayList<>();
      readDeclared(backend);
      TableIndexes indexes = new TableIndexes(backend.indexes());
      for (List<StoredColumn> columns : SchemaReader.byTable(backend.columns())) {
        StoredColumn first = columns.get(0);
        String key = SchemaReader.key(first.schema(), first.table());
        Optional<Table> table = current.tables.get(key);
        if (table == null || table.isEmpty()) {
          // not kept under its name: a listing knows less of the columns' collation
          table = Optional.of(table(backend, columns, indexes.of(columns)));
        }
        known.add(table.get());
      }
      current.all = List.copyOf(known);
    }
    return known;
  }

  /** Whether a table, view or sequence has that name, as the listing of all tells. */
  boolean isTaken(Backend backend, String schema, String name) {
    Remembered current = snapshot;
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
    Remembered current = snapshot;
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
    Remembered current = snapshot;
    List<StoredForeignKey> known = current.foreignKeys;
    if (known == null) {
      known = backend.foreignKeys();
      current.foreignKeys = known;
    }
    return known;
  }

  /** The table, view or sequence of that number, or null. */
  @Nullable Table relation(Backend backend, long oid) {
    Remembered current = snapshot;
    Map<Integer, Table> known = current.byOid;
    if (known == null) {
      known = new HashMap<>();
      for (Table table : tables(backend)) {
        known.put(table.oid(), table);
      }
      for (Table sequence : sequences(backend)) {
        known.put(sequence.oid(), sequence);
      }
      current.byOid = known;
    }
    return known.get((int) oid);
  }

  long objectId(String name) {
    return oids.of(name);
  }

  private @Nullable Table load(Backend backend, String schema, String name) {
    String irisSchema = names.toIris(schema);
    String irisName = IrisName.of(name);
    for (Note note : notes(backend, irisSchema, irisName)) {
      if (note.kind() == Note.Kind.SEQUENCE) {
        return reader.sequence(note);
      }
    }
    List<StoredColumn> stored = backend.columns(irisSchema, irisName);
    return stored.isEmpty()
        ? null
        : table(
            backend, stored, new TableIndexes(backend.indexes(irisSchema, irisName)).of(stored));
  }

  private Table table(Backend backend, List<StoredColumn> stored, List<Table.Index> indexes) {
    StoredColumn first = stored.get(0);
    List<DeclaredTypes.Stored> kept = declared(backend, first.schema(), first.table());
    Map<String, Written> declared = DeclaredTypes.columns(kept, name -> type(backend, name));
    return reader.table(stored, indexes, declared, notes(backend, first.schema(), first.table()));
  }

  /** Of all that were read for a listing; without one, those of the table alone are asked. */
  private List<DeclaredTypes.Stored> declared(Backend backend, String schema, String table) {
    Map<String, List<DeclaredTypes.Stored>> known = snapshot.declared;
    return known == null
        ? DeclaredTypes.read(backend, schema, table)
        : known.getOrDefault(SchemaReader.key(schema, table), List.of());
  }

  private void readDeclared(Backend backend) {
    Remembered current = snapshot;
    if (current.declared == null) {
      Map<String, List<DeclaredTypes.Stored>> known = new HashMap<>();
      for (DeclaredTypes.Stored stored : DeclaredTypes.read(backend)) {
        known
            .computeIfAbsent(
                SchemaReader.key(stored.schema(), stored.table()), key -> new ArrayList<>())
            .add(stored);
      }
      current.declared = known;
    }
  }
}
