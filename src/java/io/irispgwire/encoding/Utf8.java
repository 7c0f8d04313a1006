package io.irispgwire.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.StringJoiner;

/** Strict UTF-8: what is not well-formed is refused in PostgreSQL's words, never replaced. */
public final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * Decodes all of {@code bytes}.
   *
   * @throws PgException 22021 naming the first bad sequence
   */
  public static String decode(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireWellFormed(bytes);
    }
    return text;
  }

  private static void requireWellFormed(byte[] bytes) {
    CharsetDecoder strict = UTF_8.newDecoder(); // reports what it cannot decode
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (strict.decode(in, CharBuffer.allocate(bytes.length), true).isError()) {
      throw new PgException(
          SqlState.CHARACTER_NOT_IN_REPERTOIRE,
          "invalid byte sequence for encoding \"UTF8\": " + sequence(bytes, in.position()));
    }
  }

  /** PostgreSQL: mbutils.c, report_invalid_encoding: as many bytes as the first one promises. */
  private static String sequence(byte[] bytes, int start) {
    int end = Math.min(bytes.length, start + promisedLength(bytes[start] & 0xff));
    StringJoiner hex = new StringJoiner(" ");
    for (int i = start; i < end; i++) {
      hex.add(String.format("0x%02x", bytes[i] & 0xff));
    }
    return hex.toString();
  }

  /** PostgreSQL: wchar.c, pg_utf_mblen. */
  private static int promisedLength(int first) {
    if ((first & 0xe0) == 0xc0) {
      return 2;
    }
    if ((first & 0xf0) == 0xe0) {
      return 3;
    }
    return (first & 0xf8) == 0xf0 ? 4 : 1;
  }
}
