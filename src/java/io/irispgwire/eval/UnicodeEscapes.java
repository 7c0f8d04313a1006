package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/** unistr ({@code varlena.c}). */
final class UnicodeEscapes {
  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private UnicodeEscapes(String text) {
    this.text = text;
  }

  static void addTo(FunctionTable table) {
    table.one("unistr", (String text) -> new UnicodeEscapes(text).read());
  }

  private String read() {
    while (at < text.length()) {
      boolean escape = text.charAt(at) == '\\';
      boolean doubled = escape && text.startsWith("\\\\", at);
      if (escape && !doubled) {
        escape();
      } else {
        checkPair(false);
        out.append(text.charAt(at));
        at += doubled ? 2 : 1;
      }
    }
    checkPair(false);
    return out.toString();
  }

  private void escape() {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    int width = kind == '+' ? 6 : kind == 'U' ? 8 : 4;
    int from = at + (kind == '+' || kind == 'u' || kind == 'U' ? 2 : 1);
    long point = 0;
    for (int i = from; i < from + width; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw new PgException(SqlState.SYNTAX_ERROR, "invalid Unicode escape")
            .withHint("Unicode escapes must be \\XXXX, \\+XXXXXX, \\uXXXX, or \\UXXXXXXXX.");
      }
      point = point << 4 | digit;
    }
    if (point == 0 || point > Character.MAX_CODE_POINT) {
      throw Failures.parameter("invalid Unicode code point: %04X".formatted(point));
    }
    checkPair(point >= Character.MIN_LOW_SURROGATE && point <= Character.MAX_LOW_SURROGATE);
    out.appendCodePoint((int) point);
    at = from + width;
  }

  /** The first half of a pair must be followed by its second half, which stands nowhere else. */
  private void checkPair(boolean second) {
    int length = out.length();
    boolean open = length > 0 && Character.isHighSurrogate(out.charAt(length - 1));
    if (open != second) {
      throw new PgException(SqlState.SYNTAX_ERROR, "invalid Unicode surrogate pair");
    }
  }
}
