package io.irispgwire.auth;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/**
 * Reads one SCRAM message from left to right.
 *
 * <p>PostgreSQL: auth-scram.c, read_attr_value and read_any_attr, with their complaints.
 */
final class ScramMessage {
  /** PostgreSQL: auth-scram.c, sanitize_str. */
  private static final int MAX_SHOWN = 30;

  private final String text;
  private int at;

  ScramMessage(String text) {
    if (text.isEmpty()) {
      throw malformed("The message is empty.");
    }
    if (text.indexOf('\0') >= 0) {
      throw malformed("Message length does not match input length.");
    }
    this.text = text;
  }

  /** The next character, or zero at the end. */
  char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  void skip() {
    at++;
  }

  /** What has not been read yet. */
  String rest() {
    return text.substring(at);
  }

  /** Everything before the attribute that was read last, without the comma between. */
  String before(String lastValue) {
    return text.substring(0, text.length() - lastValue.length() - ",p=".length());
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The value of {@code attribute}, which must come next. */
  String value(char attribute) {
    if (peek() != attribute) {
      throw malformed(
          String.format("Expected attribute \"%c\" but found \"%s\".", attribute, shown()));
    }
    return value();
  }

  /** The value of whichever attribute comes next. */
  String value() {
    char attribute = peek();
    if (attribute == '\0') {
      throw malformed("Attribute expected, but found end of string.");
    }
    if (!isAsciiLetter(attribute)) {
      throw malformed(
          String.format("Attribute expected, but found invalid character \"%s\".", shown()));
    }
    skip();
    if (peek() != '=') {
      throw malformed(String.format("Expected character \"=\" for attribute \"%c\".", attribute));
    }
    skip();
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    String value = text.substring(at, end);
    at = comma < 0 ? end : comma + 1;
    return value;
  }

  /** PostgreSQL: sanitize_char. */
  String shown() {
    char c = peek();
    return c >= 0x21 && c <= 0x7e ? "'" + c + "'" : String.format("0x%02x", c & 0xff);
  }

  /** PostgreSQL: sanitize_str: what a client sent, fit for a message. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .limit(MAX_SHOWN)
        .forEach(c -> shown.append(c >= 0x21 && c <= 0x7e ? (char) c : '?'));
    return shown.toString();
  }

  static PgException malformed(String detail) {
    return violation("malformed SCRAM message").withDetail(detail);
  }

  static PgException violation(String message) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, message).fatal();
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
