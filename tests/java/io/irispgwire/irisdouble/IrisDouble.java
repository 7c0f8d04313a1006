package io.irispgwire.irisdouble;

import io.irispgwire.backend.jdbc.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * IRIS's SQL port on this machine, over an H2 that plays IRIS SQL: the driver that connects is the
 * real one, unmodified.
 *
 * <p>What it proves: the driver's own path under our code. That is its pre-parser, which cuts the
 * literals out of every text; its cache of statements; conversion of parameters and columns by the
 * types it is told; fetching ahead; batches; generated keys; SQLCODEs; transactions; that a
 * statement is cancelled from another connection.
 *
 * <p>What it does not: that IRIS answers so. Semantics of IRIS SQL are those of the embedded back
 * end, and texts of errors are guesses but for their marks. Streams, scrolling, stored procedures,
 * fast insert, TLS and Kerberos are not played. A code that is not known ends the connection and
 * fails {@link #close}.
 *
 * <p>Where the facts come from: framing, {@code $LIST}, login, the codes of direct and prepared
 * statements and their bodies from the open client go-irisnative (caretdev/go-irisnative,
 * Apache-2.0), which is developed against a real IRIS; what that lacks was seen in the bytes that
 * intersystems-jdbc 3.10.3 sends to a socket of ours, and in what it takes for an answer. Another
 * version of the driver may do otherwise.
 */
public final class IrisDouble implements AutoCloseable {
  /** One that waits for a lock may take so long to see that its client is gone. */
  private static final long SESSION_END_MILLIS = 10_000;

  private final ServerSocket door;
  private final EmbeddedDatabase database;
  private final Connection keeper;
  private final Login login;
  private final Jobs jobs = new Jobs();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Thread> sessions = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Throwable> violations = new LinkedBlockingQueue<>();
  private volatile Faults faults = Faults.NONE;

  private IrisDouble(DoubleOptions options, ServerSocket door) throws SQLException {
    this.door = door;
    this.database =
        new EmbeddedDatabase(
            "double" + UUID.randomUUID(),
            Map.of("INFORMATION_SCHEMA", IrisViews.SCHEMA, "%DICTIONARY", IrisViews.DICTIONARY));
    this.keeper = database.connect();
    this.login = new Login(options, database, jobs);
    try (Statement statement = keeper.createStatement()) {
      for (String definition : IrisViews.DEFINITIONS) {
        statement.execute(definition);
      }
    }
  }

  /** On a free port of this machine, with an empty database. */
  public static IrisDouble start(DoubleOptions options) throws IOException, SQLException {
    return start(options, 0);
  }

  static IrisDouble start(DoubleOptions options, int port) throws IOException, SQLException {
    ServerSocket door = new ServerSocket(port, 1000, InetAddress.getLoopbackAddress());
    IrisDouble started = new IrisDouble(options, door);
    Thread doorkeeper = new Thread(started::accept, "iris-double");
    doorkeeper.setDaemon(true);
    doorkeeper.start();
    return started;
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Connections that are open now. */
  public int connections() {
    return jobs.count();
  }

  /** Waits for the next thing that a driver did and that the double does not know. */
  Throwable nextViolation() throws InterruptedException {
    return violations.take();
  }

  /** What goes wrong from now on. */
  public void suffer(Faults newFaults) {
    faults = newFaults;
  }

  /** Cuts every connection. */
  public void cutAll() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        DoubleSession session =
            new DoubleSession(socket, login, jobs, new Current(), violations::add);
        Thread thread =
            new Thread(
                () -> {
                  session.run();
                  sockets.remove(socket);
                  sessions.remove(Thread.currentThread());
                },
                "iris-double-session");
        thread.setDaemon(true);
        sessions.add(thread);
        thread.start();
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        violations.add(e);
      }
    }
  }

  /**
   * @throws IllegalStateException when a driver did what the double does not know
   */
  @Override
  public void close() throws IOException, SQLException {
    door.close();
    cutAll();
    awaitSessions();
    keeper.close();
    database.close();
    Throwable first = violations.peek();
    if (first != null) {
      throw new IllegalStateException("the driver did what the double does not know", first);
    }
  }

  /** The database must not be shut down while a session still ends in it. */
  private void awaitSessions() {
    try {
      for (Thread session : sessions) {
        session.join(SESSION_END_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong at that time. */
  private final class Current implements Faults {
    @Override
    public void before(String code) throws IOException {
      faults.before(code);
    }

    @Override
    public void after(String code) throws IOException {
      faults.after(code);
    }
  }
}
