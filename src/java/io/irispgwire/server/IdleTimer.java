package io.irispgwire.server;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches a session that waits for its client. Called under the lock of its queue only. */
final class IdleTimer {
  private final EventExecutor executor;
  private @Nullable Future<?> running;

  IdleTimer(EventExecutor executor) {
    this.executor = executor;
  }

  /**
   * @param expired runs when the time is over, which may be a moment too late: it has to see for
   *     itself whether the session still waits
   */
  void start(long millis, Runnable expired) {
    running = executor.schedule(expired, millis, TimeUnit.MILLISECONDS);
  }

  void stop() {
    if (running != null) {
      running.cancel(false);
      running = null;
    }
  }
}
