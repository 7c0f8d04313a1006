package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.TextStyle;
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

  /** What functions may ask the session. */
  public interface SessionFacts {
    /** The rows of a system table as they are now. */
    default Iterator<@Nullable Object[]> rows(Table table) {
      throw new IllegalStateException(table.name());
    }

    /**
     * The rows of a table of the back end.
     *
     * @param alone whether nothing else is read from the back end meanwhile
     */
    default TableScan.Run read(TableQuery query, boolean alone, Environment environment) {
      throw new IllegalStateException("no back end");
    }

    /** The table or view of that name, or null: what regclass asks. */
    default @Nullable Table relation(@Nullable String schema, String name) {
      return null;
    }

    /** The table or view of that OID, or null. */
    default @Nullable Table relation(long oid) {
      return null;
    }

    /** How DDL would make that index or constraint: whole, or one of its columns; or null. */
    default @Nullable String definition(long oid, int column) {
      return null;
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

    /** pg_reload_conf(). */
    default boolean reload() {
      return true;
    }

    /** {@code pg_terminate_backend()}: likewise. */
    default boolean terminate(int processId) {
      return false;
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
