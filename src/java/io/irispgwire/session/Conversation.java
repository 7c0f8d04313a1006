package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.catalog.SequenceValues;
import io.irispgwire.config.SessionLimits;
import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.metrics.DatabaseStatistics;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.wire.BackendMessage;
import io.irispgwire.wire.BackendMessage.ParameterStatus;
import io.irispgwire.wire.BackendMessage.ReadyForQuery;
import io.irispgwire.wire.BackendMessage.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session holds once its client has logged in. Used by one thread at a time. */
final class Conversation {
  /** The settings whose value clients are told; manual, "Asynchronous Operations". */
  static final List<String> REPORTED =
      List.of(
          "application_name",
          "client_encoding",
          "DateStyle",
          "default_transaction_read_only",
          "in_hot_standby",
          "integer_datetimes",
          "IntervalStyle",
          "is_superuser",
          "search_path",
          "server_encoding",
          "server_version",
          "session_authorization",
          "standard_conforming_strings",
          "TimeZone");

  private final SessionServices services;
  private final ResponseSink sink;
  private final Identity identity;
  private final Settings settings;
  private final Interrupts interrupts;
  private final SessionBackends backends;
  private final SessionSchema schema;
  private final Transaction transaction;
  private final PreparedStatements statements;
  private final Portals portals;
  private final HeldLocks locks;
  private final Notifications notifications;
  private final DatabaseStatistics statistics;
  private final Activity activity;
  private final StatementRecord record;
  private final Recorder recorder;
  private final SessionSequences sequences;
  private final LargeObjects largeObjects;
  private final MadeDefinitions made;
  private final Routines routines;
  private final ClientEncoding encoding;
  private final Map<String, String> reported = new HashMap<>();
  private int reportedRevision = -1;
  private long portalsBefore;
  private String text = "";
  private long statementMicros;
  private Duration backendTimeout = Duration.ZERO;

  Conversation(
      SessionServices services,
      ResponseSink sink,
      Identity identity,
      Settings settings,
      Interrupts interrupts,
      SessionBackends backends,
      Mailbox mailbox) {
    this.services = services;
    this.sink = sink;
    this.identity = identity;
    this.settings = settings;
    this.interrupts = interrupts;
    this.backends = backends;
    Backend backend = backends.own();
    this.schema =
        new SessionSchema(
            services.schemas().of(identity.user(), identity.database()),
            backend,
            settings,
            identity);
    Peers peers = services.peers();
    this.locks = new HeldLocks(peers.locks(), identity.processId(), interrupts);
    this.notifications = new Notifications(peers.channels(), identity, mailbox);
    this.largeObjects = new LargeObjects(this, identity);
    this.made = new MadeDefinitions(this);
    this.statistics = services.metrics().databases().of(identity.database());
    this.activity = new Activity(statistics, backend::isWaiting);
    this.transaction =
        new Transaction(
            backend, settings, List.of(locks, notifications, largeObjects, made), statistics);
    SessionLimits limits = services.gate().limits();
    this.statements = new PreparedStatements(limits.statements());
    this.portals = new Portals(services.maxRowBytesInMemory(), limits.portals());
    this.encoding = new ClientEncoding(settings);
    this.routines = new Routines(this);
    this.sequences =
        new SessionSequences(
            new SequenceValues(backends.aside()), new CountedColumns(backend, schema));
    this.record = new StatementRecord(this, identity);
    this.recorder = new Recorder(this);
  }

  /** A connection for work beside the session's. */
  Backend aside() {
    return backends.aside().get();
  }

  SessionServices services() {
    return services;
  }

  ResponseSink sink() {
    return sink;
  }

  Settings settings() {
    return settings;
  }

  Interrupts interrupts() {
    return interrupts;
  }

  SchemaLookup schema() {
    return schema.lookup();
  }

  SessionSchema sessionSchema() {
    return schema;
  }

  Transaction transaction() {
    return transaction;
  }

  ClientEncoding encoding() {
    return encoding;
  }

  PreparedStatements statements() {
    return statements;
  }

  SessionSequences sequences() {
    return sequences;
  }

  Routines routines() {
    return routines;
  }

  Portals portals() {
    return portals;
  }

  HeldLocks locks() {
    return locks;
  }

  Notifications notifications() {
    return notifications;
  }

  Activity activity() {
    return activity;
  }

  /** Those of its database. */
  DatabaseStatistics statistics() {
    return statistics;
  }

  /** What its transaction has defined. */
  MadeDefinitions made() {
    return made;
  }

  StatementRecord record() {
    return record;
  }

  /** How long it has waited for connections that others had, in all. */
  long leaseNanos() {
    return backends.own().leaseNanos();
  }

  /** What writes down what is said. */
  Recorder recorder() {
    return recorder;
  }

  /** Gives the client what has come for it, if it is between transactions. */
  void deliver() {
    if (transaction.isNone() && notifications.hasNext()) {
      sendNotifications();
      sink.flush();
    }
  }

  private void sendNotifications() {
    for (var next = notifications.next(); next != null; next = notifications.next()) {
      send(next);
    }
  }

  /** The text that positions of errors count in. */
  void currentText(String sql) {
    text = sql;
  }

  Identity identity() {
    return identity;
  }

  String text() {
    return text;
  }

  /** What the client calls itself. */
  String application() {
    return settings.get("application_name");
  }

  /** The error with its position in characters, as the wire counts. */
  Diagnostic located(PgException error) {
    Diagnostic diagnostic = error.diagnostic();
    int units = diagnostic.position() - 1;
    if (units < 0 || units > text.length()) {
      return diagnostic.withPosition(0);
    }
    return diagnostic.withPosition(text.codePointCount(0, units) + 1);
  }

