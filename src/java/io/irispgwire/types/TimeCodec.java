package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/** {@code time}: binary as int64 microseconds since midnight. Source: {@code date.c}. */
final class TimeCodec implements Codec<Long> {
  @Override
  public void writeText(Long value, TextStyle style, ByteBuf out) {
    DateTimeText.writeTime(value, out);
  }

  @Override
  public void writeBinary(Long value, ByteBuf out) {
    out.writeLong(value);
  }

  @Override
  public Long readText(String text, TextStyle style) {
    return TimeParser.readTime(text, style);
  }

  @Override
  public Long readBinary(ByteBuf in) {
    Invalid.isExactly(in, 8);
    return checked(in.readLong());
  }

  static long checked(long time) {
    if (time < 0 || time > DateTimes.MICROS_PER_DAY) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "time out of range");
    }
    return time;
  }
}
