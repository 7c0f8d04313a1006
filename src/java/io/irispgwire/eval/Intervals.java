package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.CivilDate;
import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;

/** Arithmetic on intervals ({@code timestamp.c}, {@code interval_*}). */
final class Intervals {
  private static final double DAYS_PER_MONTH = 30;
  private static final double SECONDS_PER_DAY = 86_400;

  private Intervals() {}

  static PgException outOfRange() {
    return new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "interval out of range");
  }

  static Interval add(Interval a, Interval b) {
    try {
      return new Interval(
          Math.addExact(a.months(), b.months()),
          Math.addExact(a.days(), b.days()),
          Math.addExact(a.micros(), b.micros()));
    } catch (ArithmeticException e) {
      throw outOfRange();
    }
  }

  static Interval negate(Interval a) {
    try {
      return new Interval(
          Math.negateExact(a.months()), Math.negateExact(a.days()), Math.negateExact(a.micros()));
    } catch (ArithmeticException e) {
      throw outOfRange();
    }
  }

  static Interval subtract(Interval a, Interval b) {
    try {
      return new Interval(
          Math.subtractExact(a.months(), b.months()),
          Math.subtractExact(a.days(), b.days()),
          Math.subtractExact(a.micros(), b.micros()));
    } catch (ArithmeticException e) {
      throw outOfRange();
    }
  }

  /** {@code interval_mul}: fractions of months go down to days, those of days to seconds. */
  static Interval multiply(Interval a, double factor) {
    if (Double.isNaN(factor)) {
      throw outOfRange();
    }
    return cascade(a.months() * factor, a.days() * factor, a.micros() * factor);
  }

  static Interval divide(Interval a, double divisor) {
    if (divisor == 0) {
      throw Failures.divisionByZero();
    }
    return cascade(a.months() / divisor, a.days() / divisor, a.micros() / divisor);
  }

  private static Interval cascade(double months, double days, double micros) {
    if (!(Math.abs(months) < 0x1p31 && Math.abs(days) < 0x1p31 && Math.abs(micros) < 0x1p63)) {
      throw outOfRange();
    }
    double monthDays = roundSeconds((months - (int) months) * DAYS_PER_MONTH);
    double seconds =
        roundSeconds(((days - (int) days) + (monthDays - (int) monthDays)) * SECONDS_PER_DAY);
    int wholeDays = (int) days;
    if (Math.abs(seconds) >= SECONDS_PER_DAY) {
      wholeDays += (int) (seconds / SECONDS_PER_DAY);
      seconds -= ((int) (seconds / SECONDS_PER_DAY)) * SECONDS_PER_DAY;
    }
    return new Interval(
        (int) months,
        wholeDays + (int) monthDays,
        (long) Math.rint(micros + seconds * DateTimes.MICROS_PER_SECOND));
  }

  /** {@code TSROUND}. */
  private static double roundSeconds(double value) {
    return Math.rint(value * 1_000_000.0) / 1_000_000.0;
  }

  static Interval justifyHours(Interval a) {
    long days = a.micros() / DateTimes.MICROS_PER_DAY;
    return balanced(a.months(), a.days() + days, a.micros() % DateTimes.MICROS_PER_DAY, false);
  }

  static Interval justifyDays(Interval a) {
    int months = a.months() + a.days() / 30;
    int days = a.days() % 30;
    if (months > 0 && days < 0) {
      return new Interval(months - 1, days + 30, a.micros());
    } else if (months < 0 && days > 0) {
      return new Interval(months + 1, days - 30, a.micros());
    }
    return new Interval(months, days, a.micros());
  }

  static Interval justify(Interval a) {
    long days = a.days() + a.micros() / DateTimes.MICROS_PER_DAY;
    long months = a.months() + days / 30;
    return balanced((int) months, days % 30, a.micros() % DateTimes.MICROS_PER_DAY, true);
  }

  /** Gives all parts the sign of the largest. */
  private static Interval balanced(int months, long days, long micros, boolean withMonths) {
    int m = months;
    long d = days;
    long t = micros;
    if (withMonths && m > 0 && (d < 0 || (d == 0 && t < 0))) {
      m--;
      d += 30;
    } else if (withMonths && m < 0 && (d > 0 || (d == 0 && t > 0))) {
      m++;
      d -= 30;
    }
    if (d > 0 && t < 0) {
      d--;
      t += DateTimes.MICROS_PER_DAY;
    } else if (d < 0 && t > 0) {
      d++;
      t -= DateTimes.MICROS_PER_DAY;
    }
    return new Interval(m, (int) d, t);
  }

  /** {@code timestamp_mi}: days and the rest. */
  static Interval between(long a, long b) {
    if (!DateTimes.isFinite(a) || !DateTimes.isFinite(b)) {
      throw new PgException(
          SqlState.DATETIME_FIELD_OVERFLOW, "cannot subtract infinite timestamps");
    }
    return justifyHours(new Interval(0, 0, a - b));
  }

  /** {@code timestamp_age}: years, months and days as a calendar shows them. */
  static Interval age(long a, long b) {
    if (!DateTimes.isFinite(a) || !DateTimes.isFinite(b)) {
      throw Moments.timestampOutOfRange();
    }
    boolean negative = a < b;
    long later = Math.max(a, b);
    long earlier = Math.min(a, b);
    CivilDate to = CivilDate.ofDays(DateTimes.day(later));
    CivilDate from = CivilDate.ofDays(DateTimes.day(earlier));
    long micros = DateTimes.timeOfDay(later) - DateTimes.timeOfDay(earlier);
    int days = to.day() - from.day();
    int months = to.month() - from.month() + 12 * (to.year() - from.year());
    if (micros < 0) {
      micros += DateTimes.MICROS_PER_DAY;
      days--;
    }
    while (days < 0) {
      days += CivilDate.length(from.year(), from.month());
      months--;
    }
    Interval age = new Interval(months, days, micros);
    return negative ? negate(age) : age;
  }
}
