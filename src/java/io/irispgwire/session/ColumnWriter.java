package io.irispgwire.session;

import io.irispgwire.backend.Rows;
import io.irispgwire.encoding.ClientText;
import io.irispgwire.eval.Environment;
import io.irispgwire.types.Codec;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.IntegerText;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one column are written, behind their length as an int32: decided once per
 * result.
 */
final class ColumnWriter {
  static final int NULL_LENGTH = -1;

  /** The ways there are; the first three avoid a value object per row. */
  private enum Way {
    INTEGER_TEXT,
    INTEGER_BINARY,
    STRING,
    CODEC_TEXT,
    CODEC_BINARY
  }

  private final PgType type;
  private final @Nullable SqlType padded;
  private final Environment environment;
  private final Codec<Object> codec;
  private final Way way;
  private final @Nullable UnaryOperator<byte[]> converter;

  /**
   * @param text what the client reads
   */
  ColumnWriter(SqlType sqlType, boolean binary, Environment environment, ClientText text) {
    this.padded = BlankPadding.isPadded(sqlType) ? sqlType : null;
    this.type = sqlType.type();
    this.environment = environment;
    this.codec = Codecs.of(type);
    this.way = way(type, binary);
    this.converter = converter(text, binary);
  }

  /** Null where the client reads what is written. */
  private @Nullable UnaryOperator<byte[]> converter(ClientText text, boolean binary) {
    if (text.isServers()) {
      return null;
    }
    BinaryText inside = new BinaryText(text::encode);
    return binary ? value -> inside.convert(type, value) : text::encode;
  }

  private static Way way(PgType type, boolean binary) {
    if (type.equals(PgType.INT4) || type.equals(PgType.INT8) || type.equals(PgType.INT2)) {
      return binary ? Way.INTEGER_BINARY : Way.INTEGER_TEXT;
    }
    if (type.equals(PgType.TEXT) || type.equals(PgType.VARCHAR)) {
      return Way.STRING;
    }
    return binary ? Way.CODEC_BINARY : Way.CODEC_TEXT;
  }

  void write(Rows rows, int index, ByteBuf out) {
    int start = out.writerIndex();
    writeValue(rows, index, out);
    convert(out, start);
  }

  void write(@Nullable Object value, ByteBuf out) {
    int start = out.writerIndex();
    writeValue(value, out);
    convert(out, start);
  }

  /** Turns the value behind the length at {@code start} into the client's encoding. */
  private void convert(ByteBuf out, int start) {
    int valueAt = start + Integer.BYTES;
    if (converter == null || out.writerIndex() == valueAt) {
      return;
    }
    byte[] value = ByteBufUtil.getBytes(out, valueAt, out.writerIndex() - valueAt);
    byte[] converted = converter.apply(value);
    if (converted != value) {
      out.writerIndex(start);
      out.writeInt(converted.length).writeBytes(converted);
    }
  }

  private void writeValue(Rows rows, int index, ByteBuf out) {
    switch (way) {
      case INTEGER_TEXT, INTEGER_BINARY -> {
        long value = rows.longValue(index);
        if (value == 0 && rows.wasNull()) {
          out.writeInt(NULL_LENGTH);
        } else {
          writeInteger(value, out);
        }
      }
      case STRING -> writeString(rows.stringValue(index), out);
      case CODEC_TEXT, CODEC_BINARY -> writeValue(shown(rows.value(index, type)), out);
    }
  }

  private @Nullable Object shown(@Nullable Object value) {
    return value == null || padded == null ? value : BlankPadding.pad((String) value, padded);
  }

  private void writeValue(@Nullable Object value, ByteBuf out) {
    if (value == null) {
      out.writeInt(NULL_LENGTH);
      return;
    }
    switch (way) {
      case INTEGER_TEXT, INTEGER_BINARY -> writeInteger(((Number) value).longValue(), out);
      case STRING -> writeString((String) value, out);
      case CODEC_TEXT, CODEC_BINARY -> writeCoded(value, out);
    }
  }

  private void writeInteger(long value, ByteBuf out) {
    if (way == Way.INTEGER_TEXT) {
      int lengthAt = reserveLength(out);
      IntegerText.write(value, out);
      setLength(out, lengthAt);
      return;
    }
    out.writeInt(type.length());
    switch (type.length()) {
      case 2 -> out.writeShort((int) value);
      case 4 -> out.writeInt((int) value);
      default -> out.writeLong(value);
    }
  }

  private static void writeString(@Nullable String value, ByteBuf out) {
    if (value == null) {
      out.writeInt(NULL_LENGTH);
      return;
    }
    int lengthAt = reserveLength(out);
    ByteBufUtil.writeUtf8(out, value);
    setLength(out, lengthAt);
  }

  private void writeCoded(Object value, ByteBuf out) {
    int lengthAt = reserveLength(out);
    if (way == Way.CODEC_BINARY) {
      codec.writeBinary(value, out);
    } else {
      codec.writeText(value, environment.style(), out);
    }
    setLength(out, lengthAt);
  }

  private static int reserveLength(ByteBuf out) {
    int lengthAt = out.writerIndex();
    out.writeInt(0);
    return lengthAt;
  }

  private static void setLength(ByteBuf out, int lengthAt) {
    out.setInt(lengthAt, out.writerIndex() - lengthAt - Integer.BYTES);
  }
}
