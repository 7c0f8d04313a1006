package io.irispgwire.backend.jdbc;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** One daemon thread that stops statements whose time is over. */
final class Timers {
  private Timers() {}

  static ScheduledExecutorService start(String name) {
    ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    // Most statements end long before their time: their timers must not pile up.
    timers.setRemoveOnCancelPolicy(true);
    return timers;
  }
}
