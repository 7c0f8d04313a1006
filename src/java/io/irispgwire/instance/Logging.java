package io.irispgwire.instance;

import io.irispgwire.config.LogConfig;
import io.irispgwire.config.LogConfig.Form;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The log: where it goes and how much there is of it. */
public final class Logging {
  /** Held here, because the JDK forgets loggers that nobody holds, and their levels with them. */
  private static final Logger OURS = Logger.getLogger("io.irispgwire");

  private static final int FILE_BYTES = 10 << 20;
  private static final int FILES = 5;

  private Logging() {}

  /**
   * One line per event, on standard error or where {@code config} says.
   *
   * @throws IOException when the file cannot be written
   */
  public static void start(LogConfig config, boolean debug) throws IOException {
    closeAll();
    Optional<Path> file = config.file();
    Handler handler =
        file.isPresent()
            ? utf8(new FileHandler(pattern(file.get()), FILE_BYTES, FILES, true))
            : new ConsoleHandler();
    to(debug ? Level.FINE : Level.INFO, handler, config.form());
  }

  /**
   * Into {@code file.0}, which becomes {@code file.1} at 10 MB, and so on up to {@code file.4}; and
   * to {@code also} in its own way.
   *
   * @throws IOException when the file cannot be written
   */
  public static void toFile(Path file, Form form, Handler also) throws IOException {
    closeAll();
    to(Level.INFO, utf8(new FileHandler(pattern(file), FILE_BYTES, FILES, true)), form);
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

  /** First: a file that is still open would make the next handler take another name. */
  private static void closeAll() {
    Logger root = Logger.getLogger("");
    for (Handler old : root.getHandlers()) {
      root.removeHandler(old);
      old.close();
    }
  }

  private static void to(Level level, Handler handler, Form form) {
    Logger root = Logger.getLogger("");
    handler.setFormatter(new LogLine(form));
    handler.setLevel(level);
    root.addHandler(handler);
    root.setLevel(Level.INFO);
    OURS.setLevel(level);
  }
}
