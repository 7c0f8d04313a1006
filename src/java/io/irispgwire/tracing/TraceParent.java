package io.irispgwire.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;

/**
 * Where a client's own span stands; W3C "Trace Context", sections 3.2 and 3.3.
 *
 * @param parent {@code 00-TRACE-SPAN-FLAGS}
 * @param state may be empty
 */
public record TraceParent(String parent, String state) {
  private static final String PARENT = "traceparent=";
  private static final String STATE = "tracestate=";

  /** Version, trace, span and flags with their dashes. */
  private static final int LENGTH = 2 + 1 + 32 + 1 + 16 + 1 + 2;

  /** Finds it in a comment as sqlcommenter writes them: {@code traceparent='00-…-…-01'}. */
  public static Optional<TraceParent> in(String text) {
    int at = text.indexOf(PARENT);
    if (at < 0) {
      return Optional.empty();
    }
    String parent = unquoted(text, at + PARENT.length());
    if (!isParent(parent)) {
      return Optional.empty();
    }
    int state = text.indexOf(STATE);
    return Optional.of(
        new TraceParent(parent, state < 0 ? "" : decoded(unquoted(text, state + STATE.length()))));
  }

  /**
   * What a text ends with: a setting that holds nothing else, or a name of an application, which
   * has room for eight letters more.
   */
  public static Optional<TraceParent> endOf(String text) {
    String end = text.substring(Math.max(0, text.length() - LENGTH));
    return isParent(end) ? Optional.of(new TraceParent(end, "")) : Optional.empty();
  }

  private static boolean isParent(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean dash = i == 2 || i == 35 || i == 52;
      if (dash ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String unquoted(String text, int start) {
    int end = text.indexOf('\'', start + 1);
    return text.startsWith("'", start) && end > 0 ? text.substring(start + 1, end) : "";
  }

  /** sqlcommenter: values are URL-encoded. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
