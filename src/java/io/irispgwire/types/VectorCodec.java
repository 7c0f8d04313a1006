package io.irispgwire.types;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code int2vector} and {@code oidvector}: text as numbers with blanks between, binary as an array
 * whose first index is 0.
 *
 * <p>Source: PostgreSQL {@code int.c}, {@code int2vectorin}; {@code oid.c}, {@code oidvectorin}.
 *
 * @param element type of the elements
 */
record VectorCodec(PgType element) implements Codec<PgArray> {
  @Override
  public void writeText(PgArray value, TextStyle style, ByteBuf out) {
    Codec<Object> codec = Codecs.of(element);
    boolean first = true;
    for (Object one : value.elements()) {
      if (!first) {
        out.writeByte(' ');
      }
      if (one != null) {
        codec.writeText(one, style, out);
      }
      first = false;
    }
  }

  @Override
  public void writeBinary(PgArray value, ByteBuf out) {
    out.writeInt(1);
    out.writeInt(0);
    out.writeInt(element.oid());
    out.writeInt(value.elements().size());
    out.writeInt(0);
    ArrayCodec.writeElements(value, out);
  }

  @Override
  public PgArray readText(String text, TextStyle style) {
    Codec<Object> codec = Codecs.of(element);
    List<@Nullable Object> elements = new ArrayList<>();
    int at = Blanks.skip(text, 0);
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !Blanks.isBlank(text.charAt(end))) {
        end++;
      }
      elements.add(codec.readText(text.substring(at, end), style));
      at = Blanks.skip(text, end);
    }
    return vector(elements);
  }

  @Override
  public PgArray readBinary(ByteBuf in) {
    PgArray array = new ArrayCodec(element).readBinary(in);
    boolean isVector = array.dimensions().length <= 1 && !ArrayCodec.hasNull(array.elements());
    if (!isVector || (array.lowerBounds().length == 1 && array.lowerBounds()[0] != 0)) {
      throw Invalid.binary(
          "invalid " + (element.equals(PgType.INT2) ? "int2vector" : "oidvector") + " data");
    }
    return vector(array.elements());
  }

  private PgArray vector(List<@Nullable Object> elements) {
    return new PgArray(element, new int[] {elements.size()}, new int[] {0}, elements);
  }
}
