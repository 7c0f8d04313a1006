package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text forms of ranges and multiranges.
 *
 * <p>Source: PostgreSQL {@code rangetypes.c}, {@code range_parse}; {@code multirangetypes.c},
 * {@code multirange_in}.
 */
final class RangeReader {
  private static final String EMPTY = "empty";

  private final String text;
  private final PgType bound;
  private final TextStyle style;
  private int at;

  RangeReader(String text, PgType bound, TextStyle style) {
    this.text = text;
    this.bound = bound;
    this.style = style;
  }

  PgRange range() {
    PgRange value = next("range");
    skipBlanks();
    if (at < text.length()) {
      throw malformed("range", "Junk after right parenthesis or bracket.");
    }
    return value;
  }

  List<PgRange> ranges() {
    List<PgRange> ranges = new ArrayList<>();
    skipBlanks();
    if (peek() != '{') {
      throw malformed("multirange", "Missing left brace.");
    }
    at++;
    skipBlanks();
    while (peek() != '}' || !ranges.isEmpty()) {
      if (at < text.length() && "[(eE".indexOf(peek()) < 0) {
        throw malformed("multirange", "Expected range start.");
      }
      ranges.add(next("multirange"));
      skipBlanks();
      if (peek() == '}') {
        break;
      }
      if (peek() != ',') {
        throw at == text.length()
            ? malformed("multirange", "Unexpected end of input.")
            : malformed("multirange", "Expected comma or end of multirange.");
      }
      at++;
      skipBlanks();
    }
    at++;
    skipBlanks();
    if (at < text.length()) {
      throw malformed("multirange", "Junk after closing right brace.");
    }
    return ranges;
  }

  private PgRange next(String kind) {
    skipBlanks();
    if (text.regionMatches(true, at, EMPTY, 0, EMPTY.length())) {
      at += EMPTY.length();
      return PgRange.empty(bound);
    }
    if (peek() != '[' && peek() != '(') {
      throw at == text.length() && kind.equals("multirange")
          ? malformed(kind, "Unexpected end of input.")
          : malformed(kind, "Missing left parenthesis or bracket.");
    }
    boolean lowerInclusive = peek() == '[';
    at++;
    String lower = peek() == ',' ? null : read(kind);
    if (peek() != ',') {
      throw malformed(kind, "Missing comma after lower bound.");
    }
    at++;
    String upper = peek() == ')' || peek() == ']' ? null : read(kind);
    if (peek() != ')' && peek() != ']') {
      throw malformed(kind, "Too many commas.");
    }
    boolean upperInclusive = peek() == ']';
    at++;
    return RangeForm.of(bound, value(lower), lowerInclusive, value(upper), upperInclusive);
  }

  private @Nullable Object value(@Nullable String written) {
    return written == null ? null : Codecs.of(bound).readText(written, style);
  }

  private String read(String kind) {
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    while (quoted || ",)]".indexOf(charOrFail(kind)) < 0) {
      char c = charOrFail(kind);
      at++;
      if (c == '\\') {
        value.append(charOrFail(kind));
        at++;
      } else if (c == '"' && quoted && peek() == '"') {
        value.append(c);
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  private char charOrFail(String kind) {
    if (at >= text.length()) {
      throw malformed(kind, "Unexpected end of input.");
    }
    return text.charAt(at);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void skipBlanks() {
    at = Blanks.skip(text, at);
  }

  private PgException malformed(String kind, String detail) {
    return new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION,
            "malformed " + kind + " literal: \"" + text + "\"")
        .withDetail(detail);
  }
}
