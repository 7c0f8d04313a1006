package io.irispgwire.copy;

/** Cuts lines into fields, and takes quotes and escapes away. */
interface FieldSplitter {
  /**
   * Reads the line between two positions.
   *
   * @throws io.irispgwire.error.PgException 22P04, 22021
   */
  void split(byte[] line, int from, int to, Fields fields);

  static FieldSplitter of(CopyOptions options) {
    return options.format() == CopyFormat.CSV
        ? new CsvSplitter(options)
        : new TextSplitter(options);
  }
}
