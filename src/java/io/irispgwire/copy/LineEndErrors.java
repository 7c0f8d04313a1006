package io.irispgwire.copy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/**
 * A line end that is not like those before; each format has its own way to write one in a value.
 */
enum LineEndErrors {
  TEXT("literal", "\"\\r\"", "\"\\n\""),
  CSV("unquoted", "quoted CSV field", "quoted CSV field");

  private final String manner;
  private final String forCr;
  private final String forLf;

  LineEndErrors(String manner, String forCr, String forLf) {
    this.manner = manner;
    this.forCr = forCr;
    this.forLf = forLf;
  }

  PgException carriageReturn() {
    return found("carriage return", forCr);
  }

  PgException newline() {
    return found("newline", forLf);
  }

  private PgException found(String what, String instead) {
    return new PgException(SqlState.BAD_COPY_FILE_FORMAT, manner + " " + what + " found in data")
        .withHint("Use " + instead + " to represent " + what + ".");
  }
}
