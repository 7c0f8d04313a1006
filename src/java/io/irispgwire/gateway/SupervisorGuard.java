package io.irispgwire.gateway;

import java.time.Duration;

/** Notices that the supervisor does not call any more. */
final class SupervisorGuard extends Thread {
  private final Duration patience;
  private final Runnable lost;
  private volatile long heardNanos = System.nanoTime();

  /**
   * @param lost what to do then, once
   */
  SupervisorGuard(Duration patience, Runnable lost) {
    super("pgwire-supervisor-guard");
    this.patience = patience;
    this.lost = lost;
    setDaemon(true);
  }

  void heard() {
    heardNanos = System.nanoTime();
  }

  @Override
  public void run() {
    try {
      long left = patience.toNanos();
      while (left > 0) {
        Thread.sleep(Duration.ofNanos(left).toMillis() + 1);
        left = patience.toNanos() - (System.nanoTime() - heardNanos);
      }
      lost.run();
    } catch (InterruptedException e) {
      currentThread().interrupt();
    }
  }
}
