package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/**
 * The counts of an interval while its literal is read; fractions of a unit spill into smaller ones.
 *
 * <p>Source: PostgreSQL 15 {@code datetime.c}, {@code AdjustMicroseconds}, {@code AdjustFractDays},
 * {@code AdjustFractYears} and their kin; {@code timestamp.c}, {@code itmin2interval}.
 */
final class IntervalSum {
  private final DateTimeFailure failure;
  private int years;
  private int months;
  private int days;
  private long micros;

  IntervalSum(DateTimeFailure failure) {
    this.failure = failure;
  }

  void addMicros(long value) {
    try {
      micros = Math.addExact(micros, value);
    } catch (ArithmeticException e) {
      throw failure.intervalOverflow();
    }
  }

  /** {@code value + fraction} units. */
  void add(IntervalUnit unit, long value, double fraction) {
    try {
      switch (unit) {
        case MICROSECOND -> addTime(value, fraction, 1);
        case MILLISECOND -> addTime(value, fraction, 1000);
        case SECOND -> addTime(value, fraction, DateTimes.MICROS_PER_SECOND);
        case MINUTE -> addTime(value, fraction, DateTimes.MICROS_PER_MINUTE);
        case HOUR -> addTime(value, fraction, DateTimes.MICROS_PER_HOUR);
        case DAY -> addDays(value, fraction, 1);
        case WEEK -> addDays(value, fraction, 7);
        case MONTH -> {
          months = Math.addExact(months, Math.toIntExact(value));
          addFractionOfDays(fraction, 30);
        }
        case YEAR -> addYears(value, fraction, 1);
        case DECADE -> addYears(value, fraction, 10);
        case CENTURY -> addYears(value, fraction, 100);
        case MILLENNIUM -> addYears(value, fraction, 1000);
      }
    } catch (ArithmeticException e) {
      throw failure.intervalOverflow();
    }
  }

  private void addTime(long value, double fraction, long scale) {
    micros = Math.addExact(micros, Math.multiplyExact(value, scale));
    addFractionOfTime(fraction, scale);
  }

  private void addFractionOfTime(double fraction, long scale) {
    double scaled = fraction * scale;
    long whole = (long) scaled;
    double rest = scaled - whole;
    if (rest > 0.5) {
      whole++;
    } else if (rest < -0.5) {
      whole--;
    }
    micros = Math.addExact(micros, whole);
  }

  private void addDays(long value, double fraction, int scale) {
    days = Math.addExact(days, Math.multiplyExact(Math.toIntExact(value), scale));
    if (scale == 1) {
      addFractionOfTime(fraction, DateTimes.MICROS_PER_DAY);
    } else {
      addFractionOfDays(fraction, scale);
    }
  }

  private void addFractionOfDays(double fraction, int scale) {
    double scaled = fraction * scale;
    int whole = (int) scaled;
    days = Math.addExact(days, whole);
    addFractionOfTime(scaled - whole, DateTimes.MICROS_PER_DAY);
  }

  private void addYears(long value, double fraction, int scale) {
    years = Math.addExact(years, Math.multiplyExact(Math.toIntExact(value), scale));
    months = Math.addExact(months, (int) Math.rint(fraction * scale * 12));
  }

  void negate() {
    try {
      years = Math.negateExact(years);
      months = Math.negateExact(months);
      days = Math.negateExact(days);
      micros = Math.negateExact(micros);
    } catch (ArithmeticException e) {
      throw failure.intervalOverflow();
    }
  }

  Interval toInterval() {
    long total = years * 12L + months;
    if (total != (int) total) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "interval out of range");
    }
    return new Interval((int) total, days, micros);
  }
}
