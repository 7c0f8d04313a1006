package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * A type that this server knows by name only, such as {@code inet} or {@code point}.
 *
 * <p>What the catalog holds of it is shown as it is. Values are refused: neither the checks nor the
 * form of its input function are here, and its binary form is not its text.
 *
 * @param type the type's name
 */
record TextOnlyCodec(String type) implements Codec<Object> {
  private static final TextCodec TEXT = new TextCodec();

  @Override
  public void writeText(Object value, TextStyle style, ByteBuf out) {
    if (value instanceof PgArray array) {
      ArrayText.write(array, style, out); // anyarray, as pg_stats has it
    } else {
      TEXT.writeText((String) value, style, out);
    }
  }

  @Override
  public void writeBinary(Object value, ByteBuf out) {
    throw unsupported();
  }

  @Override
  public Object readText(String text, TextStyle style) {
    throw unsupported();
  }

  @Override
  public Object readBinary(ByteBuf in) {
    throw unsupported();
  }

  private PgException unsupported() {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, "type " + type + " is not supported")
        .withHint("Use text, and convert in the client.");
  }
}
