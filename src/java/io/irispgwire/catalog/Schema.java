package io.irispgwire.catalog;

import io.irispgwire.backend.Backend;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * @param temporarySchema where this session's temporary tables are
   * @param searchPath PostgreSQL's names of schemas that exist, in order
   */
  public Schema(
      SchemaCache cache, Backend backend, String temporarySchema, List<String> searchPath) {
    this.cache = cache;
    this.backend = backend;
    this.temporarySchema = temporarySchema;
    this.searchPath = List.copyOf(searchPath);
  }

  @Override
  public @Nullable Table table(@Nullable String schema, String name) {
    if (schema != null && schema.equals(SystemTables.SCHEMA)) {
      return SystemTables.find(name);
    }
    if (schema != null) {
      return cache.table(backend, schema.equals("pg_temp") ? temporarySchema : schema, name);
    }
    for (String candidate : effectivePath()) {
      Table table =
          candidate.equals(SystemTables.SCHEMA)
              ? SystemTables.find(name)
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

  @Override
  public boolean schemaExists(String schema) {
    return schema.equals(SystemTables.SCHEMA) || cache.schemas(backend).contains(schema);
  }

  @Override
  public List<Table> tables() {
    return cache.tables(backend).stream().filter(table -> isSeen(table.schema())).toList();
  }

  @Override
  public List<Table> sequences() {
    return cache.sequences(backend).stream().filter(table -> isSeen(table.schema())).toList();
  }

  /** Every schema that this session may see, pg_catalog included. */
  List<String> schemas() {
    List<String> schemas = new ArrayList<>(List.of(SystemTables.SCHEMA, "information_schema"));
    cache.schemas(backend).stream().filter(this::isSeen).sorted().forEach(schemas::add);
    return schemas;
  }

  /** Other sessions' temporary tables, and our own notes, are nobody's business. */
  private boolean isSeen(String schema) {
    return !schema.equals(DeclaredTypes.SCHEMA)
        && (!schema.startsWith("pg_temp_") || schema.equals(temporarySchema));
  }

  /** A schema's OID: PostgreSQL's own, or one from the name. */
  public int namespaceOid(String schema) {
    return switch (schema) {
      case SystemTables.SCHEMA -> 11;
      case "public" -> 2200;
      case "information_schema" -> 13_207;
      default -> (int) objectId("schema " + schema);
    };
  }

  /** A stable number for anything that has a name. */
  long objectId(String name) {
    return cache.objectId(name);
  }

  /** The back end's default of each column, "" for none; empty for a table without any. */
  List<String> defaults(Table table) {
    return cache.defaults(table);
  }

  /**
   * The definition of an index or constraint; null for a number that is none.
   *
   * @param column of an index, from 1; 0 for the whole
   */
  public @Nullable String definition(long oid, int column) {
    for (Table table : tables()) {
      PrimaryKey key = PrimaryKey.of(table, this);
      if (key != null && oid == key.indexOid()) {
        return column == 0 ? key.indexDefinition() : key.columnName(column);
      }
      if (key != null && oid == key.constraintOid()) {
        return key.constraintDefinition();
      }
    }
    return null;
  }

  /** The note under the back end's name of its schema. */
  Note stored(Note note) {
    return cache.stored(note);
  }

  /** The table or view of that number that this session may see, or null. */
  public @Nullable Table relation(long oid) {
    for (Table table : SystemTables.all()) {
      if (table.oid() == oid) {
        return table;
      }
    }
    for (Table table : tables()) {
      if (table.oid() == oid) {
        return table;
      }
    }
    return sequences().stream().filter(table -> table.oid() == oid).findFirst().orElse(null);
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
    DeclaredTypes.apply(backend, declares.stream().map(cache::stored).toList());
    Notes.apply(backend, notes.stream().map(cache::stored).toList());
    cache.invalidate();
  }
}
