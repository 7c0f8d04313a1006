package io.irispgwire.session;

import io.irispgwire.catalog.CatalogTable;
import io.irispgwire.metrics.Metrics;
import io.irispgwire.metrics.RefusalLedger;
import io.irispgwire.metrics.StatementStatistics.Row;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The functions behind pg_stat_statements and iris_pgwire.unsupported. As in PostgreSQL, of other
 * users' statements only the numbers are shown.
 *
 * @param databaseOid by a database's name
 */
record StatisticsTables(Metrics metrics, Identity identity, ToLongFunction<String> databaseOid) {
  private static final CatalogTable<StatisticsTables, Shown> STATEMENTS = statements();

  private record Shown(Row row, boolean isOwn, long databaseOid) {}

  /** Null for a function that is none of these. */
  @Nullable List<@Nullable Object[]> rows(String function) {
    return switch (function) {
      case "pg_stat_statements" -> STATEMENTS.rows(this);
      case "pg_stat_statements_info" -> {
        @Nullable Object[] row = {
          metrics.statistics().evictions(), DatabaseCounters.micros(metrics.statistics().since())
        };
        yield List.<@Nullable Object[]>of(row);
      }
      case "iris_pgwire_unsupported" ->
          metrics.refusals().rows().stream()
              .filter(row -> row.user().equals(identity.user()))
              .map(StatisticsTables::refusal)
              .toList();
      default -> null;
    };
  }

  /** Forgets this user's statements; 0 stands for any. */
  void reset(long ofDatabase, long ofQuery) {
    metrics
        .statistics()
        .reset(
            row ->
                row.user().equals(identity.user())
                    && (ofDatabase == 0 || databaseOid.applyAsLong(row.database()) == ofDatabase)
                    && (ofQuery == 0 || row.id() == ofQuery));
  }

  private List<Shown> shown() {
    return metrics.statistics().rows().stream()
        .map(
            row ->
                new Shown(
                    row,
                    row.user().equals(identity.user()),
                    databaseOid.applyAsLong(row.database())))
        .toList();
  }

  private static CatalogTable<StatisticsTables, Shown> statements() {
    return CatalogTable.<StatisticsTables, Shown>named(
            "pg_stat_statements", tables -> tables.shown())
        .column("userid", shown -> shown.isOwn() ? ServerTables.OWNER : null)
        .column("dbid", Shown::databaseOid)
        .all("toplevel", true)
        .column("queryid", shown -> shown.isOwn() ? (Long) shown.row().id() : null)
        .column("query", shown -> shown.isOwn() ? shown.row().query() : ServerTables.HIDDEN)
        .column("plans", shown -> shown.row().calls())
        .column("total_plan_time", shown -> shown.row().planning().total())
        .column("min_plan_time", shown -> shown.row().planning().least())
        .column("max_plan_time", shown -> shown.row().planning().most())
        .column("mean_plan_time", shown -> shown.row().planning().mean())
        .column("stddev_plan_time", shown -> shown.row().planning().deviation())
        .column("calls", shown -> shown.row().calls())
        .column("total_exec_time", shown -> shown.row().executing().total())
        .column("min_exec_time", shown -> shown.row().executing().least())
        .column("max_exec_time", shown -> shown.row().executing().most())
        .column("mean_exec_time", shown -> shown.row().executing().mean())
        .column("stddev_exec_time", shown -> shown.row().executing().deviation())
        .column("rows", shown -> shown.row().rows())
        .build();
  }

  private static @Nullable Object[] refusal(RefusalLedger.Row row) {
    return new @Nullable Object[] {
      row.shape(),
      row.state(),
      row.message(),
      row.client(),
      row.count(),
      DatabaseCounters.micros(row.first()),
      DatabaseCounters.micros(row.last())
    };
  }
}
