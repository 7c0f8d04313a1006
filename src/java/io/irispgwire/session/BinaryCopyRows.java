package io.irispgwire.session;

import io.irispgwire.backend.Rows;
import io.irispgwire.copy.BinaryMarks;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Rows in COPY's binary format; manual, "COPY", "Binary Format". The signature is part of the first
 * message, as {@code copyto.c} sends it.
 */
final class BinaryCopyRows implements CopyRows {
  private final ResponseSink sink;
  private final ColumnWriter[] columns;
  private final CopyProgress progress;
  private boolean begun;

  BinaryCopyRows(ResponseSink sink, ColumnWriter[] columns, CopyProgress progress) {
    this.progress = progress;
    this.sink = sink;
    this.columns = columns;
  }

  @Override
  public void begin() {}

  @Override
  public void write(@Nullable Object[] row) {
    ByteBuf out = sink.buffer();
    int start = out.writerIndex();
    try {
      beginMessage(out);
      out.writeShort(columns.length);
      for (int i = 0; i < columns.length; i++) {
        columns[i].write(row[i], out);
      }
      endMessage(out, start);
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
      beginMessage(out);
      out.writeShort(columns.length);
      for (int i = 0; i < columns.length; i++) {
        columns[i].write(rows, i, out);
      }
      endMessage(out, start);
    } catch (RuntimeException | Error e) {
      out.writerIndex(start);
      throw e;
    }
    sink.flushIfFull();
  }

  @Override
  public void end() {
    ByteBuf out = sink.buffer();
    int start = out.writerIndex();
    beginMessage(out);
    out.writeShort(BinaryMarks.TRAILER);
    endMessage(out, start);
  }

  private void beginMessage(ByteBuf out) {
    out.writeByte('d');
    out.writeInt(0);
    if (!begun) {
      BinaryMarks.writeHeader(out);
    }
  }

  private void endMessage(ByteBuf out, int start) {
    out.setInt(start + 1, out.writerIndex() - start - 1);
    progress.moved(out.writerIndex() - start - 1 - Integer.BYTES);
    begun = true;
  }
}
