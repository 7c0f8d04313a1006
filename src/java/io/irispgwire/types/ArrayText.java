package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

/**
 * Arrays as text: {@code [0:1]={1,NULL}}.
 *
 * <p>Source: PostgreSQL {@code arrayfuncs.c}, {@code array_out}. Reading is {@link
 * ArrayTextReader}'s.
 */
final class ArrayText {
  private final PgArray array;
  private final TextStyle style;
  private final ByteBuf out;
  private final Codec<Object> codec;
  private final char delimiter;
  private final String special;
  private int next;

  private ArrayText(PgArray array, TextStyle style, ByteBuf out) {
    this.array = array;
    this.style = style;
    this.out = out;
    this.codec = Codecs.of(array.elementType());
    this.delimiter = array.elementType().delimiter();
    this.special = "{}" + delimiter;
  }

  static void write(PgArray array, TextStyle style, ByteBuf out) {
    if (array.elements().isEmpty()) {
      out.writeCharSequence("{}", US_ASCII);
      return;
    }
    ArrayText text = new ArrayText(array, style, out);
    text.writeBounds();
    text.writeLevel(0);
  }

  private void writeBounds() {
    boolean needed = false;
    for (int bound : array.lowerBounds()) {
      needed |= bound != 1;
    }
    if (!needed) {
      return;
    }
    for (int i = 0; i < array.dimensions().length; i++) {
      out.writeByte('[');
      IntegerText.write(array.lowerBounds()[i], out);
      out.writeByte(':');
      IntegerText.write((long) array.lowerBounds()[i] + array.dimensions()[i] - 1, out);
      out.writeByte(']');
    }
    out.writeByte('=');
  }

  private void writeLevel(int level) {
    out.writeByte('{');
    for (int i = 0; i < array.dimensions()[level]; i++) {
      if (i > 0) {
        out.writeByte(delimiter);
      }
      if (level + 1 < array.dimensions().length) {
        writeLevel(level + 1);
      } else {
        writeElement(array.elements().get(next++));
      }
    }
    out.writeByte('}');
  }

  private void writeElement(@org.jspecify.annotations.Nullable Object value) {
    if (value == null) {
      out.writeCharSequence("NULL", US_ASCII);
      return;
    }
    int start = out.writerIndex();
    codec.writeText(value, style, out);
    Quoting.quoteFrom(start, special, false, out);
  }
}
