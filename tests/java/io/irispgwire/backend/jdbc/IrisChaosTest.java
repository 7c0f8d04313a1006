package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends.Login;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.irisdouble.DoubleOptions;
import io.irispgwire.irisdouble.Faults;
import io.irispgwire.irisdouble.IrisDouble;
import io.irispgwire.types.PgType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything goes wrong at a time: connections are cut, before a statement and after, COMMIT
 * included; statements are cancelled; clients vanish. In the end the pool is whole, and what was
 * called committed is there, once.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class IrisChaosTest {
  private static final Login LOGIN = new Login("ann", "USER");
  private static final int CLIENTS = 12;
  private static final int TRANSACTIONS = 60;
  private static final int CONNECTIONS = 4;

  private final Set<Long> committed = new ConcurrentSkipListSet<>();
  private final Set<Long> unknown = new ConcurrentSkipListSet<>();

  @Test
  void nothing_is_lost_or_done_twice() throws Exception {
    Duration patience = Duration.ofMinutes(2);
    PoolLimits limits = new PoolLimits(CONNECTIONS, CONNECTIONS, patience, patience, patience);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        IrisBackends backends =
            new IrisBackends(
                IrisDriver.load(),
                new IrisLocation("127.0.0.1", iris.port()),
                DoubleOptions.USER,
                DoubleOptions.PASSWORD,
                limits)) {
      try (Backend maker = backends.connect(LOGIN)) {
        EmbeddedFixture.run(maker, "CREATE TABLE chaos (id BIGINT PRIMARY KEY, n INTEGER)");
      }
      iris.suffer(new Cuts());
      List<Future<?>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        clients.add(threads.submit(() -> work(backends, threads, number)));
      }
      for (Future<?> client : clients) {
        client.get();
      }
      iris.suffer(Faults.NONE);
      assertThat(backends.idleConnections()).isEqualTo(backends.connections());
      assertThat(backends.connections()).isLessThanOrEqualTo(CONNECTIONS);
      Set<Long> found = found(backends);
      assertThat(found).containsAll(committed);
      found.removeAll(committed);
      assertThat(unknown).containsAll(found);
      assertThat(committed).as("some got through").isNotEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  private void work(IrisBackends backends, ExecutorService threads, int client) {
    Random random = new Random(client);
    for (int i = 0; i < TRANSACTIONS; i++) {
      long id = (long) client * TRANSACTIONS + i;
      try (Backend session = backends.connect(LOGIN)) {
        if (random.nextInt(10) == 0) {
          threads.execute(session::cancel);
        }
        transaction(session, id, random.nextInt(8) == 0);
      } catch (PgException e) {
        assertThat(e.state().code()).as(e.getMessage()).isIn("08006", "08007", "57014", "08P01");
      }
    }
  }

  /**
   * @param vanishes whether the client goes before it commits
   */
  private void transaction(Backend session, long id, boolean vanishes) {
    session.begin(false);
    try (Prepared insert = session.prepare("INSERT INTO chaos (id, n) VALUES (?, 1)")) {
      insert.bind(0, PgType.INT8, id);
      insert.update();
    }
    if (vanishes) {
      return;
    }
    try {
      session.commit();
      committed.add(id);
    } catch (PgException e) {
      if (e.state() == SqlState.TRANSACTION_RESOLUTION_UNKNOWN) {
        unknown.add(id);
      }
      session.rollback();
      throw e;
    }
  }

  private static Set<Long> found(IrisBackends backends) {
    Set<Long> found = new TreeSet<>();
    try (Backend reader = backends.connect(LOGIN);
        Prepared query = reader.prepare("SELECT id FROM chaos");
        Rows rows = query.query()) {
      while (rows.next()) {
        assertThat(found.add(rows.longValue(0))).as("once").isTrue();
      }
    }
    return found;
  }

  /** One message in forty is met by a cut, before it is acted on or after. */
  private static final class Cuts implements Faults {
    private static final int ODDS = 40;

    @Override
    public void before(String code) throws IOException {
      cut();
    }

    @Override
    public void after(String code) throws IOException {
      cut();
    }

    private static void cut() throws IOException {
      if (ThreadLocalRandom.current().nextInt(2 * ODDS) == 0) {
        throw new IOException("cut");
      }
    }
  }
}
