package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/** {@code date}: binary as int32 days since 2000-01-01. Source: PostgreSQL {@code date.c}. */
final class DateCodec implements Codec<Integer> {
  @Override
  public void writeText(Integer value, TextStyle style, ByteBuf out) {
    int date = value;
    if (DateTimes.isFiniteDate(date)) {
      DateTimeText.writeDate(date, style, out);
    } else {
      DateTimeText.writeInfinity(date > 0, out);
    }
  }

  @Override
  public void writeBinary(Integer value, ByteBuf out) {
    out.writeInt(value);
  }

  @Override
  public Integer readText(String text, TextStyle style) {
    return TimestampParser.readDate(text, style);
  }

  @Override
  public Integer readBinary(ByteBuf in) {
    Invalid.isExactly(in, 4);
    int date = in.readInt();
    if (DateTimes.isFiniteDate(date) && !DateTimes.isDate(date)) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range");
    }
    return date;
  }
}
