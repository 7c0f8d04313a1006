package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.math.BigDecimal;

/**
 * A {@code numeric} column without a precision. PostgreSQL keeps every digit in it, {@link
 * IrisTypes} makes it NUMERIC(28,9), and IRIS's decimals are 64-bit integers with a scale (SQL
 * Reference, "Data Types"): what does not fit would be rounded, so it is refused.
 */
public final class BareNumeric {
  private static final int SCALE = 9;
  private static final int INTEGER_DIGITS = 19;
  private static final int BITS = 63;

  private BareNumeric() {}

  public static boolean is(SqlType type) {
    return type.type().equals(PgType.NUMERIC) && type.modifier() < 0;
  }

  /**
   * @throws PgException 22003 when IRIS would round {@code value}
   */
  public static void check(BigDecimal value, String column) {
    BigDecimal plain = value.stripTrailingZeros();
    boolean fits =
        plain.scale() <= SCALE
            && plain.precision() - plain.scale() <= INTEGER_DIGITS
            && plain.setScale(Math.max(0, plain.scale())).unscaledValue().bitLength() <= BITS;
    if (!fits) {
      throw new PgException(
              SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
              "value has more digits than column \"" + column + "\" keeps")
          .withHint(
              "A numeric column without a precision keeps 9 digits after the point and 19 in all;"
                  + " declare it as numeric(p,s), or as text.");
    }
  }
}
