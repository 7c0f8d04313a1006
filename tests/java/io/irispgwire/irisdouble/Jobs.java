package io.irispgwire.irisdouble;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes that serve connections, by number. */
final class Jobs {
  private static final int FIRST = 4001;

  private final Map<String, SqlProcess> running = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger(FIRST);

  String nextNumber() {
    return Integer.toString(last.incrementAndGet());
  }

  void enter(SqlProcess process) {
    running.put(process.job(), process);
  }

  void leave(SqlProcess process) {
    running.remove(process.job());
  }

  int count() {
    return running.size();
  }

  /** Whether a statement ran there. */
  boolean cancel(String job) throws SQLException {
    SqlProcess process = running.get(job);
    return process != null && process.cancel();
  }
}
