package io.irispgwire.encoding;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.StringJoiner;

/**
 * What PostgreSQL says of text that cannot be converted; {@code src/backend/utils/mb/mbutils.c}.
 */
final class EncodingErrors {
  private EncodingErrors() {}

  /** {@code report_invalid_encoding}: 22021. */
  static PgException invalid(Encoding encoding, byte[] bytes, int from, int to) {
    return new PgException(
        SqlState.CHARACTER_NOT_IN_REPERTOIRE,
        "invalid byte sequence for encoding \"" + encoding + "\": " + hex(bytes, from, to));
  }

  /** {@code report_untranslatable_char}: 22P05. */
  static PgException untranslatable(
      Encoding encoding, Encoding wanted, byte[] bytes, int from, int to) {
    return new PgException(
        SqlState.UNTRANSLATABLE_CHARACTER,
        "character with byte sequence %s in encoding \"%s\" has no equivalent in encoding \"%s\""
            .formatted(hex(bytes, from, to), encoding, wanted));
  }

  /** {@code pg_do_encoding_conversion}: 42883. */
  static PgException noConversion(Encoding from, Encoding to) {
    return new PgException(
        SqlState.UNDEFINED_FUNCTION,
        "default conversion function for encoding \"%s\" to \"%s\" does not exist"
            .formatted(from, to));
  }

  private static String hex(byte[] bytes, int from, int to) {
    StringJoiner hex = new StringJoiner(" ");
    for (int i = from; i < to; i++) {
      hex.add(String.format("0x%02x", bytes[i] & 0xff));
    }
    return hex.toString();
  }
}
