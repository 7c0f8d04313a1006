package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.testing.EmbeddedOnly;
import io.irispgwire.types.PgType;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Long statements: streamed, several at a time, cancelled, out of time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningStatementsTest {
  /** Four thousand rows joined with themselves twice: nobody waits for that to end. */
  private static final String ENDLESS =
      "SELECT COUNT(*) FROM \"big\" a, \"big\" b, \"big\" c WHERE a.\"x\" + b.\"x\" = -c.\"x\"";

  private final EmbeddedFixture iris = new EmbeddedFixture();
  private final Backend backend = iris.backend();

  @BeforeEach
  void table() {
    iris.run("CREATE TABLE \"big\" (\"x\" INTEGER)");
    iris.run("INSERT INTO \"big\" VALUES (1)");
    while (Integer.parseInt(String.valueOf(iris.text("SELECT COUNT(*) FROM \"big\""))) < 4_000) {
      iris.run("INSERT INTO \"big\" SELECT \"x\" + 1 FROM \"big\"");
    }
  }

  @AfterEach
  void close() {
    iris.close();
  }

  @Test
  void a_million_rows_are_read_without_being_held() {
    Runtime runtime = Runtime.getRuntime();
    String million = "SELECT a.\"x\" FROM \"big\" a, (SELECT TOP 250 \"x\" FROM \"big\") b";
    try (Prepared query = backend.prepare(million);
        Rows rows = query.query()) {
      assertThat(rows.next()).isTrue();
      runtime.gc();
      long before = runtime.totalMemory() - runtime.freeMemory();
      long count = 1;
      while (rows.next()) {
        count += rows.longValue(0) > 0 ? 1 : 0;
      }
      runtime.gc();
      assertThat(runtime.totalMemory() - runtime.freeMemory() - before).isLessThan(8_000_000);
      assertThat(count).isGreaterThan(1_000_000);
    }
  }

  @Test
  @EmbeddedOnly("whether rows stay open in IRIS is not known: they are read to their end first")
  void open_rows_survive_other_statements_and_the_end_of_the_transaction() {
    assertThat(backend.keepsRowsOpen()).isTrue();
    backend.begin(false);
    try (Prepared first = backend.prepare("SELECT \"x\" FROM \"big\"");
        Prepared second = backend.prepare("SELECT \"x\" FROM \"big\"");
        Rows some = first.query();
        Rows others = second.query()) {
      some.next();
      others.next();
      iris.run("UPDATE \"big\" SET \"x\" = -1");
      backend.commit();
      long count = 1;
      while (some.next() && others.next()) {
        assertThat(some.longValue(0)).isPositive();
        count++;
      }
      assertThat(count).isGreaterThan(4_000);
    }
  }

  @Test
  void a_cancel_from_another_thread_stops_the_statement() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      CountDownLatch ended = new CountDownLatch(1);
      other.execute(
          () -> {
            // A cancel that comes before the statement runs has nothing to stop: ask again.
            while (ended.getCount() > 0) {
              backend.cancel();
              Thread.onSpinWait();
            }
          });
      assertThatThrownBy(() -> iris.text(ENDLESS))
          .hasMessage("canceling statement due to user request")
          .extracting(e -> ((PgException) e).state())
          .isEqualTo(SqlState.QUERY_CANCELED);
      ended.countDown();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void a_cancel_with_nothing_running_harms_nobody() {
    backend.cancel();
    assertThat(iris.text("SELECT 1")).isEqualTo("1");
  }

  @Test
  void a_wait_for_a_lock_hears_a_cancel() {
    backend.begin(false);
    iris.run("UPDATE \"big\" SET \"x\" = 0");
    try (Backend waiting = iris.connect()) {
      waiting.statementTimeout(Duration.ofMillis(250));
      assertThatThrownBy(() -> EmbeddedFixture.run(waiting, "DELETE FROM \"big\""))
          .hasMessage("canceling statement due to statement timeout");
      backend.rollback();
    }
  }

  @Test
  void statement_timeout_stops_a_statement_and_the_connection_lives_on() {
    backend.statementTimeout(Duration.ofMillis(50));
    assertThatThrownBy(() -> iris.text(ENDLESS))
        .hasMessage("canceling statement due to statement timeout")
        .extracting(e -> ((PgException) e).state())
        .isEqualTo(SqlState.QUERY_CANCELED);
    backend.statementTimeout(Duration.ZERO);
    assertThat(iris.text("SELECT 1")).isEqualTo("1");
  }

  @Test
  void the_same_text_may_be_open_twice() {
    try (Prepared one = backend.prepare("SELECT TOP 2 \"x\" FROM \"big\"");
        Rows rows = one.query()) {
      rows.next();
      assertThat(iris.value("SELECT TOP 2 \"x\" FROM \"big\"", PgType.INT4)).isEqualTo(1);
      assertThat(rows.next()).isTrue();
    }
  }
}
