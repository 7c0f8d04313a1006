package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code time with time zone}: binary as int64 microseconds since midnight and int32 seconds west
 * of Greenwich. Source: PostgreSQL {@code date.c}, {@code timetz_recv}.
 */
final class TimeTzCodec implements Codec<TimeTz> {
  /** {@code TZDISP_LIMIT}. */
  private static final int ZONE_LIMIT = 16 * 3600;

  @Override
  public void writeText(TimeTz value, TextStyle style, ByteBuf out) {
    DateTimeText.writeTime(value.micros(), out);
    DateTimeText.writeOffset(-value.zone(), out);
  }

  @Override
  public void writeBinary(TimeTz value, ByteBuf out) {
    out.writeLong(value.micros());
    out.writeInt(value.zone());
  }

  @Override
  public TimeTz readText(String text, TextStyle style) {
    return TimeParser.readTimeTz(text, style);
  }

  @Override
  public TimeTz readBinary(ByteBuf in) {
    Invalid.isExactly(in, 12);
    long micros = TimeCodec.checked(in.readLong());
    int zone = in.readInt();
    if (zone <= -ZONE_LIMIT || zone >= ZONE_LIMIT) {
      throw new PgException(
          SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE, "time zone displacement out of range");
    }
    return new TimeTz(micros, zone);
  }
}
