package io.irispgwire.session;

import io.irispgwire.copy.CopyReader;

/**
 * Where in the data a COPY FROM is, as the CONTEXT of errors says it; {@code copyfrom.c}, {@code
 * CopyFromErrorCallback}.
 */
record CopyPlace(String table, CopyReader reader) {
  /** As near as the reader knows. */
  String now() {
    String place = reader.place();
    return place.isEmpty() ? "" : "COPY " + table + place;
  }

  String whole() {
    return "COPY " + table;
  }

  String line(long line) {
    return "COPY " + table + ", line " + line;
  }

  String column(String column) {
    return line(reader.line()) + ", column " + column;
  }
}
