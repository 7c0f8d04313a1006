package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/** Failures that many functions share, in PostgreSQL's words. */
final class Failures {
  private Failures() {}

  /** {@code integer out of range}. */
  static PgException outOfRange(String what) {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, what + " out of range");
  }

  static PgException divisionByZero() {
    return new PgException(SqlState.DIVISION_BY_ZERO, "division by zero");
  }

  static PgException parameter(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  static PgException unsupported(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  static PgException tooLarge() {
    return new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "requested length too large");
  }
}
