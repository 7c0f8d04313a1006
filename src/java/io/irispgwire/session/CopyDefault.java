package io.irispgwire.session;

/** Stands in a row of COPY FROM where the data has the mark of the column's default. */
enum CopyDefault {
  MARK
}
