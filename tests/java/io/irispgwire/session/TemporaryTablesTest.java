package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A temporary table belongs to the session that made it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TemporaryTablesTest extends ClientTest {
  private static final int ROUNDS = 60;

  @Test
  void sessions_that_make_one_of_the_same_name_at_the_same_time_have_each_its_own()
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> rows = new ArrayList<>();
      for (int client = 0; client < 2; client++) {
        Callable<Integer> rounds = () -> rounds(together);
        rows.add(clients.submit(rounds));
      }

      assertThat(rows.get(0).get()).isEqualTo(ROUNDS);
      assertThat(rows.get(1).get()).isEqualTo(ROUNDS);
    } finally {
      clients.shutdownNow();
    }
  }

  /** How many rows were counted, of one in each round. */
  private int rounds(CyclicBarrier together) throws Exception {
    int rows = 0;
    try (Connection own = server().connect();
        Statement statement = own.createStatement()) {
      for (int round = 0; round < ROUNDS; round++) {
        together.await(20, TimeUnit.SECONDS);
        statement.execute("CREATE TEMP TABLE same_name (n int)");
        statement.execute("INSERT INTO pg_temp.same_name VALUES (1)");
        rows += count(statement);
        statement.execute("DROP TABLE same_name");
      }
    }
    return rows;
  }

  private static int count(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM same_name")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
