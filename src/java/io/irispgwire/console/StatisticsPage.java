package io.irispgwire.console;

import io.irispgwire.metrics.DatabaseStatistics;
import io.irispgwire.metrics.Metrics;
import io.irispgwire.session.Console.Answer;
import io.irispgwire.session.SessionServices;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * SHOW STATS and SHOW TOTALS. Averages are over all the time since the counting began, not over
 * PgBouncer's last period; times are microseconds. Bytes and waits are counted for the server as a
 * whole only, so they are in SHOW TOTALS.
 */
final class StatisticsPage {
  private StatisticsPage() {}

  static Answer stats(SessionServices services) {
    Listing listing =
        new Listing()
            .texts("database")
            .numbers(
                "total_xact_count",
                "total_query_count",
                "total_received",
                "total_sent",
                "total_xact_time",
                "total_query_time",
                "total_wait_time",
                "avg_xact_count",
                "avg_query_count",
                "avg_recv",
                "avg_sent",
                "avg_xact_time",
                "avg_query_time",
                "avg_wait_time");
    for (String name : new TreeSet<>(services.metrics().databases().names())) {
      DatabaseStatistics statistics = services.metrics().databases().of(name);
      long transactions = statistics.commits().sum() + statistics.rollbacks().sum();
      long statements = statistics.statements().sum();
      long active = statistics.activeMicros().sum();
      long inTransaction = active + statistics.idleInTransactionMicros().sum();
      long seconds = Math.max(1, Duration.between(statistics.since(), Instant.now()).toSeconds());
      listing.row(
          name,
          transactions,
          statements,
          null,
          null,
          inTransaction,
          active,
          null,
          transactions / seconds,
          statements / seconds,
          null,
          null,
          perOne(inTransaction, transactions),
          perOne(active, statements),
          null);
    }
    return listing.answer();
  }

  static Answer totals(SessionServices services) {
    Metrics metrics = services.metrics();
    long transactions = 0;
    long statements = 0;
    long inTransaction = 0;
    long active = 0;
    for (String name : metrics.databases().names()) {
      DatabaseStatistics statistics = metrics.databases().of(name);
      transactions += statistics.commits().sum() + statistics.rollbacks().sum();
      statements += statistics.statements().sum();
      active += statistics.activeMicros().sum();
      inTransaction += statistics.activeMicros().sum() + statistics.idleInTransactionMicros().sum();
    }
    Listing listing = new Listing().texts("name").numbers("value");
    listing.row("total_xact_count", transactions);
    listing.row("total_query_count", statements);
    listing.row("total_received", metrics.volumes().received().sum());
    listing.row("total_sent", metrics.volumes().sent().sum());
    listing.row("total_xact_time", inTransaction);
    listing.row("total_query_time", active);
    listing.row("total_wait_time", metrics.durations().waiting().sum() / 1000);
    return listing.answer();
  }

  private static @Nullable Long perOne(long micros, long count) {
    return count == 0 ? null : (Long) (micros / count);
  }
}
