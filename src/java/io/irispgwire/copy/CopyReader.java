package io.irispgwire.copy;

import java.util.List;

/**
 * The rows of a COPY FROM, from data that comes in pieces of any size. A row that has not come
 * whole waits for the next piece.
 */
public interface CopyReader {
  /** Takes a piece of the data. */
  void add(byte[] data);

  /** No more data will come: what is there is the rest. */
  void end();

  /**
   * Goes to the next row, if it is there.
   *
   * @throws io.irispgwire.error.PgException 22P04, 22021, …
   */
  boolean next();

  /** The fields of the row; until the next call of {@link #next}. */
  Fields fields();

  /** The number of the line or row that is being read, from 1; 0 before the first. */
  long line();

  /**
   * Where in the data the reader is, for a message: {@code , line 3: "x"}, or less where less is
   * known.
   */
  String place();

  /** Bytes of the current row in the data. */
  int rowBytes();

  /**
   * The reader of the format.
   *
   * @param columns names of the columns that the data has
   */
  static CopyReader of(CopyOptions options, List<String> columns) {
    return options.isBinary() ? new BinaryReader(columns) : new LineReader(options, columns);
  }
}
