package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.netty.buffer.ByteBuf;

/**
 * Geometric types: binary as float8 numbers, before a path's or polygon's an int32 count of points,
 * before that a path's byte that says whether it is closed; a value is its text form.
 *
 * <p>Source: PostgreSQL {@code geo_ops.c}, {@code point_recv} and its kin.
 */
record FigureCodec(Figure figure) implements Codec<String> {
  private static final int NUMBER_BYTES = 8;

  @Override
  public void writeText(String value, TextStyle style, ByteBuf out) {
    Utf8.write(value, out);
  }

  @Override
  public String readText(String text, TextStyle style) {
    return new FigureReader(figure, text).read();
  }

  @Override
  public void writeBinary(String value, ByteBuf out) {
    if (figure == Figure.PATH) {
      out.writeByte(value.startsWith("[") ? 0 : 1);
    }
    String[] numbers = numbers(value);
    if (figure.count() < 0) {
      out.writeInt(numbers.length / 2);
    }
    for (String number : numbers) {
      out.writeDouble(Double.parseDouble(number));
    }
  }

  /** The numbers between the brackets of the canonical form. */
  private static String[] numbers(String value) {
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      bare.append("()[]{}<>".indexOf(c) < 0 ? String.valueOf(c) : "");
    }
    return bare.toString().split(",", -1);
  }

  @Override
  public String readBinary(ByteBuf in) {
    boolean open = figure == Figure.PATH && isOpen(in);
    int count = figure.count() < 0 ? 2 * points(in) : figure.count();
    Invalid.isExactly(in, NUMBER_BYTES * count);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.readDouble();
    }
    if (figure == Figure.CIRCLE && numbers[2] < 0) {
      throw Invalid.binary("invalid radius in external \"circle\" value");
    }
    if (figure == Figure.LINE && Figure.isZero(numbers[0]) && Figure.isZero(numbers[1])) {
      throw Invalid.binary("invalid line specification: A and B cannot both be zero");
    }
    return figure.text(figure.normalized(numbers), open);
  }

  private static boolean isOpen(ByteBuf in) {
    Invalid.needs(in, 1);
    return in.readByte() == 0;
  }

  private int points(ByteBuf in) {
    Invalid.needs(in, 4);
    int points = in.readInt();
    if (points <= 0 || points > Integer.MAX_VALUE / (2 * NUMBER_BYTES)) {
      throw Invalid.binary(
          "invalid number of points in external \"" + figure.typeName() + "\" value");
    }
    return points;
  }
}
