package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * An enum's labels; both formats are the label in UTF-8.
 *
 * <p>Source: PostgreSQL {@code enum.c}, {@code enum_in}, {@code enum_recv}.
 */
record EnumCodec(PgType type, UserType.Labels labels) implements Codec<EnumLabel> {
  @Override
  public void writeText(EnumLabel value, TextStyle style, ByteBuf out) {
    Utf8.write(value.text(), out);
  }

  @Override
  public void writeBinary(EnumLabel value, ByteBuf out) {
    Utf8.write(value.text(), out);
  }

  @Override
  public EnumLabel readText(String text, TextStyle style) {
    int place = labels.labels().indexOf(text);
    if (place < 0) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid input value for enum " + FormatType.name(type) + ": \"" + text + "\"");
    }
    return new EnumLabel(place, text);
  }

  @Override
  public EnumLabel readBinary(ByteBuf in) {
    return readText(Utf8.read(in), TextStyle.DEFAULT);
  }
}
