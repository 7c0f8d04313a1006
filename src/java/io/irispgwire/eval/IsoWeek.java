package io.irispgwire.eval;

import io.irispgwire.types.CivilDate;

/**
 * A week of ISO 8601 ({@code date2isoweek}).
 *
 * @param year the year the week belongs to, astronomical
 */
record IsoWeek(int year, int week) {
  static IsoWeek of(int day) {
    int thursday = day - (CivilDate.dayOfWeek(day) + 6) % 7 + 3;
    int year = CivilDate.ofDays(thursday).year();
    return new IsoWeek(year, (thursday - CivilDate.days(year, 1, 1)) / 7 + 1);
  }

  /** The Monday of the year's first week. */
  static int firstMonday(int year) {
    int fourth = CivilDate.days(year, 1, 4);
    return fourth - (CivilDate.dayOfWeek(fourth) + 6) % 7;
  }
}
