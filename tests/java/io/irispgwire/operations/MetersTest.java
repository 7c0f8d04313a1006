package io.irispgwire.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RunningInstance;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What a real session does is what the metrics page counts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetersTest {
  private RunningInstance server;
  private Operator operator;

  @BeforeEach
  void start() throws Exception {
    server = RunningInstance.start("--admin-port", "0");
    operator = new Operator(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void logins_are_counted_by_what_came_of_them() throws Exception {
    try (Connection connection = server.connect()) {
      assertThat(connection.isValid(0)).isTrue();
      assertThat(operator.metric("pgwire_active_connections")).isEqualTo(1);
    }
    assertThatThrownBy(() -> server.connect("password", "wrong")).isInstanceOf(SQLException.class);

    assertThat(operator.metric("pgwire_logins_total{result=\"success\"}")).isEqualTo(1);
    assertThat(operator.metric("pgwire_logins_total{result=\"28P01\"}")).isEqualTo(1);
    assertThat(operator.metric("pgwire_connections_total")).isEqualTo(2);
    assertThat(operator.metric("pgwire_max_connections")).isEqualTo(1000);
    assertThat(operator.metric("pgwire_accepting")).isEqualTo(1);
  }

  @Test
  void statements_are_counted_by_kind_and_result() throws Exception {
    try (Connection connection = server.connect("preferQueryMode", "simple");
        Statement statement = connection.createStatement()) {
      double before = operator.metric("pgwire_queries_success_total");
      statement.execute("CREATE TABLE counted (n int)");
      statement.execute("INSERT INTO counted VALUES (1), (2), (3)");
      statement.execute("UPDATE counted SET n = n + 1 WHERE n > 1");
      statement.executeQuery("SELECT n FROM counted");
      statement.executeQuery("SELECT 1");
      statement.execute("SELECT 2; SELECT 3");
      assertThatThrownBy(() -> statement.execute("SELECT missing FROM counted"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("SELEC")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("SELECT 1 / 0")).isInstanceOf(SQLException.class);
      statement.execute(""); // none at all

      assertThat(operator.metric("pgwire_queries_total{kind=\"CREATE TABLE\"}")).isEqualTo(1);
      assertThat(operator.metric("pgwire_queries_total{kind=\"INSERT\"}")).isEqualTo(1);
      assertThat(operator.metric("pgwire_queries_total{kind=\"UPDATE\"}")).isEqualTo(1);
      assertThat(operator.metric("pgwire_queries_total{kind=\"unknown\"}")).isEqualTo(2);
      assertThat(operator.metric("pgwire_errors_total{class=\"42\",sqlstate=\"42601\"}"))
          .isEqualTo(1);
      assertThat(operator.metric("pgwire_errors_total{class=\"42\",sqlstate=\"42703\"}"))
          .isEqualTo(1);
      assertThat(operator.metric("pgwire_errors_total{class=\"22\",sqlstate=\"22012\"}"))
          .isEqualTo(1);
      assertThat(operator.metric("pgwire_queries_success_total") - before).isEqualTo(7);
    }
  }

  @Test
  void prepared_statements_are_counted_once_per_execution_and_rows_one_by_one() throws Exception {
    try (Connection connection = server.connect();
        PreparedStatement query =
            connection.prepareStatement("SELECT g FROM generate_series(1, ?) g")) {
      double selects = operator.metric("pgwire_queries_total{kind=\"SELECT\"}");
      double rows = operator.metric("pgwire_rows_total");
      for (int i = 1; i <= 10; i++) {
        query.setInt(1, i);
        try (ResultSet result = query.executeQuery()) {
          assertThat(result.next()).isTrue();
        }
      }

      assertThat(operator.metric("pgwire_queries_total{kind=\"SELECT\"}") - selects).isEqualTo(10);
      assertThat(operator.metric("pgwire_rows_total") - rows).isEqualTo(55);
    }
  }

  @Test
  void every_statement_has_its_time_in_the_histograms() throws Exception {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      double count = operator.metric("pgwire_query_duration_seconds_count");
      double sum = operator.metric("pgwire_query_phase_seconds_sum{phase=\"execute\"}");
      double sent = operator.metric("pgwire_query_phase_seconds_sum{phase=\"send\"}");
      statement.execute("SELECT pg_sleep(0.2)");

      assertThat(operator.metric("pgwire_query_duration_seconds_count") - count).isEqualTo(1);
      assertThat(
              operator.metric("pgwire_query_phase_seconds_sum{phase=\"execute\"}")
                  - sum
                  + operator.metric("pgwire_query_phase_seconds_sum{phase=\"send\"}")
                  - sent)
          .isGreaterThanOrEqualTo(0.2);
      assertThat(operator.get("/metrics").body())
          .contains("pgwire_query_duration_seconds_bucket{le=\"+Inf\"}")
          .contains("pgwire_query_duration_seconds_bucket{le=\"1.0E-4\"}")
          .contains("pgwire_query_phase_seconds_bucket{phase=\"translate\",le=\"60.0\"}")
          .contains("pgwire_query_phase_seconds_bucket{phase=\"wait\",le=\"60.0\"}");
    }
  }

  @Test
  void copied_rows_and_bytes_are_counted() throws Exception {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE copied (n int)");
      double received = operator.metric("pgwire_received_bytes_total");
      double sent = operator.metric("pgwire_sent_bytes_total");
      var copying = connection.unwrap(PGConnection.class).getCopyAPI();
      copying.copyIn("COPY copied FROM STDIN", new StringReader("1\n2\n3\n"));
      copying.copyOut("COPY copied TO STDOUT", new java.io.StringWriter());

      assertThat(operator.metric("pgwire_copy_in_rows_total")).isEqualTo(3);
      assertThat(operator.metric("pgwire_copy_out_rows_total")).isEqualTo(3);
      assertThat(operator.metric("pgwire_queries_total{kind=\"COPY\"}")).isEqualTo(2);
      assertThat(operator.metric("pgwire_received_bytes_total") - received).isBetween(50.0, 200.0);
      assertThat(operator.metric("pgwire_sent_bytes_total") - sent).isBetween(50.0, 200.0);
    }
  }

  @Test
  void time_limits_and_plans_are_counted() throws Exception {
    try (Connection connection = server.connect("preferQueryMode", "simple");
        Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = 50");
      assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(30)"))
          .isInstanceOf(SQLException.class);
      double hits = operator.metric("pgwire_plan_cache_total{result=\"hit\"}");
      double misses = operator.metric("pgwire_plan_cache_total{result=\"miss\"}");
      for (int i = 0; i < 5; i++) {
        statement.execute("SELECT 'never asked before'");
      }

      assertThat(operator.metric("pgwire_timeouts_total{limit=\"statement_timeout\"}"))
          .isEqualTo(1);
      assertThat(operator.metric("pgwire_plan_cache_total{result=\"hit\"}") - hits).isEqualTo(4);
      assertThat(operator.metric("pgwire_plan_cache_total{result=\"miss\"}") - misses).isEqualTo(1);
    }
  }

  @Test
  void sessions_are_told_by_state() throws Exception {
    try (Connection idle = server.connect();
        Connection block = server.connect();
        Statement statement = block.createStatement()) {
      assertThat(idle.isValid(0)).isTrue();
      block.setAutoCommit(false);
      statement.execute("SELECT 1");

      assertThat(operator.metric("pgwire_sessions{state=\"idle\"}")).isEqualTo(1);
      assertThat(operator.metric("pgwire_sessions{state=\"idle in transaction\"}")).isEqualTo(1);
      assertThat(operator.metric("pgwire_sessions{state=\"active\"}")).isEqualTo(0);
      assertThat(operator.get("/status").body())
          .contains("\"state\": \"idle in transaction\"")
          .contains("\"application\": \"PostgreSQL JDBC Driver\"")
          .contains("\"query\": \"SELECT $1\"");
    }
  }

  @Test
  void the_java_machine_is_told_too() throws Exception {
    assertThat(operator.metric("process_uptime_seconds")).isPositive();
    assertThat(operator.get("/metrics").body())
        .contains("jvm_memory_used_bytes")
        .contains("jvm_threads_live_threads")
        .contains("jvm_gc_");
  }
}
