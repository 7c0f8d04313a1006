package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * What the escapes of U&'…' and U&"…" mean.
 *
 * <p>Source: PostgreSQL 15 {@code src/backend/parser/parser.c}, str_udeescape and
 * check_uescapechar.
 */
final class UnicodeEscapes {
  private final Token raw;
  private final char escape;
  private final int offset;
  private final StringBuilder value = new StringBuilder();
  private char highSurrogate;
  private @Nullable Token failure;

  private UnicodeEscapes(Token raw, char escape, int offset) {
    this.raw = raw;
    this.escape = escape;
    this.offset = offset;
  }

  /**
   * The token with its escapes undone.
   *
   * @param end where the token ends, its UESCAPE clause included
   * @param offset where the quoted text begins: what error positions count from
   */
  static Token decode(Token raw, int end, char escape, int offset) {
    UnicodeEscapes escapes = new UnicodeEscapes(raw, escape, offset);
    escapes.run();
    Token failure = escapes.failure;
    return failure != null
        ? failure
        : new Token(raw.kind(), raw.start(), end, escapes.value.toString());
  }

  static boolean isEscape(String text) {
    return text.length() == 1
        && Character.digit(text.charAt(0), 16) < 0
        && "+'\"".indexOf(text.charAt(0)) < 0
        && !Lexer.isSpace(text.charAt(0));
  }

  private void run() {
    String text = raw.text();
    int i = 0;
    while (i < text.length() && failure == null) {
      char c = text.charAt(i);
      boolean doubled = c == escape && i + 1 < text.length() && text.charAt(i + 1) == escape;
      if (c == escape && !doubled) {
        i = escaped(i);
      } else if (highSurrogate != 0) {
        fail(i, "invalid Unicode surrogate pair");
      } else {
        value.append(c);
        i += doubled ? 2 : 1;
      }
    }
    if (failure == null && highSurrogate != 0) {
      fail(i, "invalid Unicode surrogate pair");
    }
  }

  private int escaped(int at) {
    String text = raw.text();
    boolean plus = at + 1 < text.length() && text.charAt(at + 1) == '+';
    int from = at + (plus ? 2 : 1);
    int end = from + (plus ? 6 : 4);
    int code = 0;
    for (int i = from; i < end; i++) {
      int digit = i < text.length() && text.charAt(i) < 0x80 ? digit(text.charAt(i)) : -1;
      if (digit < 0) {
        PgException e =
            new PgException(SqlState.SYNTAX_ERROR, "invalid Unicode escape")
                .withHint("Unicode escapes must be \\XXXX or \\+XXXXXX.");
        failure = Lexer.broken(raw.start(), raw.end(), e.at(offset + at + 1));
        return end;
      }
      code = code * 16 + digit;
    }
    append(at, code);
    return end;
  }

  private static int digit(char c) {
    return Character.digit(c, 16);
  }

  private void append(int at, int code) {
    boolean low = code >= Character.MIN_LOW_SURROGATE && code <= Character.MAX_LOW_SURROGATE;
    if (code == 0 || code > Character.MAX_CODE_POINT) {
      fail(at, "invalid Unicode escape value");
    } else if (low != (highSurrogate != 0)) {
      fail(at, "invalid Unicode surrogate pair");
    } else if (low) {
      value.append(highSurrogate).append((char) code);
      highSurrogate = 0;
    } else if (code >= Character.MIN_HIGH_SURROGATE && code <= Character.MAX_HIGH_SURROGATE) {
      highSurrogate = (char) code;
    } else {
      value.appendCodePoint(code);
    }
  }

  private void fail(int at, String message) {
    PgException e = new PgException(SqlState.SYNTAX_ERROR, message).at(offset + at + 1);
    failure = Lexer.broken(raw.start(), raw.end(), e);
  }
}
