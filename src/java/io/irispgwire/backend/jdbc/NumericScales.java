package io.irispgwire.backend.jdbc;

import static java.math.BigDecimal.ONE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many digits after the point a decimal shows. A column declared with a scale shows that many,
 * as in PostgreSQL; a {@code numeric} without one, which IRIS keeps with a scale of its own, shows
 * no zeros that only this put there. A quotient shows as many as PostgreSQL's.
 */
final class NumericScales {
  /** What {@code sql.IrisTypes} keeps a bare {@code numeric} in: NUMERIC(28, 9). */
  private static final int BARE_PRECISION = 28;

  private static final int BARE_SCALE = 9;

  /** From this scale on a computed value comes from bare columns: its zeros are padding. */
  private static final int PADDED = BARE_SCALE;

  /** From this scale on a computed value is H2's quotient or average. */
  private static final int QUOTIENT = 20;

  /** {@code NUMERIC_MIN_SIG_DIGITS} and {@code DEC_DIGITS} of PostgreSQL's numeric.c. */
  private static final int SIGNIFICANT = 16;

  private static final int DIGITS_PER_WORD = 4;

  private static final int UNKNOWN = -1;
  private static final int COMPUTED = -2;
  private static final int BARE = -3;

  private final ResultSetMetaData metadata;
  private final int[] scales;

  NumericScales(ResultSetMetaData metadata) throws SQLException {
    this.metadata = metadata;
    this.scales = new int[metadata.getColumnCount() + 1];
    Arrays.fill(scales, UNKNOWN);
  }

  @Nullable BigDecimal shown(int column, @Nullable BigDecimal value) throws SQLException {
    if (value == null) {
      return null;
    }
    int scale = scales[column];
    if (scale == UNKNOWN) {
      scale = look(column);
      scales[column] = scale;
    }
    return switch (scale) {
      case BARE -> stripped(value);
      case COMPUTED -> computed(value);
      default -> value.scale() < scale ? value.setScale(scale) : value;
    };
  }

  private int look(int column) throws SQLException {
    String table = metadata.getTableName(column);
    int scale = metadata.getScale(column);
    if (table == null || table.isEmpty() || scale < 0) {
      return COMPUTED;
    }
    return scale == BARE_SCALE && metadata.getPrecision(column) == BARE_PRECISION ? BARE : scale;
  }

  private static BigDecimal computed(BigDecimal value) {
    if (value.scale() >= QUOTIENT) {
      return value.setScale(quotientScale(value), RoundingMode.HALF_UP);
    }
    return value.scale() < PADDED ? value : stripped(value);
  }

  /**
   * As numeric.c, select_div_scale, from the quotient, whose operands are not here any more. Where
   * that is a power of 10,000 their first digits, in base 10,000, were the same, and its weight is
   * estimated one less.
   */
  static int quotientScale(BigDecimal quotient) {
    int whole = quotient.precision() - quotient.scale();
    int weight = quotient.signum() == 0 ? -1 : Math.floorDiv(whole - 1, DIGITS_PER_WORD);
    boolean same = quotient.abs().scaleByPowerOfTen(-weight * DIGITS_PER_WORD).compareTo(ONE) == 0;
    return Math.max(0, SIGNIFICANT - (same ? weight - 1 : weight) * DIGITS_PER_WORD);
  }

  private static BigDecimal stripped(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
