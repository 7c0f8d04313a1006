package io.irispgwire.server;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which sessions wait for the database.
 *
 * <p>An idle thread is used before a new one is started, and a new one is started before a task
 * waits: so a COMMIT never queues behind statements that wait for its locks. Idle threads die.
 */
final class WorkerPool {
  private static final long IDLE_SECONDS = 20;

  private WorkerPool() {}

  static ThreadPoolExecutor withAtMost(int threads) {
    return new ThreadPoolExecutor(
        0,
        threads,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new HandOver(),
        new DefaultThreadFactory("pgwire-session", true),
        WorkerPool::waitInQueue);
  }

  /** All threads are there and busy. */
  private static void waitInQueue(Runnable task, ThreadPoolExecutor pool) {
    if (pool.isShutdown() || !((HandOver) pool.getQueue()).enqueue(task)) {
      throw new RejectedExecutionException("the server has stopped");
    }
  }

  /** Takes a task only when a thread waits for it; otherwise the pool starts a thread. */
  private static final class HandOver extends LinkedTransferQueue<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }

    boolean enqueue(Runnable task) {
      return super.offer(task);
    }
  }
}
