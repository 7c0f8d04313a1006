package io.irispgwire.backend.jdbc.embedded;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/** What the stand-in says to a text that IRIS would not take. */
final class Refusal {
  private Refusal() {}

  /** SQLCODE -1, -25 and their like. */
  static PgException syntax(String what) {
    return new PgException(SqlState.SYNTAX_ERROR, "invalid SQL statement: " + what);
  }

  static PgException syntaxAt(Token token) {
    return new PgException(
        SqlState.SYNTAX_ERROR, "syntax error at or near \"" + token.text() + "\"");
  }

  static PgException missing(String feature) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, "IRIS SQL has no " + feature);
  }

  /** What IRIS has and H2 lacks. */
  static PgException embedded(String feature) {
    return new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, "the embedded database has no " + feature)
        .withHint("Connect to InterSystems IRIS for this.");
  }
}
