package io.irispgwire.session;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.metrics.DatabaseStatistics;
import io.irispgwire.metrics.Durations;
import io.irispgwire.metrics.Families;
import io.irispgwire.metrics.Metrics;
import io.irispgwire.session.KnownStatements.Known;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Times one statement of a session after the other, and puts each on record when its answer is
 * complete. What a client does between two messages does not count. Touched by the session's thread
 * only; its few fields are used again and again.
 */
final class StatementRecord {
  /** Of a text that could not be parsed. */
  static final String UNKNOWN = "unknown";

  /** What the server says of a statement that PostgreSQL may well know. */
  private static final Set<SqlState> REFUSALS =
      Set.of(SqlState.FEATURE_NOT_SUPPORTED, SqlState.SYNTAX_ERROR, SqlState.UNDEFINED_FUNCTION);

  private final Conversation conversation;
  private final Metrics metrics;
  private final KnownStatements known;
  private final StatementLog log;
  private final StatementTrace trace;

  /** The end of the last part; has a meaning while {@link #running}. */
  private long last;

  private boolean running;

  /** When its first message came; 0 while there is none. */
  private long started;

  private long translating;
  private long executing;
  private long sending;
  private @Nullable Planned planned;

  /** The statement's answer is in the buffer: what still comes is its commit. */
  private boolean complete;

  private @Nullable PgException error;

  private long rows;
  private String text = "";

  StatementRecord(Conversation conversation, Identity identity) {
    SessionServices services = conversation.services();
    this.conversation = conversation;
    this.metrics = services.metrics();
    this.known = new KnownStatements(metrics.statistics(), identity);
    this.log = new StatementLog(conversation.settings(), identity, services.log().values());
    this.trace =
        services
            .spans()
            .<StatementTrace>map(spans -> new SpanTrace(conversation, spans))
            .orElse(StatementTrace.NONE);
  }

  /** A message has come that begins a statement, or goes on with one. */
  void resume() {
    if (complete) {
      settle();
    }
    if (!running) {
      running = true;
      last = System.nanoTime();
      started = started == 0 ? last : started;
    }
  }

  /** What statement it is. */
  void planned(@Nullable Planned found) {
    planned = found;
  }

  /** So many were sent, changed or taken. */
  void rows(long count) {
    rows += count;
  }

  void translated() {
    translating += lap();
  }

  void executed() {
    executing += lap();
  }

  /** It is the client's turn; what was done since the last part was preparation. */
  void pause() {
    translating += lap();
    running = false;
  }

  /** The statement has ended well. */
  void ended() {
    sending += lap();
    complete();
  }

  void failed(PgException reason) {
    executing += lap();
    complete();
    error = reason;
  }

  private void complete() {
    running = false;
    complete = true;
    text = conversation.text();
  }

  /** The statement's transaction ends, perhaps. */
  void reopen() {
    if (complete) {
      running = true;
      last = System.nanoTime();
    }
  }

  /** The answer is complete: puts the statement on record, if there is one. */
  void settle() {
    boolean answered = running || complete;
    sending += lap();
    running = false;
    if (complete) {
      publish();
    }
    started = 0;
    if (answered) {
      complete = false;
      planned = null;
      error = null;
      rows = 0;
      translating = 0;
      executing = 0;
      sending = 0;
    }
  }

  private void publish() {
    conversation.statistics().statements().increment();
    metrics.statements().add(planned == null ? UNKNOWN : planned.tag().name());
    PgException reason = error;
    if (reason != null) {
      publish(reason);
    } else {
      metrics.succeeded().increment();
      if (planned != null) {
        publish(known.known(planned));
        countRows(planned.tag().name());
      }
    }
    if (log.isOn()) {
      long nanos = translating + executing + sending;
      log.ended(text, planned, nanos, rows, reason);
    }
    trace.ended(this);
    Durations durations = metrics.durations();
    durations.total().record(translating + executing + sending);
    durations.translate().record(translating);
    durations.execute().record(executing);
    durations.send().record(sending);
  }

  /** Null for a text that could not be understood. */
  @Nullable Planned plan() {
    return planned;
  }

  @Nullable PgException error() {
    return error;
  }

  String text() {
    return text;
  }

  long rows() {
    return rows;
  }

  /** From its first message to its end, the client's pauses too. */
  long elapsed() {
    long parts = translating + executing + sending;
    return started == 0 ? parts : Math.max(last - started, parts);
  }

  /** Parse, resolve names, write IRIS SQL. */
  long translating() {
    return translating;
  }

  /** In the back end up to the first row, and the commit. */
  long executing() {
    return executing;
  }

  /** Reading, encoding and sending rows. */
  long sending() {
    return sending;
  }

  private void countRows(String command) {
    DatabaseStatistics statistics = conversation.statistics();
    switch (command) {
      case "INSERT" -> statistics.inserted().add(rows);
      case "UPDATE" -> statistics.updated().add(rows);
      case "DELETE" -> statistics.deleted().add(rows);
      default -> {}
    }
  }

  private void publish(Known statement) {
    statement.entry().add(translating, executing + sending, rows);
    Families families = metrics.families();
    if (statement.translated()) {
      families.translated().increment();
    }
    if (statement.vectors()) {
      families.vectors().increment();
    }
    if (statement.models()) {
      families.models().increment();
    }
  }

  /** It runs, but not as PostgreSQL would run it. */
  void approximated(Diagnostic difference) {
    String now = conversation.text();
    known.refused(now, difference, conversation.application(), metrics.refusals());
  }

  private void publish(PgException reason) {
    metrics.failures().add(reason.state().code());
    String limit = TimeLimits.of(reason);
    if (limit != null) {
      metrics.timeouts().add(limit);
    }
    if (REFUSALS.contains(reason.state())) {
      known.refused(text, reason.diagnostic(), conversation.application(), metrics.refusals());
    }
  }

  private long lap() {
    if (!running) {
      return 0;
    }
    long now = System.nanoTime();
    long since = now - last;
    last = now;
    return since;
  }
}
