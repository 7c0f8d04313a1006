package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;

/** Types of numeric constants (manual, section 4.1.2.6). */
final class Literals {
  private Literals() {}

  static PgType integerType(String digits) {
    try {
      long value = Long.parseLong(digits);
      return value == (int) value ? PgType.INT4 : PgType.INT8;
    } catch (NumberFormatException e) {
      return PgType.NUMERIC;
    }
  }
}
