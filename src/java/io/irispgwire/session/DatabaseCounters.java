package io.irispgwire.session;

import io.irispgwire.metrics.DatabaseStatistics;
import io.irispgwire.types.DateTimes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The functions behind pg_stat_database: what this server counts, and NULL for what IRIS knows. */
record DatabaseCounters(String database, DatabaseStatistics statistics, Peers peers) {
  private static final double MICROS_PER_MILLI = 1000;

  /**
   * @param function {@code pg_stat_get_db_…}
   */
  @Nullable Object value(String function) {
    return switch (function) {
      case "pg_stat_get_db_numbackends" -> (int) peers.in(database);
      case "pg_stat_get_db_xact_commit" -> statistics.commits().sum();
      case "pg_stat_get_db_xact_rollback" -> statistics.rollbacks().sum();
      case "pg_stat_get_db_tuples_inserted" -> statistics.inserted().sum();
      case "pg_stat_get_db_tuples_updated" -> statistics.updated().sum();
      case "pg_stat_get_db_tuples_deleted" -> statistics.deleted().sum();
      case "pg_stat_get_db_session_time" -> millis(statistics.sessionMicros());
      case "pg_stat_get_db_active_time" -> millis(statistics.activeMicros());
      case "pg_stat_get_db_idle_in_transaction_time" ->
          millis(statistics.idleInTransactionMicros());
      case "pg_stat_get_db_sessions" -> statistics.sessions().sum();
      case "pg_stat_get_db_sessions_abandoned" -> statistics.abandoned().sum();
      case "pg_stat_get_db_sessions_fatal" -> statistics.fatal().sum();
      case "pg_stat_get_db_sessions_killed" -> statistics.killed().sum();
      case "pg_stat_get_db_stat_reset_time" -> micros(statistics.since());
      default -> null;
    };
  }

  private static double millis(LongAdder micros) {
    return micros.sum() / MICROS_PER_MILLI;
  }

  /** As a timestamptz. */
  static Long micros(Instant time) {
    Instant start = Instant.EPOCH.minus(DateTimes.UNIX_EPOCH_DAYS, ChronoUnit.DAYS);
    return start.until(time, ChronoUnit.MICROS);
  }
}
