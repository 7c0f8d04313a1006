package io.irispgwire.types;

/**
 * A day of the proleptic Gregorian calendar, by its Julian day number.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code date2j}, {@code j2date}; right for every Julian
 * day from 0 on, which is 4714-11-24 BC.
 *
 * @param year astronomical: 1 BC is 0, 2 BC is -1
 * @param month 1 to 12
 * @param day 1 to 31
 */
public record CivilDate(int year, int month, int day) {
  /** Julian day of 2000-01-01, from which dates and timestamps count. */
  public static final int JULIAN_EPOCH = 2_451_545;

  private static final int DAYS_PER_400_YEARS = 146_097;
  private static final int DAYS_PER_4_YEARS = 1_461;

  /** {@code days} since 2000-01-01. */
  public static CivilDate ofDays(int days) {
    return ofJulian(days + JULIAN_EPOCH);
  }

  /**
   * By Julian day number. The first timestamps lie a day before number 0 in zones west of
   * Greenwich, and the last numbers wrap around here, hence the unsigned view of the sum.
   */
  public static CivilDate ofJulian(int julian) {
    // Years begin in March here, so that the leap day comes last; counted from 4801-03-01 BC.
    long day = Integer.toUnsignedLong(julian + 32_044);
    long era = day / DAYS_PER_400_YEARS;
    int dayOfEra = (int) (day % DAYS_PER_400_YEARS);
    int century = Math.min(dayOfEra / 36_524, 3);
    int dayOfCentury = dayOfEra - century * 36_524;
    int quad = dayOfCentury / DAYS_PER_4_YEARS;
    int dayOfQuad = dayOfCentury % DAYS_PER_4_YEARS;
    int yearOfQuad = Math.min(dayOfQuad / 365, 3);
    int dayOfYear = dayOfQuad - yearOfQuad * 365;
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = (int) (era * 400) + century * 100 + quad * 4 + yearOfQuad - 4800;
    return new CivilDate(month <= 2 ? year + 1 : year, month, dayOfMonth);
  }

  /** Julian day number of a date; {@code month} must lie in 1 to 12, {@code day} may be any. */
  public static int julian(int year, int month, int day) {
    int y = month > 2 ? year + 4800 : year + 4799;
    int m = month > 2 ? month + 1 : month + 13;
    int century = y / 100;
    return y * 365 - 32_167 + y / 4 - century + century / 4 + 7834 * m / 256 + day;
  }

  /** Days since 2000-01-01. */
  public static int days(int year, int month, int day) {
    return julian(year, month, day) - JULIAN_EPOCH;
  }

  public int toDays() {
    return days(year, month, day);
  }

  /** Whether {@link #julian} is right for this date ({@code IS_VALID_JULIAN}). */
  public static boolean hasJulian(int year, int month) {
    boolean notBefore = year > -4713 || (year == -4713 && month >= 11);
    boolean notAfter = year < 5_874_898 || (year == 5_874_898 && month < 6);
    return notBefore && notAfter;
  }

  public static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** How many days the month has. */
  public static int length(int year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** 0 for Sunday to 6 for Saturday, by days since 2000-01-01. */
  public static int dayOfWeek(int days) {
    return Math.floorMod(days + 6L, 7);
  }
}
