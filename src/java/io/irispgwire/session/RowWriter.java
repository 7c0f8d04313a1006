package io.irispgwire.session;

import io.irispgwire.backend.Rows;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.ObjectNames;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.types.Codec;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.IntegerText;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to DataRow messages: the only hot loop.
 *
 * <p>DataRow: 'D', int32 length, int16 number of columns, then for each an int32 length (-1 for
 * NULL) and the value. A row that fails half-way leaves nothing in the buffer.
 */
final class RowWriter {
  private static final int NULL_LENGTH = -1;

  private final ResponseSink sink;
  private final Column[] columns;

  /**
   * @param formats one per column: 0 text, 1 binary
   */
  RowWriter(ResponseSink sink, List<ResultColumn> columns, int[] formats, Environment environment) {
    this.sink = sink;
    this.columns = new Column[columns.size()];
    for (int i = 0; i < this.columns.length; i++) {
      this.columns[i] =
          new Column(columns.get(i).type(), BindParameters.isBinary(formats[i]), environment);
    }
  }

  /** A row made in the JVM. */
  void write(@Nullable Object[] row) {
    ByteBuf out = sink.buffer();
    int start = out.writerIndex();
    try {
      int lengthAt = begin(out);
      for (int i = 0; i < columns.length; i++) {
        columns[i].write(row[i], out);
      }
      end(out, lengthAt);
    } catch (RuntimeException | Error e) {
      out.writerIndex(start);
      throw e;
    }
    sink.flushIfFull();
  }

  /** The row that the back end's cursor stands on. */
  void write(Rows rows) {
    ByteBuf out = sink.buffer();
    int start = out.writerIndex();
    try {
      int lengthAt = begin(out);
      for (int i = 0; i < columns.length; i++) {
        columns[i].write(rows, i, out);
      }
      end(out, lengthAt);
    } catch (RuntimeException | Error e) {
      out.writerIndex(start);
      throw e;
    }
    sink.flushIfFull();
  }

  private int begin(ByteBuf out) {
    out.writeByte('D');
    int lengthAt = out.writerIndex();
    out.writeInt(0);
    out.writeShort(columns.length);
    return lengthAt;
  }

  private static void end(ByteBuf out, int lengthAt) {
    out.setInt(lengthAt, out.writerIndex() - lengthAt);
  }

  /** How one column is written: decided once per result. */
  private static final class Column {
    /** The ways there are; the first three avoid a value object per row. */
    private enum Way {
      INTEGER_TEXT,
      INTEGER_BINARY,
      STRING,
      OBJECT_NAME,
      CODEC_TEXT,
      CODEC_BINARY
    }

    private final PgType type;
    private final @Nullable SqlType padded;
    private final Environment environment;
    private final Codec<Object> codec;
    private final Way way;

    Column(SqlType sqlType, boolean binary, Environment environment) {
      this.padded = BlankPadding.isPadded(sqlType) ? sqlType : null;
      this.type = sqlType.type();
      this.environment = environment;
      this.codec = Codecs.of(type);
      this.way = way(type, binary);
    }

    private static Way way(PgType type, boolean binary) {
      if (type.equals(PgType.INT4) || type.equals(PgType.INT8) || type.equals(PgType.INT2)) {
        return binary ? Way.INTEGER_BINARY : Way.INTEGER_TEXT;
      }
      if (type.equals(PgType.TEXT) || type.equals(PgType.VARCHAR)) {
        return Way.STRING;
      }
      if (!binary && ObjectNames.isNamed(type)) {
        return Way.OBJECT_NAME;
      }
      return binary ? Way.CODEC_BINARY : Way.CODEC_TEXT;
    }

    void write(Rows rows, int index, ByteBuf out) {
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
        case OBJECT_NAME, CODEC_TEXT, CODEC_BINARY -> write(shown(rows.value(index, type)), out);
      }
    }

    private @Nullable Object shown(@Nullable Object value) {
      return value == null || padded == null ? value : BlankPadding.pad((String) value, padded);
    }

    void write(@Nullable Object value, ByteBuf out) {
      if (value == null) {
        out.writeInt(NULL_LENGTH);
        return;
      }
      switch (way) {
        case INTEGER_TEXT, INTEGER_BINARY -> writeInteger(((Number) value).longValue(), out);
        case STRING -> writeString((String) value, out);
        case OBJECT_NAME -> writeString(ObjectNames.text(type, value, environment), out);
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
}
