package io.irispgwire.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.irispgwire.error.PgException;
import io.irispgwire.metrics.Histogram;
import io.irispgwire.session.IdleLimit;
import io.irispgwire.session.Session;
import io.irispgwire.wire.FrontendMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one session's steps one at a time and in order, so that session code needs no locks.
 *
 * <p>What is read in one go is one batch. When nothing else is queued, messages that are answered
 * at once are handled where they were read, on the event loop; the first one that may wait takes
 * the rest of the batch to a worker, and the worker gives the session back when its queue is empty.
 */
final class SessionQueue {
  private static final Logger LOG = LoggerFactory.getLogger(SessionQueue.class);

  private final Session session;
  private final Connection connection;
  private final Executor workers;
  private final Runnable farewell;
  private final Histogram waiting;

  /** Read and not yet handed over; touched by the event loop only. */
  private final List<Step> batch = new ArrayList<>();

  @GuardedBy("this")
  private final Queue<Step> queue = new ArrayDeque<>();

  @GuardedBy("this")
  private long queuedBytes;

  /** Somebody runs the session: nobody else may. */
  @GuardedBy("this")
  private boolean running;

  @GuardedBy("this")
  private final IdleTimer idle;

  /** Counts what the session was given to do. */
  @GuardedBy("this")
  private long turns;

  /** The login is done. Whether a session is open is known to its thread only. */
  private volatile boolean loggedIn;

  private volatile boolean draining;

  /** The farewell has been said; touched only by whoever runs the session. */
  private boolean ended;

  /**
   * @param farewell runs once, as the last step, when the session is no longer open
   * @param waiting takes how long it was until a worker came
   */
  SessionQueue(
      Session session,
      Connection connection,
      Executor workers,
      Runnable farewell,
      Histogram waiting) {
    this.session = session;
    this.connection = connection;
    this.workers = workers;
    this.farewell = farewell;
    this.waiting = waiting;
    this.idle = connection.idleTimer();
  }

  /** Something a session has to do. */
  private sealed interface Step {
    int bytes();
  }

  private record Handle(FrontendMessage message, int bytes) implements Step {}

  private record Run(Runnable action) implements Step {
    @Override
    public int bytes() {
      return 0;
    }
  }

  /** Adds a message to the batch; event loop only. */
  void add(FrontendMessage message, int bytes) {
    batch.add(new Handle(message, bytes));
  }

  /** Ends the session after what the batch holds; event loop only. */
  void addAbort(PgException reason) {
    batch.add(new Run(() -> session.abort(reason)));
  }

  /** Hands the batch over; event loop only. */
  void proceed() {
    if (batch.isEmpty()) {
      return;
    }
    int done = 0;
    if (acquire()) {
      while (done < batch.size() && answersAtOnce(batch.get(done))) {
        run(batch.get(done++));
      }
      release(batch.subList(done, batch.size()));
    } else {
      enqueue(batch);
    }
    batch.clear();
  }

  /** Runs {@code action} after everything that is queued; any thread. */
  void execute(Runnable action) {
    enqueue(List.of(new Run(action)));
  }

  boolean isLoggedIn() {
    return loggedIn;
  }

  /** Stops reading until the session has nothing to do; false when that is so already. */
  synchronized boolean pauseWhileBusy() {
    if (running) {
      connection.pauseReading();
    }
    return running;
  }

  /** From now on the session ends as soon as it is between statements; any thread. */
  void drain() {
    draining = true;
    execute(() -> {}); // any step makes the session look around
  }

  /**
   * Drops what is queued, interrupts what runs and whatever it would go on to, and then runs {@code
   * last}; any thread.
   */
  void abandon(Runnable last) {
    boolean busy;
    synchronized (this) {
      queue.clear();
      queuedBytes = 0;
      busy = running;
    }
    if (busy) {
      workers.execute(session::abandon);
    }
    execute(last);
  }

  private synchronized boolean acquire() {
    if (running) {
      return false;
    }
    begin();
    return true;
  }

  /** The event loop has done what it could. */
  private void release(List<Step> rest) {
    boolean more;
    synchronized (this) {
      rest.forEach(this::append);
      more = !queue.isEmpty();
      if (!more) {
        rest();
      }
    }
    if (more) {
      callWorker(); // not under the lock, which is the first thing a worker takes
    }
  }

  private void enqueue(List<Step> steps) {
    boolean start;
    synchronized (this) {
      steps.forEach(this::append);
      start = !running;
      if (start) {
        begin();
      }
    }
    if (start) {
      callWorker();
    }
  }

  private void callWorker() {
    long called = System.nanoTime();
    workers.execute(
        () -> {
          waiting.record(System.nanoTime() - called);
          work();
        });
  }

  @GuardedBy("this")
  private void begin() {
    running = true;
    turns++;
    idle.stop();
  }

  /** Everything is done: now it is the client's turn. */
  @GuardedBy("this")
  private void rest() {
    IdleLimit limit = session.idleLimit();
    if (limit != null) {
      long turn = turns;
      idle.start(limit.millis(), () -> expire(turn, limit));
    }
    running = false;
  }

  /** On the event loop, so that the client cannot say anything between the look and the end. */
  private void expire(long turn, IdleLimit limit) {
    boolean waits;
    synchronized (this) {
      waits = !running && turns == turn;
    }
    if (waits) {
      execute(() -> session.abort(limit.reason()));
    }
  }

  @GuardedBy("this")
  private void append(Step step) {
    queue.add(step);
    queuedBytes += step.bytes();
    if (connection.isTooMuch(queue.size(), queuedBytes)) {
      connection.pauseReading();
    }
  }

  /** A worker's turn: until the queue is empty. */
  private void work() {
    Step step = next();
    while (step != null) {
      run(step);
      step = next();
    }
  }

  private synchronized @Nullable Step next() {
    Step step = queue.poll();
    if (step == null) {
      rest();
      connection.resumeReading();
      return null;
    }
    queuedBytes -= step.bytes();
    if (connection.isLittle(queue.size(), queuedBytes)) {
      connection.resumeReading();
    }
    return step;
  }

  private boolean answersAtOnce(Step step) {
    return step instanceof Handle handle
        && !draining
        && connection.isClear()
        && session.answersAtOnce(handle.message());
  }

  private void run(Step step) {
    if (ended) {
      return;
    }
    try {
      if (step instanceof Handle handle) {
        session.handle(handle.message());
      } else if (step instanceof Run run) {
        run.action().run();
      }
      loggedIn = loggedIn || session.isReady();
      if (draining && (session.isIdle() || !loggedIn)) {
        session.abort(Refusals.adminShutdown());
      }
      if (!session.isOpen()) {
        ended = true;
        connection.finish();
        farewell.run();
      }
    } catch (RuntimeException | Error e) { // a session never throws; if it does, only it suffers
      LOG.error("session failed", e);
      connection.close();
    }
  }
}
