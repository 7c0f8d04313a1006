package io.irispgwire.session;

/** The rows of a COPY TO as CopyData messages. */
interface CopyRows extends RowTarget {
  /** Before the first row. */
  void begin();

  /** After the last row. */
  void end();
}
