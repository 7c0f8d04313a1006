package io.irispgwire.copy;

import io.netty.buffer.ByteBuf;

/**
 * Writes values as one line of a text format; PostgreSQL {@code copyto.c}. The values are UTF-8
 * already: every byte that matters here is ASCII.
 */
public interface LineWriter {
  /** Appends a value, which is not NULL: the bytes before {@code to}. */
  void value(byte[] bytes, int from, int to, int column, ByteBuf line);

  /**
   * The writer of these options.
   *
   * @param quoted by column, whether every value is quoted
   */
  static LineWriter of(CopyOptions options, boolean[] quoted) {
    return options.format() == CopyFormat.CSV
        ? new CsvWriter(options, quoted)
        : new TextWriter(options.delimiter());
  }
}
