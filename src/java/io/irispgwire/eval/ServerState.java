package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Procs;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Functions that tell of the server and its sessions. Sets come from the session, which knows; a
 * set that nobody knows is empty. A counter that nobody keeps is NULL, and never invented.
 */
final class ServerState {
  /** Sets by {@code prosrc}: what stands behind the views of pg_catalog. */
  private static final List<String> SETS =
      List.of(
          "show_all_settings",
          "show_all_file_settings",
          "pg_prepared_statement",
          "pg_prepared_xact",
          "pg_cursor",
          "pg_lock_status",
          "pg_hba_file_rules",
          "pg_ident_file_mappings",
          "pg_get_shmem_allocations",
          "pg_get_backend_memory_contexts",
          "pg_get_replication_slots",
          "pg_get_publication_tables",
          "pg_show_replication_origin_status",
          "pg_available_extensions",
          "pg_available_extension_versions",
          "pg_timezone_names",
          "pg_timezone_abbrevs",
          "pg_config",
          "pg_get_keywords",
          "pg_listening_channels",
          "pg_partition_ancestors",
          "pg_partition_tree",
          "pg_stat_statements_info",
          "iris_pgwire_unsupported");

  private static final String OF_DATABASE = "pg_stat_get_db_";

  /** Where a row of pg_stat_statements has its text. */
  private static final int QUERY = 4;

  private ServerState() {}

  static void addTo(FunctionTable table) {
    for (String key : SETS) {
      table.set(key, (in, a) -> rows(in, key));
    }
    table.set("pg_stat_statements", ServerState::statements);
    table.set("pg_stat_get_progress_info", ServerState::progress);
    table.any(
        "pg_stat_statements_reset",
        (in, a) -> {
          in.session().resetStatements((Long) nonNull(a[1]), (Long) nonNull(a[2]));
          return "";
        });
    for (String key : counters(true)) {
      if (!SETS.contains(key) && !key.equals("pg_stat_get_progress_info")) {
        table.set(key, (in, a) -> ofProcess(in.session().functionRows(key), a));
      }
    }
    for (String key : counters(false)) {
      table.any(
          key,
          (in, a) ->
              key.startsWith(OF_DATABASE)
                  ? in.session().databaseCounter((Long) nonNull(a[0]), key)
                  : nothing());
    }
    table.any(
        "pg_stat_reset",
        (in, a) -> {
          in.session().resetDatabaseCounters();
          return "";
        });
    for (String key :
        List.of(
            "pg_relation_size",
            "pg_table_size",
            "pg_indexes_size",
            "pg_total_relation_size",
            "pg_database_size_oid",
            "pg_database_size_name",
            "pg_tablespace_size_oid",
            "pg_tablespace_size_name",
            "pg_relation_filenode",
            "pg_relation_filepath",
            "pg_last_wal_receive_lsn",
            "pg_last_wal_replay_lsn",
            "pg_last_xact_replay_timestamp")) {
      table.any(key, (in, a) -> nothing());
    }
    table.any("pg_is_wal_replay_paused", (in, a) -> false);
    table.any(
        "pg_blocking_pids",
        (in, a) -> PgArray.of(PgType.INT4, in.session().blockers((Integer) nonNull(a[0]))));
  }

  /** A function of one column gives values and not rows. */
  private static Iterator<? extends @Nullable Object> rows(Invocation in, String function) {
    Iterator<@Nullable Object[]> rows = in.session().functionRows(function);
    if (in.call().proc().outputs().size() > 1) {
      return rows;
    }
    List<@Nullable Object> values = new ArrayList<>();
    rows.forEachRemaining(row -> values.add(row[0]));
    return values.iterator();
  }

  /** Without the texts, if they are not wanted. */
  private static Iterator<@Nullable Object[]> statements(
      Invocation in, @Nullable Object[] arguments) {
    Iterator<@Nullable Object[]> rows = in.session().functionRows("pg_stat_statements");
    if (!Boolean.FALSE.equals(arguments[0])) {
      return rows;
    }
    List<@Nullable Object[]> textless = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          row[QUERY] = null;
          textless.add(row);
        });
    return textless.iterator();
  }

  /** COPY alone tells of its progress. */
  private static Iterator<@Nullable Object[]> progress(
      Invocation in, @Nullable Object[] arguments) {
    String command = ((String) nonNull(arguments[0])).toUpperCase(Locale.ROOT);
    return switch (command) {
      case "COPY" -> in.session().functionRows("pg_stat_get_progress_info");
      case "VACUUM", "ANALYZE", "CLUSTER", "CREATE INDEX", "BASEBACKUP" ->
          Collections.emptyIterator();
      default ->
          throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE, "invalid command name: \"" + arguments[0] + "\"");
    };
  }

  /** {@code pg_stat_get_…}, by what they give. */
  private static List<String> counters(boolean sets) {
    List<String> keys = new ArrayList<>();
    for (Proc proc : Procs.all()) {
      boolean isCounter = proc.source().startsWith("pg_stat_get_");
      if (isCounter && proc.returnsSet() == sets && !keys.contains(proc.source())) {
        keys.add(proc.source());
      }
    }
    return keys;
  }

  /** Of one process where the function is given its number, which rows then hold second. */
  private static Iterator<@Nullable Object[]> ofProcess(
      Iterator<@Nullable Object[]> rows, @Nullable Object[] arguments) {
    if (arguments.length != 1 || !(arguments[0] instanceof Integer process)) {
      return rows;
    }
    List<@Nullable Object[]> own = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          if (process.equals(row[1])) {
            own.add(row);
          }
        });
    return own.iterator();
  }

  private static @Nullable Object nothing() {
    return null;
  }
}
