package io.irispgwire.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Strict UTF-8: what is not well-formed is refused in PostgreSQL's words, never replaced.
 *
 * <p>Source: PostgreSQL {@code src/common/wchar.c}, {@code pg_utf_mblen} and {@code
 * pg_utf8_islegal}.
 */
public final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * Decodes all of {@code bytes}.
   *
   * @throws PgException 22021 naming the first bad sequence, or a zero byte
   */
  public static String decode(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 || text.indexOf('\0') >= 0) {
      int good = wellFormed(bytes);
      if (good < bytes.length) {
        throw invalid(bytes, good);
      }
    }
    return text;
  }

  /** As {@link #decode}, of all that {@code in} holds. */
  public static String read(ByteBuf in) {
    byte[] bytes = new byte[in.readableBytes()];
    in.readBytes(bytes);
    return decode(bytes);
  }

  /** Appends {@code text}. */
  public static void write(String text, ByteBuf out) {
    ByteBufUtil.writeUtf8(out, text);
  }

  /** How many bytes {@code text} takes. */
  public static int length(String text) {
    return ByteBufUtil.utf8Bytes(text);
  }

  /** How many bytes from the first on are whole characters, and no zero. */
  public static int wellFormed(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      if (bytes[at] > 0) {
        at++;
        continue;
      }
      int length = sequenceLength(bytes[at]);
      if (bytes[at] == 0 || at + length > bytes.length || !isLegal(bytes, at, length)) {
        return at;
      }
      at += length;
    }
    return at;
  }

  /** How many bytes the character has that begins with this one. */
  public static int sequenceLength(byte first) {
    if ((first & 0xE0) == 0xC0) {
      return 2;
    }
    if ((first & 0xF0) == 0xE0) {
      return 3;
    }
    return (first & 0xF8) == 0xF0 ? 4 : 1;
  }

  private static boolean isLegal(byte[] bytes, int at, int length) {
    int first = bytes[at] & 0xFF;
    if (length == 1) {
      return first < 0x80;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return false;
      }
    }
    int second = bytes[at + 1] & 0xFF;
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return first >= 0xC2 && first <= 0xF4 && second >= low && second <= high;
  }

  /**
   * The error (22021) for the bytes that begin at {@code at}: as many as the first one promises.
   */
  public static PgException invalid(byte[] bytes, int at) {
    int end = Math.min(at + sequenceLength(bytes[at]), bytes.length);
    return EncodingErrors.invalid(Encoding.UTF8, bytes, at, end);
  }
}
