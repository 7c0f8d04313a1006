package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the backslashes of an E'…' string mean.
 *
 * <p>Source: PostgreSQL 15 {@code src/backend/parser/scan.l}, states xe and xeu; an octal or
 * hexadecimal escape is a byte of UTF-8.
 */
final class Escapes {
  /** Where the stand-ins for bytes begin: U+DC80 is byte 0x80. */
  private static final char BYTE = 0xdc00;

  private final String text;
  private final int start;
  private final StringBuilder value = new StringBuilder();
  private boolean bytes;
  private char highSurrogate;
  private @Nullable Token failure;

  Escapes(String text, int start) {
    this.text = text;
    this.start = start;
  }

  /** What the string denotes, once its last quote has been read. */
  String value() {
    return bytes ? decoded() : value.toString();
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
        return i;
      } else if (unicode) {
        i = unicode(i);
      } else if (c == '\\' && i + 1 < text.length()) {
        i = simple(i);
      } else {
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

  /** A byte past ASCII is kept as a lone surrogate, which no text holds, until the end. */
  private int addByte(int code, int end) {
    int octet = code & 0xff;
    if (octet == 0) {
      notUtf8(new byte[1], 0);
    } else if (octet < 0x80) {
      value.append((char) octet);
    } else {
      bytes = true;
      value.append((char) (BYTE + octet));
    }
    return end;
  }

  private String decoded() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > BYTE && c <= BYTE + 0xff) {
        all.write(c - BYTE);
      } else if (Character.isHighSurrogate(c) && i + 1 < value.length()) {
        all.writeBytes(value.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
        i++;
      } else {
        all.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    ByteBuffer input = ByteBuffer.wrap(all.toByteArray());
    CharBuffer output = CharBuffer.allocate(input.capacity());
    if (StandardCharsets.UTF_8.newDecoder().decode(input, output, true).isError()) {
      notUtf8(input.array(), input.position());
    }
    return output.flip().toString();
  }

  /** Names as many bytes as the first one promises: {@code report_invalid_encoding}. */
  private void notUtf8(byte[] text8, int at) {
    int first = text8[at] & 0xff;
    int promised = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 1;
    StringBuilder message = new StringBuilder("invalid byte sequence for encoding \"UTF8\":");
    for (int i = at; i < Math.min(at + promised, text8.length); i++) {
      message.append(" 0x").append(Integer.toHexString((text8[i] & 0xff) | 0x100), 1, 3);
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
