package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/**
 * {@code interval}: binary as int64 microseconds, int32 days, int32 months. Source: PostgreSQL
 * {@code timestamp.c}, {@code interval_recv}.
 */
final class IntervalCodec implements Codec<Interval> {
  @Override
  public void writeText(Interval value, TextStyle style, ByteBuf out) {
    IntervalText.write(value, style, out);
  }

  @Override
  public void writeBinary(Interval value, ByteBuf out) {
    out.writeLong(value.micros());
    out.writeInt(value.days());
    out.writeInt(value.months());
  }

  @Override
  public Interval readText(String text, TextStyle style) {
    return IntervalParser.read(text, IntervalFields.ALL, style);
  }

  @Override
  public Interval readBinary(ByteBuf in) {
    Invalid.isExactly(in, 16);
    long micros = in.readLong();
    int days = in.readInt();
    return new Interval(in.readInt(), days, micros);
  }
}
