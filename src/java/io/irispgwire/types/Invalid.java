package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/** The refusals that many input and receive functions share, in PostgreSQL's words. */
final class Invalid {
  private Invalid() {}

  /**
   * Text that is no value of the type.
   *
   * @param type the SQL name: {@code double precision}
   */
  static PgException syntax(String type, String text) {
    return new PgException(
        SqlState.INVALID_TEXT_REPRESENTATION,
        "invalid input syntax for type " + type + ": \"" + text + "\"");
  }

  /** An integer beyond the type's range. */
  static PgException range(String type, String text) {
    return new PgException(
        SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
        "value \"" + text + "\" is out of range for type " + type);
  }

  /** Bytes that are no value of the type. */
  static PgException binary(String message) {
    return new PgException(SqlState.INVALID_BINARY_REPRESENTATION, message);
  }

  /**
   * Fails unless {@code in} has {@code bytes} more; {@code pqformat.c}, {@code pq_copymsgbytes}.
   */
  static void needs(ByteBuf in, int bytes) {
    if (in.readableBytes() < bytes) {
      throw new PgException(SqlState.PROTOCOL_VIOLATION, "insufficient data left in message");
    }
  }

  /** Fails unless {@code in} has exactly {@code bytes} more. */
  static void isExactly(ByteBuf in, int bytes) {
    needs(in, bytes);
    if (in.readableBytes() != bytes) {
      throw leftOver();
    }
  }

  /** Fails unless all of {@code in} is read. */
  static void isRead(ByteBuf in) {
    if (in.isReadable()) {
      throw leftOver();
    }
  }

  private static PgException leftOver() {
    return binary("incorrect binary data format");
  }
}
