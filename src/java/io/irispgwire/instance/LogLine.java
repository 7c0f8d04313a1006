package io.irispgwire.instance;

import io.irispgwire.config.LogConfig.Form;
import io.irispgwire.types.JsonText;
import io.irispgwire.types.JsonValue;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * An event as a line: {@code 2026-01-01T00:00:00Z WARNING io.irispgwire.server.Server: text}, with
 * a failure's stack trace behind it, or one JSON object.
 *
 * <p>What a client has chosen may be part of a message: control characters are written as escapes,
 * so that nobody can begin a line or move a terminal's cursor.
 */
final class LogLine extends Formatter {
  private final Form form;

  LogLine(Form form) {
    this.form = form;
  }

  @Override
  public String format(LogRecord event) {
    return form == Form.JSON ? json(event) : text(event);
  }

  private String text(LogRecord event) {
    return String.format(
        "%s %s %s: %s%n%s",
        Instant.ofEpochMilli(event.getMillis()),
        event.getLevel().getName(),
        event.getLoggerName(),
        printable(formatMessage(event)),
        trace(event));
  }

  private String json(LogRecord event) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("time", new JsonString(Instant.ofEpochMilli(event.getMillis()).toString()));
    members.put("level", new JsonString(event.getLevel().getName()));
    members.put("logger", new JsonString(String.valueOf(event.getLoggerName())));
    members.put("message", new JsonString(formatMessage(event)));
    if (event.getThrown() != null) {
      members.put("trace", new JsonString(trace(event)));
    }
    return JsonText.of(new JsonObject(members)) + System.lineSeparator();
  }

  private static String trace(LogRecord event) {
    if (event.getThrown() == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    event.getThrown().printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                out.append("\\n");
              } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
