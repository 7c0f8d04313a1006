package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code timestamp with time zone}: binary as int64 microseconds since 2000-01-01. Source:
 * PostgreSQL {@code timestamp.c}.
 */
final class TimestampTzCodec implements Codec<Long> {
  @Override
  public void writeText(Long value, TextStyle style, ByteBuf out) {
    long timestamp = value;
    if (DateTimes.isFinite(timestamp)) {
      DateTimeText.writeTimestampTz(timestamp, style, out);
    } else {
      DateTimeText.writeInfinity(timestamp > 0, out);
    }
  }

  @Override
  public void writeBinary(Long value, ByteBuf out) {
    out.writeLong(value);
  }

  @Override
  public Long readText(String text, TextStyle style) {
    return TimestampParser.readTimestampTz(text, style);
  }

  @Override
  public Long readBinary(ByteBuf in) {
    Invalid.isExactly(in, 8);
    long timestamp = in.readLong();
    if (DateTimes.isFinite(timestamp) && !DateTimes.isTimestamp(timestamp)) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp out of range");
    }
    return timestamp;
  }
}
