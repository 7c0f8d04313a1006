package io.irispgwire.session;

import io.irispgwire.auth.AuditLog;
import io.irispgwire.auth.LoginRequest;
import io.irispgwire.auth.Origin;
import io.irispgwire.auth.Proven;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.Credential;
import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.metrics.DatabaseStatistics;
import io.irispgwire.wire.BackendMessage;
import io.irispgwire.wire.BackendMessage.AuthenticationOk;
import io.irispgwire.wire.BackendMessage.BackendKeyData;
import io.irispgwire.wire.BackendMessage.Response;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.StartupMessage;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One conversation with one client. Only {@link #cancel} may be called from another thread. */
public final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final SessionServices services;
  private final ResponseSink sink;
  private final int processId;
  private final byte[] secretKey;
  private final Runnable terminate;
  private final Mailbox mailbox;
  private final Interrupts interrupts = new Interrupts();
  private volatile boolean terminated;
  private Phase phase = new Closed();
  private @Nullable Login login;
  private @Nullable Conversation conversation;

  /** How the client's text is read; null until it is logged in. */
  private volatile @Nullable ClientEncoding encoding;

  /**
   * @param terminate what ends the session from outside; any thread may run it, and it does not
   *     wait
   * @param turns runs something as a turn of this session; does not wait either
   */
  public Session(
      SessionServices services,
      ResponseSink sink,
      int processId,
      byte[] secretKey,
      Runnable terminate,
      Executor turns) {
    this.terminate = terminate;
    this.mailbox = new Mailbox(() -> turns.execute(this::deliver));
    this.services = services;
    this.sink = sink;
    this.processId = processId;
    this.secretKey = secretKey;
  }

  /** Opens the conversation: asks for a password, or refuses. Never throws. */
  public void start(StartupMessage.Startup message, Origin origin) {
    try {
      StartupParameters parameters = StartupParameters.read(message);
      parameters.negotiation().ifPresent(this::send);
      LoginRequest request = new LoginRequest(parameters.user(), parameters.database(), origin);
      Login begun =
          new Login(services.gate(), sink, request, proven -> complete(parameters, origin, proven));
      login = begun;
      phase = begun.begin();
      sink.flush();
    } catch (RuntimeException e) {
      refuse(PgException.of(logged(e)));
    }
  }

  /** The login has failed: the client hears of it, at once or later. */
  private void refuse(PgException reason) {
    services.metrics().logins().add(reason.state().code());
    Duration delay = login == null ? Duration.ZERO : login.failed(reason);
    if (delay.isZero()) {
      abort(reason.fatal());
    } else {
      phase = new Refused(reason.fatal(), delay);
    }
  }

  /** The client has proved who it is: opens its connection and tells it all it needs to know. */
  private Phase complete(StartupParameters parameters, Origin origin, Proven proven) {
    Settings settings = new Settings();
    Console console = services.gate().administration().console();
    if (console.database().equals(parameters.database())) {
      return atConsole(console, parameters, origin, proven);
    }
    SessionBackends backends = connect(parameters, proven.credential(), settings);
    Identity identity = new Identity(parameters.user(), parameters.database(), processId, origin);
    Conversation opened =
        new Conversation(services, sink, identity, settings, interrupts, backends, mailbox);
    interrupts.onCancel(backends.own()::cancel);
    conversation = opened;
    encoding = opened.encoding();
    services
        .peers()
        .enter(
            new Peers.Peer(identity, opened.activity(), this::cancel, this::terminate),
            services.gate().limits().perUser());
    opened.statistics().sessions().increment();
    opened.reportSettings();
    send(new BackendKeyData(processId, secretKey));
    opened.readyAfterError();
    services.metrics().logins().add("success");
    return new Ready(opened);
  }

  /** The same of a client that wants to administer the server, and needs no connection. */
  private Phase atConsole(
      Console console, StartupParameters parameters, Origin origin, Proven proven) {
    Identity identity = new Identity(parameters.user(), parameters.database(), processId, origin);
    if (!(proven.credential() instanceof Credential.Gateway)) {
      Backends.Login account =
          new Backends.Login(identity.user(), console.namespace(), proven.credential());
      services.backends().connect(account).close();
    }
    Console.Desk desk =
        console.open(services, new Console.Caller(identity.user(), processId, interrupts::sleep));
    Settings settings = new Settings();
    initialize(settings, parameters);
    send(new AuthenticationOk());
    Conversation.REPORTED.forEach(
        name -> send(new BackendMessage.ParameterStatus(name, settings.get(name))));
    send(new BackendKeyData(processId, secretKey));
    services.metrics().logins().add("success");
    return new AtConsole(desk, sink, interrupts).ready();
  }

  /** Where the database itself checks the client's password, that comes before the good news. */
  private SessionBackends connect(
      StartupParameters parameters, Credential credential, Settings settings) {
    Backends.Login account =
        new Backends.Login(parameters.user(), parameters.database(), credential);
    if (credential instanceof Credential.Gateway) {
      send(new AuthenticationOk());
      initialize(settings, parameters);
      return SessionBackends.open(services.backends(), account);
    }
    initialize(settings, parameters);
    SessionBackends backends = SessionBackends.open(services.backends(), account);
    send(new AuthenticationOk());
    return backends;
  }

  private void initialize(Settings settings, StartupParameters parameters) {
    Administration administration = services.gate().administration();
    administration.settings().forEach(settings::configure);
    Recorder.guard(settings, administration, parameters.user());
    if (administration.recordings().concern(parameters.user())) {
      settings.configure(Recorder.SETTING, "on");
    }
    parameters.initialize(settings, services.serverVersion());
  }

  /** Takes one message and answers it. Never throws. */
  public void handle(FrontendMessage message) {
    try {
      if (conversation != null) {
        conversation.recorder().received(message);
      }
      phase = message.accept(phase);
    } catch (StackOverflowError e) {
      fail(
          message,
          new PgException(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded", e));
    } catch (OutOfMemoryError e) {
      fail(message, new PgException(SqlState.OUT_OF_MEMORY, "out of memory", e));
    } catch (RuntimeException e) {
      fail(message, PgException.of(logged(e)));
    }
  }

  /** The one place where an error becomes an answer. */
  private void fail(FrontendMessage message, PgException error) {
    if (terminated) {
      abort(terminated());
      return;
    }
    if (!isReady()) {
      refuse(error);
      return;
    }
    if (error.isFatal()) {
      abort(error.fatal());
      return;
    }
    try {
      phase = phase.afterError(message, error);
    } catch (PgException e) {
      LOG.debug("the session could not go on after an error", e);
      abort(e.fatal());
    } catch (RuntimeException e) {
      LOG.warn("the session could not go on after an error", e);
      abort(PgException.of(e).fatal());
    }
  }

  private static RuntimeException logged(RuntimeException e) {
    if (!(e instanceof PgException known) || known.state() == SqlState.INTERNAL_ERROR) {
      LOG.error("internal error", e);
    }
    return e;
  }

  /**
   * Reads a string of the client in the encoding that it has asked for; any thread.
   *
   * @throws PgException 22021, 22P05
   */
  public String text(byte[] bytes) {
    ClientEncoding agreed = encoding;
    return agreed == null ? Utf8.decode(bytes) : agreed.latest().decode(bytes);
  }

  /** Whether {@link #handle} of this message is sure not to block: it may run on an event loop. */
  public boolean answersAtOnce(FrontendMessage message) {
    return phase.answersAtOnce(message);
  }

  /** Tells the client why the conversation ends (57P01, 08P01, …) and ends it. */
  public void abort(PgException reason) {
    if (conversation != null && isOpen()) {
      DatabaseStatistics statistics = conversation.statistics();
      boolean killed = reason.state() == SqlState.ADMIN_SHUTDOWN;
      (killed ? statistics.killed() : statistics.fatal()).increment();
    }
    phase = new Closed();
    String limit = TimeLimits.of(reason);
    if (limit != null) {
      services.metrics().timeouts().add(limit);
    }
    try {
      Response response = new Response(reason.fatal().diagnostic());
      if (conversation == null) {
        send(response);
      } else {
        conversation.send(response);
      }
      sink.flush();
    } catch (PgException e) {
      LOG.debug("the client was gone before it could be told why", e);
    }
  }

  /** Interrupts what the session runs now, if anything. Thread-safe. */
  public void cancel() {
    interrupts.cancel();
  }

  /** Notifications have come; a session that is at work will send them at its end. */
  private void deliver() {
    Conversation open = conversation;
    if (open != null && phase instanceof Ready) {
      try {
        open.deliver();
      } catch (PgException e) {
        LOG.debug("the client was gone before it could be notified", e);
      }
    }
  }

  private void terminate() {
    terminated = true;
    terminate.run();
  }

  /** What pg_terminate_backend() makes of what the session does. */
  static PgException terminated() {
    return new PgException(
            SqlState.ADMIN_SHUTDOWN, "terminating connection due to administrator command")
        .fatal();
  }

  /** Interrupts what the session runs now, and whatever it would run later. Thread-safe. */
  public void abandon() {
    interrupts.abandon();
  }

  public boolean isOpen() {
    return !(phase instanceof Closed);
  }

  /** Whether the login is done: until then the start-up time limit holds. */
  public boolean isReady() {
    return phase.isOpen();
  }

  /** Whether the client is between statements: safe to close when the server drains. */
  public boolean isIdle() {
    return phase.isBetweenStatements() && !interrupts.isRunning();
  }

  /** The limit that holds while it waits for its client; null for none. */
  public @Nullable IdleLimit idleLimit() {
    if (phase instanceof Refused refused) {
      return refused.limit();
    }
    return conversation == null || !isIdle() ? null : conversation.idleLimit();
  }

  /** The connection is gone: rolls back and gives everything back. Never throws. */
  public void close() {
    Conversation open = conversation;
    if (open != null && isOpen()) {
      open.statistics().abandoned().increment();
    }
    phase = new Closed();
    conversation = null;
    services.peers().leave(processId);
    if (open != null && services.log().disconnections()) {
      AuditLog.left(open.identity().user(), processId, open.activity().age());
    }
    if (login != null) {
      login.close();
    }
    if (open != null) {
      try {
        open.close();
      } catch (RuntimeException e) {
        LOG.warn("a session did not close cleanly", e);
      }
    }
  }

  private void send(BackendMessage message) {
    message.writeTo(sink.buffer());
  }
}
