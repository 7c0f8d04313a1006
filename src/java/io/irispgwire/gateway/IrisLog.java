package io.irispgwire.gateway;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Warnings and worse go to the instance's messages.log too.
 *
 * <p>Severities: {@code %SYS.System.WriteToConsoleLog}, 0 informational, 1 warning, 2 severe.
 */
final class IrisLog extends Handler {
  private static final String CLASS = "IrisPGWire.Supervisor";
  private static final int WARNING = 1;
  private static final int SEVERE = 2;

  private final Errands errands;

  IrisLog(Errands errands) {
    this.errands = errands;
    setLevel(Level.WARNING);
    setFormatter(new java.util.logging.SimpleFormatter());
  }

  @Override
  public void publish(LogRecord event) {
    if (!isLoggable(event)) {
      return;
    }
    int severity = event.getLevel().intValue() >= Level.SEVERE.intValue() ? SEVERE : WARNING;
    String text = oneLine(getFormatter().formatMessage(event));
    errands.leave(iris -> iris.call(CLASS, "WriteLog", text, severity));
  }

  /** What found no room is told of too. */
  static void writeLost(Errands errands, Iris iris) {
    long lost = errands.takeLost();
    if (lost > 0) {
      iris.call(CLASS, "WriteLog", lost + " messages for this log found no room", WARNING);
    }
  }

  /** A message cannot pretend to be several. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString();
  }

  @Override
  public void flush() {
    // the supervisor takes errands as they come
  }

  @Override
  public void close() {
    // nothing is held
  }
}