  void send(BackendMessage message) {
    message.writeTo(sink.buffer(), encoding.current());
    sink.flushIfFull();
  }

  /** Sends a notice or warning, if the client wants to hear of its kind. */
  void notice(Severity severity, SqlState state, String message) {
    notice(Diagnostic.of(severity, state, message));
  }

  void notice(Diagnostic diagnostic) {
    if (diagnostic.severity().compareTo(leastSeverity()) >= 0) {
      send(new Response(diagnostic));
    }
  }

  /** Warns of a command whose effect ends with its own statement. */
  void warnOutsideBlock(String command) {
    Diagnostic warning = transaction.warningOutsideBlock(command);
    if (warning != null) {
      notice(warning);
    }
  }

  private Severity leastSeverity() {
    String least = settings.get("client_min_messages").toUpperCase(Locale.ROOT);
    return least.startsWith("DEBUG") ? Severity.DEBUG : Severity.valueOf(least);
  }

  /** PostgreSQL: postgres.c, PostgresMain and ProcessInterrupts. */
  @Nullable IdleLimit idleLimit() {
    boolean inBlock = transaction.isBlock();
    Timeouts timeouts = settings.timeouts();
    long millis = (inBlock ? timeouts.idleInTransaction() : timeouts.idle()).toMillis();
    if (millis == 0) {
      return null;
    }
    PgException reason =
        inBlock
            ? new PgException(
                SqlState.IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
                "terminating connection due to idle-in-transaction timeout")
            : new PgException(
                SqlState.IDLE_SESSION_TIMEOUT,
                "terminating connection due to idle-session timeout");
    return new IdleLimit(millis, reason.fatal());
  }

  /** A statement starts: statement_timeout runs, a cancel now hits. */
  void beginStatement() {
    Duration wanted = settings.timeouts().statement();
    interrupts.begin(wanted.toMillis());
    interrupts.check();
    statementMicros = Transaction.currentMicros();
    if (!wanted.equals(backendTimeout)) {
      backends.own().statementTimeout(wanted);
      backendTimeout = wanted;
    }
    restoreLockTimeout();
    boolean begins = transaction.isNone();
    transaction.ensureStarted();
    activity.begin(
        text, transaction.startMicros(), statementMicros, settings.get("application_name"));
    if (begins) {
      services.peers().pause().pass(identity.database(), activity, interrupts, sink::mayWait);
    }
  }

  /** Locks are waited for as long as lock_timeout says. */
  void restoreLockTimeout() {
    backends.own().lockTimeout(settings.timeouts().lock());
  }

  void commit() {
    portals.beforeCommit();
    boolean committed = false;
    try {
      beforeCommit();
      transaction.commit();
      committed = true;
    } finally {
      afterTransaction(committed);
    }
  }

  private void beforeCommit() {
    try {
      if (transaction.usesBackend()) {
        schema.beforeCommit();
      }
    } catch (PgException e) {
      transaction.rollback();
      throw e;
    }
  }

  void rollback() {
    try {
      transaction.rollback();
    } finally {
      afterTransaction(false);
    }
  }

  private void afterTransaction(boolean committed) {
    portals.afterTransaction(committed, portalsBefore);
    portalsBefore = portals.mark();
    made.takeBack();
    schema.afterTransaction(committed);
  }

  /** A statement has failed. */
  void fail() {
    transaction.fail();
    if (!transaction.isBlock()) {
      afterTransaction(false);
    }
  }

  /** Ends a message: what was implied is committed, the client may go on. */
  void ready() {
    record.reopen();
    if (!transaction.isBlock()) {
      commit();
      record.executed();
    }
    readyAfterError();
  }

  /** Tells the client that it may go on. */
  void readyAfterError() {
    reportSettings();
    if (transaction.isNone()) {
      sendNotifications();
    }
    boolean inBlock = transaction.isBlock();
    activity.rest(
        !inBlock
            ? "idle"
            : transaction.isFailed() ? "idle in transaction (aborted)" : "idle in transaction",
        inBlock ? (Long) transaction.startMicros() : null,
        settings.get("application_name"));
    send(new ReadyForQuery(transaction.status()));
    record.settle(); // first, so that who has the answer finds the statement counted
    sink.flush();
    recorder.settled();
  }

  /** Tells the client which settings have changed since it was told last. */
  void reportSettings() {
    if (reportedRevision == settings.revision()) {
      return;
    }
    reportedRevision = settings.revision();
    for (String name : REPORTED) {
      String value = settings.get(name);
      if (!value.equals(reported.put(name, value))) {
        send(new ParameterStatus(name, value));
      }
    }
  }

  /** statement_timestamp(). */
  long statementMicros() {
    return statementMicros;
  }

  Environment environment(List<@Nullable Object> parameters) {
    return new Environment(
        parameters,
        settings.textStyle(),
        new Facts(
            identity,
            settings,
            interrupts,
            schema,
            new SessionTables(settings, statements, portals),
            services.peers(),
            locks,
            notifications,
            services.gate().administration(),
            sequences,
            services.metrics(),
            largeObjects,
            routines,
            new ConversationTables(this)),
        transaction.startMicros(),
        statementMicros);
  }

  /** Gives everything back. */
  void close() {
    recorder.close();
    portals.closeAll();
    notifications.stop();
    locks.end(false);
    locks.unlockAll();
    try {
      if (transaction.usesBackend()) {
        transaction.rollback();
      }
      made.takeBack();
      schema.dropTemporaryTables();
    } finally {
      sequences.close();
      backends.own().close();
    }
  }
}
