package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Numeric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code width_bucket} ({@code width_bucket_numeric}, {@code width_bucket_float8}). */
final class WidthBucket {
  private WidthBucket() {}

  /** A float, integer or numeric argument as a decimal. */
  static BigDecimal number(@Nullable Object value) {
    if (value instanceof Numeric numeric && numeric.decimal() != null) {
      return numeric.decimal();
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return new BigDecimal(number.toString());
    }
    throw failure(
        Objects.toString(value).contains("NaN")
            ? "operand, lower bound, and upper bound cannot be NaN"
            : "lower and upper bounds must be finite");
  }

  static int of(BigDecimal operand, BigDecimal low, BigDecimal high, int count) {
    if (count <= 0) {
      throw failure("count must be greater than zero");
    }
    int direction = low.compareTo(high);
    if (direction == 0) {
      throw failure("lower bound cannot equal upper bound");
    }
    BigDecimal from = direction < 0 ? operand.subtract(low) : low.subtract(operand);
    BigDecimal width = low.subtract(high).abs();
    if (from.signum() < 0) {
      return 0;
    }
    if (from.compareTo(width) >= 0) {
      return Math.addExact(count, 1);
    }
    return from.multiply(BigDecimal.valueOf(count))
            .divide(width, 0, RoundingMode.FLOOR)
            .intValueExact()
        + 1;
  }

  private static PgException failure(String message) {
    return new PgException(SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION, message);
  }
}
