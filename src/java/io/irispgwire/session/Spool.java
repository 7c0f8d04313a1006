package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Codec;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows put aside: in memory up to a limit, then in a file that vanishes with the process.
 *
 * <p>A portal's remaining rows go here before anything else runs on their connection; cursors that
 * scroll or outlive their transaction live here. A row is its values in binary form, each behind an
 * int32 length.
 */
final class Spool implements AutoCloseable {
  private final List<Codec<Object>> codecs;
  private final int maxBytesInMemory;
  private final ByteBuf memory = Unpooled.buffer();
  private long[] ends = new long[64];
  private int size;
  private @Nullable FileChannel file;

  Spool(List<PgType> types, int maxBytesInMemory) {
    this.codecs = types.stream().map(Codecs::of).toList();
    this.maxBytesInMemory = maxBytesInMemory;
  }

  /** The rows that {@code source} still has, so that its connection is free; closes it. */
  static RowSource restOf(RowSource source, List<PgType> types, int maxBytesInMemory) {
    Spool spool = new Spool(types, maxBytesInMemory);
    try (source) {
      while (source.next()) {
        spool.add(source);
      }
      return spool.rows(0);
    } catch (RuntimeException | Error e) {
      spool.close();
      throw e;
    }
  }

  int size() {
    return size;
  }

  /** Appends the row that {@code rows} stands on. */
  void add(RowSource rows) {
    add(rows::value);
  }

  /** Appends a row of these values. */
  void add(@Nullable Object[] row) {
    add(column -> row[column]);
  }

  private void add(IntFunction<@Nullable Object> row) {
    for (int i = 0; i < codecs.size(); i++) {
      Object value = row.apply(i);
      int lengthAt = memory.writerIndex();
      memory.writeInt(-1);
      if (value != null) {
        codecs.get(i).writeBinary(value, memory);
        memory.setInt(lengthAt, memory.writerIndex() - lengthAt - Integer.BYTES);
      }
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size] = bytesInFile() + memory.writerIndex();
    size++;
    if (memory.writerIndex() > maxBytesInMemory) {
      moveToFile();
    }
  }

  /**
   * The values of a row.
   *
   * @param row from 0
   */
  @Nullable Object[] get(int row) {
    long start = row == 0 ? 0 : ends[row - 1];
    ByteBuf in = read(start, (int) (ends[row] - start));
    @Nullable Object[] values = new Object[codecs.size()];
    for (int i = 0; i < values.length; i++) {
      int length = in.readInt();
      values[i] = length < 0 ? null : codecs.get(i).readBinary(in.readSlice(length));
    }
    return values;
  }

  /** Its rows from {@code first} on, as a source; closing it closes the spool. */
  RowSource rows(int first) {
    return new RowSource() {
      private int next = first;
      private @Nullable Object[] row = new Object[0];

      @Override
      public boolean next() {
        if (next >= size) {
          return false;
        }
        row = get(next);
        next++;
        return true;
      }

      @Override
      public @Nullable Object value(int column) {
        return row[column];
      }

      @Override
      public void write(RowTarget writer) {
        writer.write(row);
      }

      @Override
      public void close() {
        Spool.this.close();
      }
    };
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private long bytesInFile() {
    try {
      return file == null ? 0 : file.position();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void moveToFile() {
    try {
      if (file == null) {
        file =
            FileChannel.open(
                Files.createTempFile("iris-pgwire-spool", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
      }
      while (memory.isReadable()) {
        memory.readBytes(file, memory.readableBytes());
      }
      memory.clear();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private ByteBuf read(long start, int length) {
    long inFile = bytesInFile();
    if (file == null || start >= inFile) {
      return memory.slice((int) (start - inFile), length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      while (bytes.hasRemaining()) {
        if (file.read(bytes, start + bytes.position()) < 0) {
          throw new IOException("spool file is shorter than what was written to it");
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return Unpooled.wrappedBuffer(bytes.flip());
  }

  private static PgException failed(IOException e) {
    return new PgException(SqlState.IO_ERROR, "could not use a temporary file", e);
  }
}
