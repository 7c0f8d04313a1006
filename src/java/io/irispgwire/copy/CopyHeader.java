package io.irispgwire.copy;

/** Whether the data begins with the names of its columns. */
public enum CopyHeader {
  NONE,
  PRESENT,
  /** COPY FROM compares them with the table's. */
  MATCH
}
