package io.irispgwire.instance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How much is logged of what, changed while the server runs. Thread-safe. */
final class LogLevels {
  private static final String OURS = "io.irispgwire";

  /** Held here, because the JDK forgets loggers that nobody holds, and their levels with them. */
  private final Map<String, Logger> changed = new ConcurrentHashMap<>();

  /**
   * Changes what is logged of a package or class, from now on.
   *
   * @param name of one of ours, or of a log such as {@code io.irispgwire.statements}
   * @param level {@code SEVERE}, {@code WARNING}, {@code INFO}, {@code FINE}, …
   * @throws IllegalArgumentException when there is no such level or the name is not ours
   */
  void set(String name, String level) {
    if (!name.equals(OURS) && !name.startsWith(OURS + '.')) {
      throw new IllegalArgumentException("no log of this program: " + name);
    }
    Level wanted = Level.parse(level);
    changed.computeIfAbsent(name, Logger::getLogger).setLevel(wanted);
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (handler.getLevel().intValue() > wanted.intValue()) {
        handler.setLevel(wanted);
      }
    }
  }
}
