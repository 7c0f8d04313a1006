package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.TextStyle;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation sees of the world around it.
 *
 * @param parameters values of {@code $1}, …, of the types the analysis gave them
 * @param transactionMicros {@code now()}: microseconds since 2000-01-01 UTC
 * @param statementMicros {@code statement_timestamp()}, likewise
 */
public record Environment(
    List<@Nullable Object> parameters,
    TextStyle style,
    SessionFacts session,
    long transactionMicros,
    long statementMicros) {
  public Environment {
    style = style.naming((type, oid) -> ObjectNames.name(type, oid, session));
  }

  /** What functions may ask the session. */
  public interface SessionFacts {
    /** The rows of a system table as they are now. */
    default Iterator<@Nullable Object[]> rows(Table table) {
      throw new IllegalStateException(table.name());
    }

    /**
     * Those of them that have a value in a column.
     *
     * @param column from 0
     */
    default Iterator<@Nullable Object[]> rows(Table table, int column, Object value) {
      return rows(table);
    }

    /**
     * The rows of a function that tells about the session or the server.
     *
     * @param function its {@code prosrc}
     */
    default Iterator<@Nullable Object[]> functionRows(String function) {
      return Collections.emptyIterator();
    }

    /**
     * The rows of a table of the back end.
     *
     * @param alone whether nothing else is read from the back end meanwhile
     */
    default TableScan.Run read(TableQuery query, boolean alone, Environment environment) {
      throw new IllegalStateException("no back end");
    }

    /** Where the rows of a table of the back end are written. */
    default TableStore store(Table table) {
      throw new IllegalStateException("no back end");
    }

    /** The table or view of that name, or null: what regclass asks. */
    default @Nullable Table relation(@Nullable String schema, String name) {
      return null;
    }

    /** Whether the bare name of a table leads to it. */
    default boolean isVisible(Table table) {
      return true;
    }

    /** The table or view of that OID, or null. */
    default @Nullable Table relation(long oid) {
      return null;
    }

    /** How DDL would make that index or constraint: whole, or one of its columns; or null. */
    default @Nullable String definition(long oid, int column, boolean pretty) {
      return null;
    }

    /** The query of a view; null for what is none, or where it is not known. */
    default @Nullable String viewDefinition(long oid, boolean pretty) {
      return null;
    }

    /**
     * {@code pg_get_expr}.
     *
     * @param kept as the catalog has it
     * @param relation the table whose columns it may read, or 0
     */
    default String expression(String kept, long relation, boolean pretty) {
      return kept;
    }

    /** The names that a session can write: tables, types. */
    default SchemaLookup lookup() {
      return SchemaLookup.EMPTY;
    }

    /** The OID of a schema, or 0. */
    default long namespace(String name) {
      return 0;
    }

    /**
     * {@code nextval()}.
     *
     * @param oid of the sequence
     */
    default long nextSequenceValue(long oid) {
      throw new IllegalStateException("no sequences");
    }

    /** {@code currval()}. */
    default long currentSequenceValue(long oid) {
      throw new IllegalStateException("no sequences");
    }

    /** {@code lastval()}. */
    default long lastSequenceValue() {
      throw new IllegalStateException("no sequences");
    }

    /** {@code setval()}. */
    default void setSequenceValue(long oid, long value, boolean called) {
      throw new IllegalStateException("no sequences");
    }

    /** {@code pg_sequence_last_value()}: null before the first. */
    default @Nullable Long sequencePosition(long oid) {
      return null;
    }

    /** The sequence that goes with a column, or null. */
    default @Nullable Table sequenceOf(Table table, String column) {
      return null;
    }

    /** The value of a function that a client has defined. */
    default @Nullable Object routineValue(Proc proc, @Nullable Object[] arguments) {
      throw new IllegalStateException("no routines");
    }

    /** The rows of such a function; a row of several columns is an {@code Object[]}. */
    default Iterator<? extends @Nullable Object> routineRows(
        Proc proc, @Nullable Object[] arguments) {
      throw new IllegalStateException("no routines");
    }

    /** The large objects. */
    default LargeObjectStore largeObjects() {
      throw new IllegalStateException("no large objects");
    }

    String currentUser();

    /** {@code version()}. */
    default String version() {
      return "PostgreSQL " + setting("server_version") + " (IRIS PGWire)";
    }

    String sessionUser();

    /** {@code pg_postmaster_start_time()}: microseconds since 2000-01-01 UTC. */
    default long serverStart() {
      return 0;
    }

    String database();

    /** Schemas of search_path that exist, in order, without the implicit ones. */
    List<String> schemas();

    int backendPid();

    /** A setting as SHOW gives it; null when there is none of that name. */
    @Nullable String setting(String name);

    /** SET as set_config does it; returns the new value as SHOW gives it. */
    String setConfig(String name, String value, boolean local);

    /** {@code random()}. */
    default double random() {
      return java.util.concurrent.ThreadLocalRandom.current().nextDouble();
    }

    /** {@code pg_cancel_backend()}: whether there is such a session. */
    default boolean cancel(int processId) {
      return false;
    }

    /** What is counted of a database; null for what nobody counts. */
    default @Nullable Object databaseCounter(long databaseOid, String function) {
      return null;
    }

    /** pg_stat_reset(). */
    default void resetDatabaseCounters() {}

    /** pg_stat_statements_reset(); 0 for every database, and every statement. */
    default void resetStatements(long databaseOid, long queryId) {}

    /** pg_reload_conf(). */
    default boolean reload() {
      return true;
    }

    /** {@code pg_terminate_backend()}: likewise. */
    default boolean terminate(int processId) {
      return false;
    }

    /**
     * Takes an advisory lock.
     *
     * @param transaction whether it is given back at the end of the transaction
     * @return false when it is not free and the caller does not want to wait
     */
    default boolean advisoryLock(
        AdvisoryKey key, boolean shared, boolean transaction, boolean wait) {
      throw new IllegalStateException("no server");
    }

    /** Gives it back once; false when the session does not hold it. */
    default boolean advisoryUnlock(AdvisoryKey key, boolean shared) {
      return false;
    }

    /** Gives back all that are not the transaction's. */
    default void advisoryUnlockAll() {}

    /** {@code pg_blocking_pids()}. */
    default List<Integer> blockers(int processId) {
      return List.of();
    }

    /** NOTIFY. */
    default void notify(String channel, String payload) {
      throw new IllegalStateException("no server");
    }

    /**
     * Sleeps; a cancel wakes it.
     *
     * @throws io.irispgwire.error.PgException 57014 when cancelled
     */
    void sleep(double seconds);

    /** Called now and then by long loops; throws 57014 when the statement has been cancelled. */
    void checkForInterrupts();
  }
}
