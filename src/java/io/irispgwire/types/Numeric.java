package io.irispgwire.types;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A {@code numeric}: a decimal whose scale is its display scale (never negative), NaN, or an
 * infinity.
 *
 * @param decimal null exactly when {@code special} is set
 */
public record Numeric(@Nullable BigDecimal decimal, @Nullable Special special) {
  public static final Numeric NAN = new Numeric(null, Special.NAN);
  public static final Numeric INFINITY = new Numeric(null, Special.INFINITY);
  public static final Numeric MINUS_INFINITY = new Numeric(null, Special.MINUS_INFINITY);

  /** What is not a number. */
  public enum Special {
    NAN,
    INFINITY,
    MINUS_INFINITY
  }

  public static Numeric of(BigDecimal decimal) {
    return new Numeric(decimal.scale() < 0 ? decimal.setScale(0) : decimal, null);
  }

  public static Numeric of(long value) {
    return new Numeric(BigDecimal.valueOf(value), null);
  }
}
