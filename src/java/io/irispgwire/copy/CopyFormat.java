package io.irispgwire.copy;

/** How the data of a COPY is written; manual, "COPY", "File Formats". */
public enum CopyFormat {
  TEXT,
  CSV,
  BINARY
}
