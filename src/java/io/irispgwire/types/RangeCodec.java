package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Ranges: binary as a byte of flags, then each bound there is as int32 length and its own binary
 * form.
 *
 * <p>Source: PostgreSQL {@code rangetypes.c}, {@code range_send}, {@code range_recv}, {@code
 * range_deparse}; {@code rangetypes.h} for the flags.
 *
 * @param bound type of the bounds
 */
record RangeCodec(PgType bound) implements Codec<PgRange> {
  private static final int IS_EMPTY = 0x01;
  private static final int LOWER_INCLUSIVE = 0x02;
  private static final int UPPER_INCLUSIVE = 0x04;
  private static final int LOWER_INFINITE = 0x08;
  private static final int UPPER_INFINITE = 0x10;

  @Override
  public void writeText(PgRange value, TextStyle style, ByteBuf out) {
    if (value.isEmpty()) {
      out.writeCharSequence("empty", US_ASCII);
      return;
    }
    out.writeByte(value.lowerInclusive() ? '[' : '(');
    writeBound(value.lower(), style, out);
    out.writeByte(',');
    writeBound(value.upper(), style, out);
    out.writeByte(value.upperInclusive() ? ']' : ')');
  }

  private void writeBound(@Nullable Object value, TextStyle style, ByteBuf out) {
    if (value != null) {
      int start = out.writerIndex();
      Codecs.of(bound).writeText(value, style, out);
      Quoting.quoteFrom(start, "()[],", true, out);
    }
  }

  @Override
  public PgRange readText(String text, TextStyle style) {
    return new RangeReader(text, bound, style).range();
  }

  @Override
  public void writeBinary(PgRange value, ByteBuf out) {
    int flags =
        value.isEmpty()
            ? IS_EMPTY
            : (value.lowerInclusive() ? LOWER_INCLUSIVE : 0)
                | (value.upperInclusive() ? UPPER_INCLUSIVE : 0)
                | (value.lower() == null ? LOWER_INFINITE : 0)
                | (value.upper() == null ? UPPER_INFINITE : 0);
    out.writeByte(flags);
    if (value.lower() != null) {
      ArrayCodec.writeField(value.lower(), Codecs.of(bound), out);
    }
    if (value.upper() != null) {
      ArrayCodec.writeField(value.upper(), Codecs.of(bound), out);
    }
  }

  @Override
  public PgRange readBinary(ByteBuf in) {
    Invalid.needs(in, 1);
    int flags = in.readByte();
    boolean isEmpty = (flags & IS_EMPTY) != 0;
    Object lower = isEmpty || (flags & LOWER_INFINITE) != 0 ? null : readBound(in);
    Object upper = isEmpty || (flags & UPPER_INFINITE) != 0 ? null : readBound(in);
    Invalid.isRead(in);
    return isEmpty
        ? PgRange.empty(bound)
        : RangeForm.of(
            bound, lower, (flags & LOWER_INCLUSIVE) != 0, upper, (flags & UPPER_INCLUSIVE) != 0);
  }

  private Object readBound(ByteBuf in) {
    Invalid.needs(in, 4);
    int length = in.readInt();
    Invalid.needs(in, length < 0 ? Integer.MAX_VALUE : length);
    return Codecs.of(bound).readBinary(in.readSlice(length));
  }
}
