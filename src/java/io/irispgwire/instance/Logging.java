package io.irispgwire.instance;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log: one line per event, on standard error; a failure's stack trace follows its line. */
public final class Logging {
  /** Held here, because the JDK forgets loggers that nobody holds, and their levels with them. */
  private static final Logger OURS = Logger.getLogger("io.irispgwire");

  private Logging() {}

  public static void toStandardError(boolean debug) {
    Level level = debug ? Level.FINE : Level.INFO;
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    Handler console = new ConsoleHandler();
    console.setFormatter(new Line());
    console.setLevel(level);
    root.addHandler(console);
    root.setLevel(Level.INFO);
    OURS.setLevel(level);
  }

  /** {@code 2026-01-01T00:00:00Z WARNING io.irispgwire.server.Server: text}. */
  private static final class Line extends Formatter {
    @Override
    public String format(LogRecord event) {
      StringWriter text = new StringWriter();
      PrintWriter line = new PrintWriter(text);
      line.printf(
          "%s %s %s: %s%n",
          Instant.ofEpochMilli(event.getMillis()),
          event.getLevel().getName(),
          event.getLoggerName(),
          formatMessage(event));
      if (event.getThrown() != null) {
        event.getThrown().printStackTrace(line);
      }
      return text.toString();
    }
  }
}
