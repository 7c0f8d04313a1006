package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.metrics.Durations;
import io.irispgwire.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * Times one statement of a session after the other, and puts each on record when its answer has
 * left. What a client does between two messages does not count. Touched by the session's thread
 * only; its few fields are used again and again.
 */
final class StatementRecord {
  /** Of a text that could not be parsed. */
  private static final String UNKNOWN = "unknown";

  private final Metrics metrics;

  /** The end of the last part; has a meaning while {@link #running}. */
  private long last;

  private boolean running;
  private long translating;
  private long executing;
  private long sending;
  private @Nullable Planned planned;

  /** The statement's answer is in the buffer: what still comes is its commit, and the way out. */
  private boolean complete;

  private @Nullable PgException error;

  StatementRecord(Metrics metrics) {
    this.metrics = metrics;
  }

  /** A message has come that begins a statement, or goes on with one. */
  void resume() {
    if (complete) {
      settle();
    }
    if (!running) {
      running = true;
      last = System.nanoTime();
    }
  }

  /** What statement it is. */
  void planned(@Nullable Planned found) {
    planned = found;
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
    running = false;
    complete = true;
  }

  void failed(PgException reason) {
    executing += lap();
    running = false;
    complete = true;
    error = reason;
  }

  /** The statement's transaction ends, perhaps, and its answer leaves. */
  void reopen() {
    if (complete) {
      running = true;
      last = System.nanoTime();
    }
  }

  /** The answer has left: puts the statement on record, if there is one. */
  void settle() {
    boolean answered = running || complete;
    sending += lap();
    running = false;
    if (complete) {
      publish();
    }
    if (answered) {
      complete = false;
      planned = null;
      error = null;
      translating = 0;
      executing = 0;
      sending = 0;
    }
  }

  private void publish() {
    metrics.statements().add(planned == null ? UNKNOWN : planned.tag().name());
    PgException reason = error;
    if (reason == null) {
      metrics.succeeded().increment();
    } else {
      metrics.failures().add(reason.state().code());
      String limit = TimeLimits.of(reason);
      if (limit != null) {
        metrics.timeouts().add(limit);
      }
    }
    Durations durations = metrics.durations();
    durations.total().record(translating + executing + sending);
    durations.translate().record(translating);
    durations.execute().record(executing);
    durations.send().record(sending);
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
