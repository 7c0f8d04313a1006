package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends.Login;
import io.irispgwire.backend.Credential;
import io.irispgwire.backend.PooledConnection;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.config.Secret;
import io.irispgwire.error.PgException;
import io.irispgwire.irisdouble.DoubleOptions;
import io.irispgwire.irisdouble.Faults;
import io.irispgwire.irisdouble.IrisDouble;
import io.irispgwire.types.PgType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions on few connections, through IRIS's driver and the double of IRIS. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class IrisPoolTest {
  private static final Login LOGIN = new Login("ann", "USER");
  private static final Duration LONG = Duration.ofMinutes(5);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private IrisDouble iris;

  @BeforeEach
  void start() throws Exception {
    iris = IrisDouble.start(DoubleOptions.plain());
  }

  @AfterEach
  void stop() throws Exception {
    threads.shutdownNow();
    iris.close();
  }

  @Test
  void a_session_has_a_connection_for_a_transaction_only() {
    try (IrisBackends backends = backends(4, LONG);
        Backend first = backends.connect(LOGIN);
        Backend second = backends.connect(LOGIN)) {
      first.begin(false);
      assertThat(text(first, "SELECT 1")).isEqualTo("1");
      assertThat(backends.idleConnections()).isZero();
      second.begin(false);
      assertThat(backends.connections()).isEqualTo(2);
      first.commit();
      second.rollback();
      assertThat(backends.idleConnections()).isEqualTo(2);
      first.begin(false);
      assertThat(backends.connections()).as("one that is there is used again").isEqualTo(2);
      first.commit();
    }
  }

  @Test
  void connections_are_told_one_by_one_and_those_without_a_session_can_be_closed() {
    try (IrisBackends backends = backends(4, LONG);
        Backend first = backends.connect(LOGIN);
        Backend second = backends.connect(LOGIN)) {
      first.begin(false);
      second.begin(false);
      second.commit();
      assertThat(backends.pooled())
          .extracting(PooledConnection::leased)
          .containsExactlyInAnyOrder(true, false);
      assertThat(backends.pooled())
          .allSatisfy(
              connection -> {
                assertThat(connection.user()).isEqualTo(DoubleOptions.USER);
                assertThat(connection.namespace()).isEqualTo("USER");
                assertThat(connection.used()).isAfterOrEqualTo(connection.opened());
              });

      backends.closeIdle();

      assertThat(backends.pooled()).extracting(PooledConnection::leased).containsExactly(true);
      assertThat(text(first, "SELECT 1")).isEqualTo("1");
      first.commit();
    }
  }

  @Test
  void a_hundred_clients_of_one_user_work_on_six_connections() throws Exception {
    try (IrisBackends backends = backends(6, LONG)) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String number = Integer.toString(i);
        answers.add(threads.submit(() -> inTransaction(backends, "SELECT " + number)));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(Integer.toString(i));
      }
      assertThat(backends.connections()).isBetween(1, 6);
      assertThat(backends.idleConnections()).isEqualTo(backends.connections());
      assertThat(iris.connections()).isLessThanOrEqualTo(6);
    }
  }

  @Test
  void who_waits_too_long_is_told_what_to_do() {
    try (IrisBackends backends = backends(1, Duration.ofMillis(50));
        Backend holder = backends.connect(LOGIN);
        Backend waiter = backends.connect(LOGIN)) {
      holder.begin(false);
      assertThatThrownBy(() -> waiter.begin(false))
          .hasMessage("all 1 connections to IRIS are in use")
          .extracting(e -> ((PgException) e).diagnostic())
          .satisfies(said -> assertThat(said.state().code()).isEqualTo("53300"))
          .satisfies(said -> assertThat(said.hint()).contains("iris-pool-size"));
      holder.commit();
      waiter.begin(false);
      waiter.commit();
    }
  }

  @Test
  void a_wait_for_a_connection_is_cancelled() throws Exception {
    try (IrisBackends backends = backends(1, LONG);
        Backend holder = backends.connect(LOGIN);
        Backend waiter = backends.connect(LOGIN)) {
      holder.begin(false);
      Future<?> waiting = threads.submit(() -> waiter.begin(false));
      while (!waiting.isDone()) {
        waiter.cancel();
        Thread.onSpinWait();
      }
      assertThatThrownBy(waiting::get)
          .cause()
          .hasMessage("canceling statement due to user request");
      holder.commit();
      assertThat(backends.idleConnections()).isEqualTo(1);
    }
  }

  @Test
  void a_wait_for_a_connection_counts_for_the_statement_timeout() {
    try (IrisBackends backends = backends(1, LONG);
        Backend holder = backends.connect(LOGIN);
        Backend waiter = backends.connect(LOGIN)) {
      holder.begin(false);
      waiter.statementTimeout(Duration.ofMillis(50));
      assertThatThrownBy(() -> waiter.begin(false))
          .hasMessage("canceling statement due to statement timeout");
      holder.commit();
    }
  }

  @Test
  void rows_that_are_open_keep_their_connection_beyond_the_transaction() {
    try (IrisBackends backends = backends(2, LONG);
        Backend session = backends.connect(LOGIN)) {
      session.begin(false);
      Prepared statement = session.prepare("SELECT 1");
      Rows rows = statement.query();
      session.commit();
      assertThat(backends.idleConnections()).isZero();
      rows.close();
      statement.close();
      assertThat(backends.idleConnections()).isEqualTo(1);
    }
  }

  @Test
  void state_that_a_native_statement_leaves_stays_with_its_session() {
    try (IrisBackends backends = backends(2, LONG)) {
      try (Backend session = backends.connect(LOGIN)) {
        EmbeddedFixture.run(session, "SET OPTION LOCK_TIMEOUT = 3");
        assertThat(backends.idleConnections()).as("pinned").isZero();
      }
      assertThat(backends.connections()).as("nobody else gets it").isZero();
      try (Backend session = backends.connect(LOGIN)) {
        assertThatThrownBy(() -> session.prepare("USE DATABASE OTHER"))
            .extracting(e -> ((PgException) e).state().code())
            .isEqualTo("0A000");
      }
    }
  }

  @Test
  void what_was_not_committed_is_undone_when_a_session_ends() {
    try (IrisBackends backends = backends(1, LONG);
        Backend watcher = backends.connect(LOGIN)) {
      EmbeddedFixture.run(watcher, "CREATE TABLE t (a INTEGER)");
      try (Backend session = backends.connect(LOGIN)) {
        session.begin(false);
        EmbeddedFixture.run(session, "INSERT INTO t (a) VALUES (1)");
      }
      assertThat(text(watcher, "SELECT COUNT(*) FROM t")).isEqualTo("0");
    }
  }

  @Test
  void a_connection_that_broke_is_replaced() throws Exception {
    try (IrisBackends backends = backends(1, LONG);
        Backend session = backends.connect(LOGIN)) {
      session.begin(false);
      assertThat(text(session, "SELECT 1")).isEqualTo("1");
      iris.cutAll();
      assertThatThrownBy(() -> text(session, "SELECT 1"))
          .extracting(e -> ((PgException) e).state().code())
          .isEqualTo("08006");
      session.rollback();
      assertThat(text(session, "SELECT 2")).isEqualTo("2");
      assertThat(backends.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_commit_whose_answer_is_lost_is_not_called_failed() {
    try (IrisBackends backends = backends(1, LONG);
        Backend session = backends.connect(LOGIN)) {
      EmbeddedFixture.run(session, "CREATE TABLE t (a INTEGER)");
      session.begin(false);
      EmbeddedFixture.run(session, "INSERT INTO t (a) VALUES (1)");
      iris.suffer(cuttingAfter("TC"));
      assertThatThrownBy(session::commit)
          .extracting(e -> ((PgException) e).state().code())
          .isEqualTo("08007");
      iris.suffer(Faults.NONE);
      session.rollback();
      assertThat(text(session, "SELECT COUNT(*) FROM t")).isEqualTo("1");
    }
  }

  @Test
  void idle_connections_are_closed() {
    PoolLimits limits = new PoolLimits(2, 2, LONG, Duration.ofMillis(100), Duration.ofHours(1));
    try (IrisBackends backends = backends(limits, DoubleOptions.PASSWORD);
        Backend session = backends.connect(LOGIN)) {
      assertThat(text(session, "SELECT 1")).isEqualTo("1");
      while (backends.connections() > 0) {
        Thread.onSpinWait();
      }
      assertThat(text(session, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_refused_credential_is_not_tried_again_by_the_pool() {
    PoolLimits limits = new PoolLimits(2, 2, LONG, LONG, Duration.ofHours(1));
    int[] logins = {0};
    iris.suffer(
        new Faults() {
          @Override
          public void before(String code) {
            logins[0] += code.equals("CN") ? 1 : 0;
          }
        });
    try (IrisBackends backends = backends(limits, "wrong")) {
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> backends.connect(LOGIN))
            .hasMessageNotContaining("Access Denied")
            .extracting(e -> ((PgException) e).state().code())
            .isEqualTo("28P01");
      }
    }
    assertThat(logins[0]).isEqualTo(1);
  }

  @Test
  void a_login_that_is_cut_is_no_refused_password() {
    try (IrisBackends backends = backends(1, LONG)) {
      iris.suffer(
          new Faults() {
            @Override
            public void before(String code) throws IOException {
              throw new IOException("cut");
            }
          });
      assertThatThrownBy(() -> backends.connect(LOGIN))
          .extracting(e -> ((PgException) e).state().code())
          .isEqualTo("08006");
      iris.suffer(Faults.NONE);
      try (Backend session = backends.connect(LOGIN)) {
        assertThat(text(session, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void work_beside_a_transaction_does_not_wait_for_one() {
    try (IrisBackends backends = backends(1, Duration.ofMillis(50));
        Backend session = backends.connect(LOGIN);
        Backend aside = backends.aside(LOGIN)) {
      session.begin(false);
      assertThat(text(aside, "SELECT 1")).isEqualTo("1");
      session.commit();
    }
  }

  @Test
  void a_password_is_forgotten_with_its_last_connection() throws Exception {
    PoolLimits limits = new PoolLimits(2, 2, LONG, Duration.ofMillis(100), Duration.ofHours(1));
    Login own =
        new Login(
            DoubleOptions.USER,
            "USER",
            new Credential.Password(new Secret(DoubleOptions.PASSWORD)));
    try (IrisBackends backends = backends(limits, DoubleOptions.PASSWORD)) {
      try (Backend session = backends.connect(own)) {
        assertThat(text(session, "SELECT 1")).isEqualTo("1");
        assertThat(backends.knownAccounts()).isEqualTo(1);
      }
      while (backends.knownAccounts() > 0) {
        Thread.onSpinWait();
      }
      assertThat(backends.connections()).isZero();
    }
  }

  @Test
  void a_changed_table_is_met_with_its_new_types() {
    try (IrisBackends backends = backends(2, LONG);
        Backend session = backends.connect(LOGIN);
        Backend other = backends.connect(LOGIN)) {
      EmbeddedFixture.run(session, "CREATE TABLE t (v BIT)");
      assertThat(inserted(other, PgType.BOOL, true)).isEqualTo("1");
      EmbeddedFixture.run(session, "DROP TABLE t");
      EmbeddedFixture.run(session, "CREATE TABLE t (v SMALLINT)");
      assertThat(inserted(other, PgType.INT2, (short) -32768)).isEqualTo("-32768");
    }
  }

  private static String inserted(Backend on, PgType type, Object value) {
    try (Prepared insert = on.prepare("INSERT INTO t (v) VALUES (?)")) {
      insert.bind(0, type, value);
      insert.update();
    }
    return text(on, "SELECT v FROM t");
  }

  @Test
  void an_unknown_namespace_is_an_unknown_database() {
    try (IrisBackends backends = backends(1, LONG)) {
      assertThatThrownBy(() -> backends.connect(new Login("ann", "NOWHERE")))
          .hasMessage("database \"NOWHERE\" does not exist")
          .extracting(e -> ((PgException) e).state().code())
          .isEqualTo("3D000");
    }
  }

  @Test
  void a_running_statement_is_cancelled_and_its_connection_lives_on() throws Exception {
    cancelled(DoubleOptions.plain());
  }

  @Test
  void an_iris_without_cancel_query_is_asked_by_the_driver() throws Exception {
    cancelled(DoubleOptions.plain().withVersion("2024.1.0.262.0"));
  }

  private void cancelled(DoubleOptions options) throws Exception {
    try (IrisDouble other = IrisDouble.start(options);
        IrisBackends backends = backends(other, new PoolLimits(2, 2, LONG, LONG, LONG), "SYS");
        Backend holder = backends.connect(LOGIN);
        Backend waiter = backends.connect(LOGIN)) {
      EmbeddedFixture.run(holder, "CREATE TABLE t (a INTEGER)");
      EmbeddedFixture.run(holder, "INSERT INTO t (a) VALUES (1)");
      holder.begin(false);
      EmbeddedFixture.run(holder, "UPDATE t SET a = 2");
      waiter.begin(false);
      Future<?> waiting = threads.submit(() -> EmbeddedFixture.run(waiter, "UPDATE t SET a = 3"));
      while (!waiting.isDone()) {
        waiter.cancel();
      }
      assertThatThrownBy(waiting::get)
          .cause()
          .hasMessage("canceling statement due to user request");
      holder.commit();
      waiter.rollback();
      assertThat(text(waiter, "SELECT a FROM t")).isEqualTo("2");
    }
  }

  private static Faults cuttingAfter(String wanted) {
    return new Faults() {
      @Override
      public void after(String code) throws IOException {
        if (code.equals(wanted)) {
          throw new IOException("cut");
        }
      }
    };
  }

  private static String inTransaction(IrisBackends backends, String irisSql) {
    try (Backend session = backends.connect(LOGIN)) {
      session.begin(true);
      String answer = text(session, irisSql);
      session.commit();
      return answer;
    }
  }

  private static String text(Backend on, String irisSql) {
    return String.valueOf(EmbeddedFixture.text(on, irisSql));
  }

  private IrisBackends backends(int size, Duration patience) {
    return backends(
        new PoolLimits(size, size, patience, LONG, Duration.ofHours(1)), DoubleOptions.PASSWORD);
  }

  private IrisBackends backends(PoolLimits limits, String password) {
    return backends(iris, limits, password);
  }

  private static IrisBackends backends(IrisDouble iris, PoolLimits limits, String password) {
    return new IrisBackends(
        IrisDriver.load(),
        new IrisLocation("127.0.0.1", iris.port()),
        DoubleOptions.USER,
        password,
        limits);
  }
}
