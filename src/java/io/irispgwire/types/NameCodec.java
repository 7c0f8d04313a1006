package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/** {@code name}: at most 63 bytes. Source: PostgreSQL {@code name.c}. */
final class NameCodec implements Codec<String> {
  private static final int MAX_BYTES = 63;

  private static final TextCodec TEXT = new TextCodec();

  @Override
  public void writeText(String value, TextStyle style, ByteBuf out) {
    Utf8.write(value, out);
  }

  @Override
  public void writeBinary(String value, ByteBuf out) {
    Utf8.write(value, out);
  }

  /** Longer text is cut at a character's border, as {@code namein} does. */
  @Override
  public String readText(String text, TextStyle style) {
    String name = TEXT.readText(text, style);
    while (Utf8.length(name) > MAX_BYTES) {
      int excess = Math.max(1, (Utf8.length(name) - MAX_BYTES) / 4);
      name = name.substring(0, name.offsetByCodePoints(name.length(), -excess));
    }
    return name;
  }

  @Override
  public String readBinary(ByteBuf in) {
    String name = Utf8.read(in);
    if (Utf8.length(name) > MAX_BYTES) {
      throw new PgException(SqlState.NAME_TOO_LONG, "identifier too long")
          .withDetail("Identifier must be less than 64 characters.");
    }
    return name;
  }
}
