package io.irispgwire.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server's log how many rows a COPY has moved, and how fast. */
final class CopyLog {
  private static final Logger LOG = LoggerFactory.getLogger(CopyLog.class);

  private static final double NANOS_PER_SECOND = 1e9;

  private final String command;
  private final long started = System.nanoTime();

  /**
   * @param command without the client's values
   */
  CopyLog(String command) {
    this.command = command;
  }

  void end(long rows) {
    if (LOG.isInfoEnabled()) {
      double seconds = Math.max(1, System.nanoTime() - started) / NANOS_PER_SECOND;
      LOG.info(
          "{}: {} rows in {} s, {} rows/s",
          command,
          rows,
          String.format("%.3f", seconds),
          Math.round(rows / seconds));
    }
  }
}
