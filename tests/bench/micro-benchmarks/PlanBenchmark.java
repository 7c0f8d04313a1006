package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.jdbc.EmbeddedBackends;
import io.irispgwire.catalog.Schema;
import io.irispgwire.catalog.SchemaCache;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.types.TextStyle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to make IRIS SQL of the statements that an application sends all day, once and again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlanBenchmark {
  /** Three statements of pgbench's script tpcb-like, as a driver prepares them, and a larger one. */
  private static final Map<String, String> STATEMENTS =
      Map.of(
          "select", "SELECT abalance FROM pgbench_accounts WHERE aid = $1",
          "update", "UPDATE pgbench_accounts SET abalance = abalance + $1 WHERE aid = $2",
          "insert",
              "INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES ($1, $2, $3, $4, CURRENT_TIMESTAMP)",
          "join",
              "SELECT a.aid, a.abalance, b.bbalance FROM pgbench_accounts a JOIN pgbench_branches b ON b.bid = a.bid"
                  + " WHERE a.aid BETWEEN $1 AND $2 AND a.filler LIKE 'x%' ORDER BY a.abalance DESC LIMIT 10");

  @Param({"select", "update", "insert", "join"})
  public String statement = "";

  private String sql = "";
  private final PlanCache cache = new PlanCache(100);
  private EmbeddedBackends backends;
  private Backend backend;
  private Schema schema;

  @Setup
  public void tables() {
    sql = STATEMENTS.get(statement);
    backends = EmbeddedBackends.inMemory("micro", List.of("USER"));
    backend = backends.connect(new Backends.Login("bench", "USER"));
    backend.begin(false);
    for (String table :
        List.of(
            "pgbench_accounts (\"aid\" INTEGER PRIMARY KEY, \"bid\" INTEGER, \"abalance\" INTEGER, \"filler\" VARCHAR(84))",
            "pgbench_branches (\"bid\" INTEGER PRIMARY KEY, \"bbalance\" INTEGER, \"filler\" VARCHAR(88))",
            "pgbench_history (\"tid\" INTEGER, \"bid\" INTEGER, \"aid\" INTEGER, \"delta\" INTEGER, \"mtime\" TIMESTAMP)")) {
      int columns = table.indexOf(' ');
      String create = "CREATE TABLE \"SQLUser\".\"" + table.substring(0, columns) + "\"" + table.substring(columns);
      try (Prepared prepared = backend.prepare(create)) {
        prepared.update();
      }
    }
    backend.commit();
    SchemaCache tables = new SchemaCache("SQLUser", Duration.ofHours(1));
    schema = new Schema(tables, backend, "pg_temp_micro", List.of("public"));
  }

  @TearDown
  public void close() {
    backend.close();
    backends.close();
  }

  /** A text that was never seen: parsed, analysed, translated. */
  @Benchmark
  public Planned uncached() {
    ParsedStatement parsed = Parser.parse(sql).get(0);
    return new Planner(schema, TextStyle.DEFAULT).plan(parsed, List.of());
  }

  /** The same text once more. */
  @Benchmark
  public Planned cached() {
    return cache.plan(cache.parse(sql).get(0), 0, List.of(), schema, TextStyle.DEFAULT);
  }
}
