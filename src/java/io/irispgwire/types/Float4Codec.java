package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/** {@code real}. Source: PostgreSQL {@code float.c}, {@code float4in_internal}. */
final class Float4Codec implements Codec<Float> {
  @Override
  public void writeText(Float value, TextStyle style, ByteBuf out) {
    FloatText.write((float) value, style, out);
  }

  @Override
  public void writeBinary(Float value, ByteBuf out) {
    out.writeFloat(value);
  }

  @Override
  public Float readText(String text, TextStyle style) {
    String number = FloatText.REAL.javaForm(text);
    try {
      float value = Float.parseFloat(number);
      boolean overflow = Float.isInfinite(value) && !number.endsWith("Infinity");
      boolean underflow = value == 0 && FloatText.saysNonZero(number);
      if (overflow || underflow) {
        throw new PgException(
            SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
            "\"" + Blanks.trim(text) + "\" is out of range for type real");
      }
      return value;
    } catch (NumberFormatException e) {
      throw Invalid.syntax("real", text);
    }
  }

  @Override
  public Float readBinary(ByteBuf in) {
    Invalid.isExactly(in, 4);
    return in.readFloat();
  }
}
