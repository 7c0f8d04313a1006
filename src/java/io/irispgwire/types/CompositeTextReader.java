package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import org.jspecify.annotations.Nullable;

/** Takes {@code (a,"b ""c""",)} apart; PostgreSQL {@code rowtypes.c}, {@code record_in}. */
final class CompositeTextReader {
  private final String text;
  private int at;
  private boolean first = true;

  CompositeTextReader(String text) {
    this.text = text;
    at = Blanks.skip(text, 0);
    if (!accept('(')) {
      throw malformed("Missing left parenthesis.");
    }
  }

  /** The next column's text; null for NULL. */
  @Nullable String next() {
    if (!first && !accept(',')) {
      throw malformed("Too few columns.");
    }
    first = false;
    return isAtEnd() ? null : value();
  }

  /** Nothing may be left. */
  void end() {
    if (!accept(')')) {
      throw malformed("Too many columns.");
    }
    if (Blanks.skip(text, at) < text.length()) {
      throw malformed("Junk after right parenthesis.");
    }
  }

  private boolean accept(char c) {
    boolean found = at < text.length() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private boolean isAtEnd() {
    return at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ')');
  }

  private String value() {
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    while (quoted || !isAtEnd()) {
      char c = character();
      if (c == '\\') {
        value.append(character());
      } else if (c != '"') {
        value.append(c);
      } else if (quoted && accept('"')) {
        value.append(c);
      } else {
        quoted = !quoted;
      }
    }
    return value.toString();
  }

  private char character() {
    if (at == text.length()) {
      throw malformed("Unexpected end of input.");
    }
    return text.charAt(at++);
  }

  private PgException malformed(String detail) {
    return new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION, "malformed record literal: \"" + text + "\"")
        .withDetail(detail);
  }
}
