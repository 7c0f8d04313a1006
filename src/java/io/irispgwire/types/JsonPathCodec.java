package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code jsonpath}, as the text that the client wrote: the functions that take one read it. It is
 * not sent back, because PostgreSQL would send a form of its own.
 */
final class JsonPathCodec implements Codec<String> {
  @Override
  public void writeText(String value, TextStyle style, ByteBuf out) {
    throw unsupported();
  }

  @Override
  public void writeBinary(String value, ByteBuf out) {
    throw unsupported();
  }

  @Override
  public String readText(String text, TextStyle style) {
    if (text.isBlank()) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid input syntax for type jsonpath: \"" + text + "\"");
    }
    return text;
  }

  @Override
  public String readBinary(ByteBuf in) {
    throw unsupported();
  }

  private static PgException unsupported() {
    return new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, "values of type jsonpath are not sent to clients")
        .withHint("Use text.");
  }
}
