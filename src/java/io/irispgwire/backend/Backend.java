package io.irispgwire.backend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a database that runs IRIS SQL.
 *
 * <p>All calls block. Only {@link #cancel} may be called from another thread. Every failure is a
 * {@link io.irispgwire.error.PgException} with the SQLSTATE PostgreSQL would give.
 */
public interface Backend extends AutoCloseable {
  /**
   * Prepares a statement; the same text again is cheap.
   *
   * @param irisSql without a trailing semicolon, {@code ?} for each operand
   */
  Prepared prepare(String irisSql);

  /** Prepares an INSERT of one row so that it tells the row's RowID. */
  PreparedInsert prepareInsert(String irisSql);

  /**
   * Ends autocommit: what follows is one transaction until {@link #commit} or {@link #rollback}.
   */
  void begin(boolean readOnly);

  void commit();

  void rollback();

  /** Names need not be unique: a later one hides an earlier one. */
  void savepoint(String name);

  void rollbackTo(String name);

  void release(String name);

  /**
   * Makes the statement that is running, if any, fail with 57014. Thread-safe. A statement runs
   * until its {@link Rows} are closed: call this only while the session is at work on one.
   */
  void cancel();

  /** Longest time one statement may take; zero for no limit. */
  void statementTimeout(Duration timeout);

  /** For {@link #lockTimeout}: does not wait at all. */
  Duration NO_WAIT = Duration.ofNanos(1);

  /** Longest wait for a lock, then 55P03; zero to wait as long as it takes. */
  default void lockTimeout(Duration timeout) {}

  /** Whether several {@link Rows} may be open at a time and survive other statements. */
  boolean keepsRowsOpen();

  /** Columns of a table or view, in order; empty when there is none of that name. */
  List<StoredColumn> columns(String schema, String table);

  /** Columns of every table and view, in order. */
  List<StoredColumn> columns();

  /** Indexes of a table, those of its keys included. */
  List<StoredIndex> indexes(String schema, String table);

  /** Indexes of every table. */
  List<StoredIndex> indexes();

  /** Foreign keys of every table. */
  List<StoredForeignKey> foreignKeys();

  /** Names of the schemas. */
  List<String> schemas();

  /** The columns of the rows that a statement gives, without running it; empty for none. */
  default List<StoredColumn> describe(String irisSql) {
    return List.of();
  }

  /** The database's own plan of a statement, in its own words and lines; nothing is run. */
  String explain(String irisSql);

  /** What the database says of its version; "" for the newest. */
  default String version() {
    return "";
  }

  /** Whether it waits for a connection that others have; any thread may ask. */
  default boolean isWaiting() {
    return false;
  }

  /** How long it has waited for connections that others had, in all. */
  default long leaseNanos() {
    return 0;
  }

  /** False when the connection is broken and must be thrown away. */
  boolean isUsable();

  @Override
  void close();

  /**
   * A column as the database keeps it.
   *
   * @param schema as stored
   * @param table as stored
   * @param name as stored
   * @param typeName IRIS's name of the type, upper case: {@code VARCHAR}, {@code BIT}, …
   * @param length characters or bytes of a string, precision of a number, else 0
   * @param scale digits after the point, else 0
   * @param exact a string column with {@code COLLATE %EXACT}
   */
  record StoredColumn(
      String schema,
      String table,
      String name,
      String typeName,
      int length,
      int scale,
      boolean exact,
      boolean notNull,
      @Nullable String defaultValue,
      boolean primaryKey,
      boolean view) {}

  /**
   * An index over columns.
   *
   * @param name of the constraint that it stands for, else its own
   * @param constraint {@code PRIMARY KEY}, {@code UNIQUE}, or nothing
   */
  record StoredIndex(
      String schema,
      String table,
      String name,
      boolean unique,
      String constraint,
      List<String> columns) {
    public StoredIndex {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A foreign key.
   *
   * @param columns those of the table, in the order of the ones they refer to
   * @param onUpdate {@code CASCADE}, {@code SET NULL}, {@code SET DEFAULT}, {@code NO ACTION}, …
   */
  record StoredForeignKey(
      String schema,
      String table,
      String name,
      List<String> columns,
      String targetSchema,
      String target,
      List<String> targetColumns,
      String onUpdate,
      String onDelete) {
    public StoredForeignKey {
      columns = List.copyOf(columns);
      targetColumns = List.copyOf(targetColumns);
    }

    /** Whether both are parts of one key. */
    public boolean isNamedAs(StoredForeignKey other) {
      return schema.equals(other.schema) && table.equals(other.table) && name.equals(other.name);
    }

    /** This key with the columns of another part behind its own. */
    public StoredForeignKey with(StoredForeignKey part) {
      List<String> all = new ArrayList<>(columns);
      all.addAll(part.columns);
      List<String> allTargets = new ArrayList<>(targetColumns);
      allTargets.addAll(part.targetColumns);
      return new StoredForeignKey(
          schema, table, name, all, targetSchema, target, allTargets, onUpdate, onDelete);
    }
  }
}
