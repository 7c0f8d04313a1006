package io.irispgwire.types;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * Multiranges: binary as int32 count, then each range as int32 length and its binary form.
 *
 * <p>Source: PostgreSQL {@code multirangetypes.c}, {@code multirange_send}, {@code
 * multirange_recv}.
 *
 * @param range codec of the ranges
 */
record MultirangeCodec(RangeCodec range) implements Codec<PgMultirange> {
  @Override
  public void writeText(PgMultirange value, TextStyle style, ByteBuf out) {
    out.writeByte('{');
    for (int i = 0; i < value.ranges().size(); i++) {
      if (i > 0) {
        out.writeByte(',');
      }
      range.writeText(value.ranges().get(i), style, out);
    }
    out.writeByte('}');
  }

  @Override
  public PgMultirange readText(String text, TextStyle style) {
    return PgMultirange.of(new RangeReader(text, range.bound(), style).ranges());
  }

  @Override
  public void writeBinary(PgMultirange value, ByteBuf out) {
    out.writeInt(value.ranges().size());
    for (PgRange one : value.ranges()) {
      int start = out.writerIndex();
      out.writeInt(0);
      range.writeBinary(one, out);
      out.setInt(start, out.writerIndex() - start - 4);
    }
  }

  @Override
  public PgMultirange readBinary(ByteBuf in) {
    Invalid.needs(in, 4);
    int count = in.readInt();
    List<PgRange> ranges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Invalid.needs(in, 4);
      int length = in.readInt();
      Invalid.needs(in, length < 0 ? Integer.MAX_VALUE : length);
      ranges.add(range.readBinary(in.readSlice(length)));
    }
    Invalid.isRead(in);
    return PgMultirange.of(ranges);
  }
}
