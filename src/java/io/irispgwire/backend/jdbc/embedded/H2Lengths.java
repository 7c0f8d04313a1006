package io.irispgwire.backend.jdbc.embedded;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/** Values too long for their column: {@code u CHARACTER VARYING(10)} is what H2 names. */
final class H2Lengths {
  private H2Lengths() {}

  static PgException tooLong(String column) {
    int open = column.lastIndexOf('(');
    String length = open < 0 ? "" : column.substring(open);
    if (column.contains("NUMERIC(")) {
      return overflow(length);
    }
    String type = column.contains("BINARY") ? "bytea" : "character varying";
    return new PgException(
        SqlState.STRING_DATA_RIGHT_TRUNCATION, "value too long for type " + type + length);
  }

  /**
   * As numeric.c, apply_typmod.
   *
   * @param modifier {@code (10, 2)}
   */
  private static PgException overflow(String modifier) {
    String[] parts = modifier.substring(1, modifier.length() - 1).split(",", -1);
    int precision = Integer.parseInt(parts[0].strip());
    int scale = parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0;
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "numeric field overflow")
        .withDetail(
            "A field with precision "
                + precision
                + ", scale "
                + scale
                + " must round to an absolute value less than 10^"
                + (precision - scale)
                + ".");
  }
}
