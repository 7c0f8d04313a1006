package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/** {@code double precision}. Source: PostgreSQL {@code float.c}, {@code float8in_internal}. */
final class Float8Codec implements Codec<Double> {
  @Override
  public void writeText(Double value, TextStyle style, ByteBuf out) {
    FloatText.write((double) value, style, out);
  }

  @Override
  public void writeBinary(Double value, ByteBuf out) {
    out.writeDouble(value);
  }

  @Override
  public Double readText(String text, TextStyle style) {
    String number = FloatText.DOUBLE.javaForm(text);
    try {
      double value = Double.parseDouble(number);
      boolean overflow = Double.isInfinite(value) && !number.endsWith("Infinity");
      boolean underflow = value == 0 && FloatText.saysNonZero(number);
      if (overflow || underflow) {
        throw new PgException(
            SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
            "\"" + Blanks.trim(text) + "\" is out of range for type double precision");
      }
      return value;
    } catch (NumberFormatException e) {
      throw Invalid.syntax("double precision", text);
    }
  }

  @Override
  public Double readBinary(ByteBuf in) {
    Invalid.isExactly(in, 8);
    return in.readDouble();
  }
}
