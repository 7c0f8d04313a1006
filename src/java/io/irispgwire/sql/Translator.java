package io.irispgwire.sql;

import io.irispgwire.sql.analysis.Analysis;

/**
 * PostgreSQL SQL to IRIS SQL: edits at positions of the client's text, made by small rules. What
 * needs no edit stays byte for byte.
 */
public final class Translator {
  /**
   * @throws io.irispgwire.error.PgException 0A000 with a position and a hint for what IRIS has no
   *     form for
   */
  public Translation translate(Analysis analysis) {
    throw new UnsupportedOperationException();
  }
}
