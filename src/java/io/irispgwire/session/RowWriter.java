package io.irispgwire.session;

import io.irispgwire.backend.Rows;
import io.irispgwire.encoding.ClientText;
import io.irispgwire.eval.Environment;
import io.irispgwire.sql.analysis.ResultColumn;
import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to DataRow messages: the only hot loop.
 *
 * <p>DataRow: 'D', int32 length, int16 number of columns, then for each an int32 length (-1 for
 * NULL) and the value. A row that fails half-way leaves nothing in the buffer.
 */
final class RowWriter implements RowTarget {
  private final ResponseSink sink;
  private final ColumnWriter[] columns;

  /**
   * @param formats one per column: 0 text, 1 binary
   */
  RowWriter(
      ResponseSink sink,
      List<ResultColumn> columns,
      int[] formats,
      Environment environment,
      ClientText text) {
    this.sink = sink;
    this.columns = new ColumnWriter[columns.size()];
    for (int i = 0; i < this.columns.length; i++) {
      this.columns[i] =
          new ColumnWriter(
              columns.get(i).type(), BindParameters.isBinary(formats[i]), environment, text);
    }
  }

  @Override
  public void write(@Nullable Object[] row) {
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

  @Override
  public void write(Rows rows) {
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
}
