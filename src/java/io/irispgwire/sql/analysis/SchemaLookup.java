package io.irispgwire.sql.analysis;

import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the analyser asks about the back end's tables. */
public interface SchemaLookup {
  /** Without tables: what a session knows before it has a back end. */
  SchemaLookup EMPTY =
      new SchemaLookup() {
        @Override
        public @Nullable Table table(@Nullable String schema, String name) {
          return null;
        }

        @Override
        public boolean schemaExists(String schema) {
          return false;
        }

        @Override
        public List<String> searchPath() {
          return List.of();
        }

        @Override
        public long version() {
          return 0;
        }
      };

  /**
   * The table of that name, or null.
   *
   * @param schema PostgreSQL's name of the schema; null to try the search path
   * @param name as PostgreSQL folds it
   */
  @Nullable Table table(@Nullable String schema, String name);

  /** Whether a regclass can name it. */
  default boolean relationExists(@Nullable String schema, String name) {
    return table(schema, name) != null;
  }

  boolean schemaExists(String schema);

  /** Every table and view that the session may see. */
  default List<Table> tables() {
    return List.of();
  }

  /** The tables with a foreign key that leads to this one. */
  default List<Table> referencing(Table table) {
    return List.of();
  }

  /** Every sequence that the session may see. */
  default List<Table> sequences() {
    return List.of();
  }

  /** The sequence that a column counts by, or null. */
  default @Nullable Table sequenceOf(Table table, String column) {
    List<String> owner = List.of(table.schema(), table.name(), column);
    for (Table candidate : sequences()) {
      Sequence sequence = candidate.sequence();
      if (sequence != null && sequence.owner().equals(owner)) {
        return candidate;
      }
    }
    return null;
  }

  /**
   * The type of that name that a user has made, or null; arrays go by {@code _name}.
   *
   * @param schema null to try the search path
   */
  default @Nullable PgType type(@Nullable String schema, String name) {
    return null;
  }

  /** The type of that OID that a user has made, or null. */
  default @Nullable PgType type(int oid) {
    return null;
  }

  /** The composite type of a table's rows, or null where it has none of its own. */
  default @Nullable PgType rowType(Table table) {
    return null;
  }

  /** Every type that users have made, without arrays. */
  default List<PgType> types() {
    return List.of();
  }

  /**
   * The functions and procedures of that name that clients have defined.
   *
   * @param schema null to try the search path
   */
  default List<Routine> routines(@Nullable String schema, String name) {
    return List.of();
  }

  /** Every one of them that the session may see. */
  default List<Routine> routines() {
    return List.of();
  }

  /** What is noted of an object, whatever it is. */
  default List<Note> notes(String schema, String object) {
    return List.of();
  }

  /** Whether a materialized view is there that nothing has filled yet. */
  default boolean hasUnpopulated() {
    return false;
  }

  /** The schema that temporary tables of this session are made in; clients may call it pg_temp. */
  default String temporarySchema() {
    return "pg_temp";
  }

  /** The schemas an unqualified name is looked for in, in order. */
  List<String> searchPath();

  /**
   * The columns of the rows that a text of IRIS's own gives, as the back end tells; empty for one
   * that gives none.
   */
  default List<ResultColumn> columnsOf(String irisSql) {
    return List.of();
  }

  /** The types whose every value new columns are to keep, though IRIS's types cannot. */
  default Set<String> exactTypes() {
    return Set.of();
  }

  /** The release of IRIS that runs what is translated. */
  default IrisVersion irisVersion() {
    return IrisVersion.NEWEST;
  }

  /** Grows whenever an earlier answer may no longer hold. */
  long version();
}
