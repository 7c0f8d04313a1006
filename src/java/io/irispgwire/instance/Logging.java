package io.irispgwire.instance;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log: one line per event; a failure's stack trace follows its line. */
public final class Logging {
  /** Held here, because the JDK forgets loggers that nobody holds, and their levels with them. */
  private static final Logger OURS = Logger.getLogger("io.irispgwire");

  private static final int FILE_BYTES = 10 << 20;
  private static final int FILES = 5;

  private Logging() {}

  /** One line per event, on standard error. */
  public static void toStandardError(boolean debug) {
    to(debug ? Level.FINE : Level.INFO, new ConsoleHandler());
  }

  /**
   * Into {@code file.0}, which becomes {@code file.1} at 10 MB, and so on up to {@code file.4}; and
   * to {@code also} in its own way.
   *
   * @throws IOException when the file cannot be written
   */
  public static void toFile(Path file, Handler also) throws IOException {
    to(Level.INFO, utf8(new FileHandler(pattern(file), FILE_BYTES, FILES, true)));
    Logger.getLogger("").addHandler(also);
  }

  private static Handler utf8(Handler handler) throws IOException {
    handler.setEncoding(StandardCharsets.UTF_8.name());
    return handler;
  }

  /**
   * The last whole lines of the log that goes to {@code file}, at most so many bytes.
   *
   * @throws IOException when it cannot be read
   */
  public static String tail(Path file, int bytes) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file + ".0", "r")) {
      long start = Math.max(0, log.length() - bytes);
      log.seek(start);
      byte[] end = new byte[(int) (log.length() - start)];
      log.readFully(end);
      String text = new String(end, StandardCharsets.UTF_8);
      return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
    }
  }

  /** A percent sign means something in the handler's patterns. */
  private static String pattern(Path file) {
    return file.toString().replace("%", "%%") + ".%g";
  }

  private static void to(Level level, Handler handler) {
    Logger root = Logger.getLogger("");
    for (Handler old : root.getHandlers()) {
      root.removeHandler(old);
      old.close();
    }
    handler.setFormatter(new Line());
    handler.setLevel(level);
    root.addHandler(handler);
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
