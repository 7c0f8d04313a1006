package io.irispgwire.gateway;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard output and error, into the log: IRIS reads the pipe behind them for ten seconds only,
 * and a full pipe would stop whoever writes.
 */
final class StandardStreams {
  private StandardStreams() {}

  static void toLog() {
    System.setOut(lines("stdout"));
    System.setErr(lines("stderr"));
  }

  private static PrintStream lines(String name) {
    return new PrintStream(new Lines(LoggerFactory.getLogger(name)), true, StandardCharsets.UTF_8);
  }

  /** Whole lines, each an event. */
  private static final class Lines extends OutputStream {
    private static final int LONGEST_LINE_BYTES = 16 * 1024;

    private final Logger log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Logger log) {
      this.log = log;
    }

    @Override
    public synchronized void write(int b) {
      if (b == '\n' || line.size() >= LONGEST_LINE_BYTES) {
        log.info("{}", line.toString(StandardCharsets.UTF_8).stripTrailing());
        line.reset();
      }
      if (b != '\n') {
        line.write(b);
      }
    }
  }
}
