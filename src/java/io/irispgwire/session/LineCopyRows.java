package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.backend.Rows;
import io.irispgwire.copy.CopyHeader;
import io.irispgwire.copy.CopyOptions;
import io.irispgwire.copy.LineEncoder;
import io.irispgwire.copy.LineWriter;
import io.irispgwire.sql.analysis.ResultColumn;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as lines of COPY's text or CSV format, one message each. */
final class LineCopyRows implements CopyRows {
  private static final int USUAL_VALUE_BYTES = 256;

  private final ResponseSink sink;
  private final CopyProgress progress;
  private final ColumnWriter[] columns;
  private final List<ResultColumn> names;
  private final CopyOptions options;
  private final LineWriter line;
  private final LineEncoder encoder;
  private final byte[] none;

  /** Holds one value at a time, behind its length. */
  private final ByteBuf value = Unpooled.buffer(USUAL_VALUE_BYTES);

  LineCopyRows(
      ResponseSink sink,
      ColumnWriter[] columns,
      List<ResultColumn> names,
      CopyOptions options,
      CopyProgress progress) {
    this.sink = sink;
    this.progress = progress;
    this.columns = columns;
    this.names = names;
    this.options = options;
    boolean[] quoted = new boolean[columns.length];
    for (int i = 0; i < quoted.length; i++) {
      quoted[i] = options.forceQuote().contains(names.get(i).label());
    }
    this.line = LineWriter.of(options, quoted);
    this.encoder = new LineEncoder(options.encoding());
    this.none = options.nullText().getBytes(UTF_8);
  }

  @Override
  public void begin() {
    if (options.header() == CopyHeader.NONE) {
      return;
    }
    LineWriter header = LineWriter.of(options, new boolean[columns.length]);
    ByteBuf out = sink.buffer();
    int start = beginMessage(out);
    for (int i = 0; i < columns.length; i++) {
      separate(i, out);
      byte[] name = names.get(i).label().getBytes(UTF_8);
      header.value(name, 0, name.length, i, out);
    }
    endMessage(out, start);
  }

  @Override
  public void write(@Nullable Object[] row) {
    ByteBuf out = sink.buffer();
    int start = beginMessage(out);
    try {
      for (int i = 0; i < columns.length; i++) {
        separate(i, out);
        value.clear();
        columns[i].write(row[i], value);
        writeValue(i, out);
      }
      endMessage(out, start);
    } catch (RuntimeException | Error e) {
      out.writerIndex(start);
      throw e;
    }
  }

  @Override
  public void write(Rows rows) {
    ByteBuf out = sink.buffer();
    int start = beginMessage(out);
    try {
      for (int i = 0; i < columns.length; i++) {
        separate(i, out);
        value.clear();
        columns[i].write(rows, i, value);
        writeValue(i, out);
      }
      endMessage(out, start);
    } catch (RuntimeException | Error e) {
      out.writerIndex(start);
      throw e;
    }
  }

  @Override
  public void end() {}

  private void separate(int column, ByteBuf out) {
    if (column > 0) {
      out.writeByte(options.delimiter());
    }
  }

  private void writeValue(int column, ByteBuf out) {
    if (value.getInt(0) == ColumnWriter.NULL_LENGTH) {
      out.writeBytes(none);
    } else {
      line.value(value.array(), Integer.BYTES, value.writerIndex(), column, out);
    }
  }

  private static int beginMessage(ByteBuf out) {
    int start = out.writerIndex();
    out.writeByte('d');
    out.writeInt(0);
    return start;
  }

  private void endMessage(ByteBuf out, int start) {
    out.writeByte('\n');
    encoder.encode(out, start + 1 + Integer.BYTES);
    out.setInt(start + 1, out.writerIndex() - start - 1);
    progress.moved(out.writerIndex() - start - 1 - Integer.BYTES);
    sink.flushIfFull();
  }
}
