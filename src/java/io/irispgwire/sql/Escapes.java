package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the backslashes of an E'…' string mean.
 *
 * <p>Source: PostgreSQL 15 {@code src/backend/parser/scan.l}, states xe and xeu; an octal or
 * hexadecimal escape is a byte of UTF-8.
 */
final class Escapes {
  private final String text;
  private final int start;
  private final StringBuilder value = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private char highSurrogate;
  private @Nullable Token failure;

  Escapes(String text, int start) {
    this.text = text;
    this.start = start;
  }

  String value() {
    return value.toString();
  }

  @Nullable Token failure() {
    return failure;
  }

  /** Reads on from {@code from} to the closing quote, whose offset it returns; -1 on failure. */
  int readSegment(int from) {
    int i = from;
    while (i < text.length() && failure == null) {
      char c = text.charAt(i);
      boolean unicode = c == '\\' && (charAt(i + 1) == 'u' || charAt(i + 1) == 'U');
      if (highSurrogate != 0 && !unicode) {
        fail(i, i + 1, "invalid Unicode surrogate pair");
      } else if (c == '\'' && charAt(i + 1) != '\'') {
        flush();
        return i;
      } else if (unicode) {
        i = unicode(i);
      } else if (c == '\\' && i + 1 < text.length()) {
        i = simple(i);
      } else {
        flush();
        value.append(c);
        i += c == '\'' ? 2 : 1;
      }
    }
    if (failure == null) {
      fail(start, text.length(), "unterminated quoted string");
    }
    return -1;
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private void fail(int from, int to, String message) {
    failure = Lexer.broken(text, from, to, message);
  }

  private int simple(int backslash) {
    char c = text.charAt(backslash + 1);
    if (c >= '0' && c <= '7') {
      int end = digits(backslash + 1, 8, 3);
      return addByte(Integer.parseInt(text, backslash + 1, end, 8), end);
    }
    if (c == 'x' && Character.digit(charAt(backslash + 2), 16) >= 0) {
      int end = digits(backslash + 2, 16, 2);
      return addByte(Integer.parseInt(text, backslash + 2, end, 16), end);
    }
    flush();
    value.append(
        switch (c) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> c;
        });
    return backslash + 2;
  }

  private int digits(int from, int radix, int most) {
    int i = from;
    while (i < from + most && charAt(i) < 0x80 && Character.digit(charAt(i), radix) >= 0) {
      i++;
    }
    return i;
  }

  private int addByte(int code, int end) {
    int value8 = code & 0xff;
    if (value8 < 0x80) {
      flush();
    }
    if (value8 == 0) {
      notUtf8(new byte[] {0});
    } else if (value8 < 0x80) {
      value.append((char) value8);
    } else {
      bytes.write(value8);
    }
    return end;
  }

  /** Bytes given by number make characters as soon as something else follows. */
  private void flush() {
    if (bytes.size() == 0) {
      return;
    }
    byte[] run = bytes.toByteArray();
    bytes.reset();
    try {
      value.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(run)));
    } catch (CharacterCodingException e) {
      notUtf8(run);
    }
  }

  private void notUtf8(byte[] run) {
    StringBuilder message = new StringBuilder("invalid byte sequence for encoding \"UTF8\":");
    for (byte b : run) {
      message.append(" 0x").append(Integer.toHexString((b & 0xff) | 0x100), 1, 3);
    }
    PgException e = new PgException(SqlState.CHARACTER_NOT_IN_REPERTOIRE, message.toString());
    failure = Lexer.broken(start, text.length(), e);
  }

  private int unicode(int backslash) {
    int length = text.charAt(backslash + 1) == 'u' ? 4 : 8;
    int end = digits(backslash + 2, 16, length);
    if (end != backslash + 2 + length) {
      PgException e =
          new PgException(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid Unicode escape")
              .withHint("Unicode escapes must be \\uXXXX or \\UXXXXXXXX.")
              .at(backslash + 1);
      failure = Lexer.broken(backslash, end, e);
      return end;
    }
    flush();
    long code = Long.parseLong(text, backslash + 2, end, 16);
    boolean low = code >= Character.MIN_LOW_SURROGATE && code <= Character.MAX_LOW_SURROGATE;
    if (low != (highSurrogate != 0)) {
      fail(backslash, end, "invalid Unicode surrogate pair");
    } else if (low) {
      value.append(highSurrogate).append((char) code);
      highSurrogate = 0;
    } else if (code >= Character.MIN_HIGH_SURROGATE && code <= Character.MAX_HIGH_SURROGATE) {
      highSurrogate = (char) code;
    } else if (code == 0 || code > Character.MAX_CODE_POINT) {
      fail(backslash, end, "invalid Unicode escape value");
    } else {
      value.appendCodePoint((int) code);
    }
    return end;
  }
}
