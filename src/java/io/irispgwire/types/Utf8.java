package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/** Client text as bytes: UTF-8, checked as {@code mbutils.c}, {@code pg_verify_mbstr} does. */
public final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * Reads all of {@code in}.
   *
   * @throws PgException 22021 for bytes that are not UTF-8, or a zero byte
   */
  public static String read(ByteBuf in) {
    byte[] bytes = new byte[in.readableBytes()];
    in.readBytes(bytes);
    String text = new String(bytes, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 || text.indexOf('\0') >= 0) {
      verify(bytes);
    }
    return text;
  }

  /** Appends {@code text}. */
  public static void write(String text, ByteBuf out) {
    ByteBufUtil.writeUtf8(out, text);
  }

  /** How many bytes {@code text} takes. */
  public static int length(String text) {
    return ByteBufUtil.utf8Bytes(text);
  }

  private static void verify(byte[] bytes) {
    int good = wellFormed(bytes);
    if (good < bytes.length) {
      throw invalid(bytes, good);
    }
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

  /** {@code wchar.c}, {@code pg_utf8_islegal}. */
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

  /** The error for the bytes that begin at {@code at}. */
  public static PgException invalid(byte[] bytes, int at) {
    int end = Math.min(at + sequenceLength(bytes[at]), bytes.length);
    StringBuilder hex = new StringBuilder();
    for (int i = at; i < end; i++) {
      hex.append(String.format(" 0x%02x", bytes[i]));
    }
    return new PgException(
        SqlState.CHARACTER_NOT_IN_REPERTOIRE, "invalid byte sequence for encoding \"UTF8\":" + hex);
  }
}
