package io.irispgwire.session;

import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The text inside values in binary form, in another encoding: a text is nothing but that, jsonb has
 * a version before it, arrays and records have it in their fields.
 */
final class BinaryText {
  private static final Set<String> TEXTS =
      Set.of(
          "text",
          "varchar",
          "bpchar",
          "name",
          "unknown",
          "cstring",
          "refcursor",
          "xml",
          "json",
          "pg_node_tree");

  /** Dimensions, flags and the element's type. */
  private static final int ARRAY_HEADER_BYTES = 12;

  private final UnaryOperator<byte[]> convert;

  /**
   * @param convert what is done to each text
   */
  BinaryText(UnaryOperator<byte[]> convert) {
    this.convert = convert;
  }

  static boolean isIn(PgType type) {
    PgType element = type.isArray() ? Types.elementOf(type) : null;
    return element != null
        ? isIn(element)
        : TEXTS.contains(type.name()) || type.equals(PgType.JSONB) || type.equals(PgType.RECORD);
  }

  /** A whole value; one that is cut short is left for its codec to refuse. */
  byte[] convert(PgType type, byte[] value) {
    if (!isIn(type)) {
      return value;
    }
    ByteBuf in = Unpooled.wrappedBuffer(value);
    ByteBuf out = Unpooled.buffer(value.length);
    try {
      value(type, in, out);
    } catch (IndexOutOfBoundsException e) {
      return value;
    }
    return ByteBufUtil.getBytes(out);
  }

  private void value(PgType type, ByteBuf in, ByteBuf out) {
    PgType element = type.isArray() ? Types.elementOf(type) : null;
    if (element != null) {
      array(element, in, out);
    } else if (type.equals(PgType.RECORD)) {
      record(in, out);
    } else {
      if (type.equals(PgType.JSONB)) {
        out.writeByte(in.readByte());
      }
      out.writeBytes(convert.apply(ByteBufUtil.getBytes(in.readSlice(in.readableBytes()))));
    }
  }

  private void array(PgType element, ByteBuf in, ByteBuf out) {
    int dimensions = in.getInt(in.readerIndex());
    out.writeBytes(in, ARRAY_HEADER_BYTES + 2 * Integer.BYTES * dimensions);
    while (in.isReadable()) {
      field(element, in, out);
    }
  }

  private void record(ByteBuf in, ByteBuf out) {
    int fields = in.readInt();
    out.writeInt(fields);
    for (int i = 0; i < fields; i++) {
      int oid = in.readInt();
      out.writeInt(oid);
      PgType type = Types.byOid(oid);
      field(type == null ? PgType.BYTEA : type, in, out);
    }
  }

  private void field(PgType type, ByteBuf in, ByteBuf out) {
    int length = in.readInt();
    if (length < 0) {
      out.writeInt(length);
      return;
    }
    byte[] converted = convert(type, ByteBufUtil.getBytes(in.readSlice(length)));
    out.writeInt(converted.length).writeBytes(converted);
  }
}
