package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of any type.
 *
 * <p>Binary: int32 count of dimensions, int32 1 where there are NULLs, int32 type of the elements,
 * per dimension int32 length and int32 lower bound, per element int32 length (-1 for NULL) and its
 * own binary form. Source: PostgreSQL {@code arrayfuncs.c}, {@code array_send}, {@code array_recv}.
 * Text is {@link ArrayText}'s.
 *
 * @param element type of the elements
 */
record ArrayCodec(PgType element) implements Codec<PgArray> {
  /** {@code MAXDIM}. */
  static final int MAX_DIMENSIONS = 6;

  /** {@code MaxArraySize}. */
  private static final int MAX_ELEMENTS = 134_217_727;

  @Override
  public void writeText(PgArray value, TextStyle style, ByteBuf out) {
    ArrayText.write(value, style, out);
  }

  @Override
  public PgArray readText(String text, TextStyle style) {
    return new ArrayTextReader(text, element, style).read();
  }

  @Override
  public void writeBinary(PgArray value, ByteBuf out) {
    List<@Nullable Object> elements = value.elements();
    out.writeInt(value.dimensions().length);
    out.writeInt(hasNull(elements) ? 1 : 0);
    out.writeInt(value.elementType().oid());
    for (int i = 0; i < value.dimensions().length; i++) {
      out.writeInt(value.dimensions()[i]);
      out.writeInt(value.lowerBounds()[i]);
    }
    writeElements(value, out);
  }

  /** Unlike {@code contains(null)}, fit for lists that take no null. */
  static boolean hasNull(List<@Nullable Object> elements) {
    for (Object one : elements) {
      if (one == null) {
        return true;
      }
    }
    return false;
  }

  static void writeElements(PgArray value, ByteBuf out) {
    Codec<Object> codec = Codecs.of(value.elementType());
    for (Object one : value.elements()) {
      writeField(one, codec, out);
    }
  }

  /** A length word and the value. */
  static void writeField(@Nullable Object value, Codec<Object> codec, ByteBuf out) {
    if (value == null) {
      out.writeInt(-1);
      return;
    }
    int start = out.writerIndex();
    out.writeInt(0);
    codec.writeBinary(value, out);
    out.setInt(start, out.writerIndex() - start - 4);
  }

  @Override
  public PgArray readBinary(ByteBuf in) {
    int dimensions = readHeader(in);
    Invalid.needs(in, 8 * dimensions);
    int[] lengths = new int[dimensions];
    int[] lowerBounds = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      lengths[i] = in.readInt();
      lowerBounds[i] = in.readInt();
    }
    int count = count(lengths, lowerBounds);
    if (count == 0) {
      Invalid.isRead(in);
      return PgArray.of(element, List.of());
    }
    // Every element takes four bytes at least: no count can make us allocate more than was sent.
    Invalid.needs(in, 4 * Math.min(count, Integer.MAX_VALUE / 4));
    List<@Nullable Object> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(readElement(in, i + 1));
    }
    Invalid.isRead(in);
    return new PgArray(element, lengths, lowerBounds, elements);
  }

  private int readHeader(ByteBuf in) {
    Invalid.needs(in, 12);
    int dimensions = in.readInt();
    if (dimensions < 0) {
      throw Invalid.binary("invalid number of dimensions: " + dimensions);
    }
    if (dimensions > MAX_DIMENSIONS) {
      throw tooManyDimensions(dimensions);
    }
    int flags = in.readInt();
    if (flags != 0 && flags != 1) {
      throw Invalid.binary("invalid array flags");
    }
    int oid = in.readInt();
    if (oid != element.oid()) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "binary data has array element type "
              + describe(oid)
              + " instead of expected "
              + describe(element.oid()));
    }
    return dimensions;
  }

  static String describe(int oid) {
    PgType type = Types.byOid(oid);
    return Integer.toUnsignedString(oid)
        + " ("
        + (type == null ? "???" : FormatType.name(type))
        + ")";
  }

  static PgException tooManyDimensions(int dimensions) {
    return new PgException(
        SqlState.PROGRAM_LIMIT_EXCEEDED,
        "number of array dimensions ("
            + dimensions
            + ") exceeds the maximum allowed ("
            + MAX_DIMENSIONS
            + ")");
  }

  private static int count(int[] lengths, int[] lowerBounds) {
    long count = lengths.length == 0 ? 0 : 1;
    for (int length : lengths) {
      if (length < 0) {
        throw tooLarge();
      }
      count *= length;
      if (count > MAX_ELEMENTS) {
        throw tooLarge();
      }
    }
    for (int i = 0; i < lengths.length && count > 0; i++) {
      if ((long) lowerBounds[i] + lengths[i] > Integer.MAX_VALUE) {
        throw new PgException(
            SqlState.PROGRAM_LIMIT_EXCEEDED, "array lower bound is too large: " + lowerBounds[i]);
      }
    }
    return (int) count;
  }

  private static PgException tooLarge() {
    return new PgException(
        SqlState.PROGRAM_LIMIT_EXCEEDED,
        "array size exceeds the maximum allowed (" + MAX_ELEMENTS + ")");
  }

  private @Nullable Object readElement(ByteBuf in, int number) {
    Invalid.needs(in, 4);
    int length = in.readInt();
    if (length < -1 || length > in.readableBytes()) {
      throw Invalid.binary("insufficient data left in message");
    }
    if (length == -1) {
      return null;
    }
    ByteBuf bytes = in.readSlice(length);
    Object value = Codecs.of(element).readBinary(bytes);
    if (bytes.isReadable()) {
      throw Invalid.binary("improper binary format in array element " + number);
    }
    return value;
  }
}
