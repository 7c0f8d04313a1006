package io.irispgwire.types;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * Arithmetic on dates (days since 2000-01-01) and timestamps (microseconds since then).
 *
 * <p>What text looks like is {@link DateTimeText}'s; the calendar is {@link CivilDate}'s. Source:
 * PostgreSQL {@code timestamp.h}, {@code timestamp.c}.
 */
public final class DateTimes {
  public static final long MICROS_PER_SECOND = 1_000_000L;
  public static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
  public static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  public static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  public static final int DATE_INFINITY = Integer.MAX_VALUE;
  public static final int DATE_MINUS_INFINITY = Integer.MIN_VALUE;
  public static final long TIMESTAMP_INFINITY = Long.MAX_VALUE;
  public static final long TIMESTAMP_MINUS_INFINITY = Long.MIN_VALUE;

  /** 4714-11-24 BC. */
  public static final int FIRST_DATE = -CivilDate.JULIAN_EPOCH;

  /** The day after 5874897-12-31. */
  public static final int END_OF_DATES = 2_147_483_494 - CivilDate.JULIAN_EPOCH;

  /** 4714-11-24 00:00:00 BC. */
  public static final long FIRST_TIMESTAMP = FIRST_DATE * MICROS_PER_DAY;

  /** The moment after 294276-12-31 23:59:59.999999. */
  public static final long END_OF_TIMESTAMPS = 9_223_371_331_200_000_000L;

  /** 1970-01-01 in days since 2000-01-01. */
  public static final int UNIX_EPOCH_DAYS = -10_957;

  private static final long UNIX_EPOCH_OFFSET = UNIX_EPOCH_DAYS * 86_400L;

  private DateTimes() {}

  /** The day of a finite timestamp. */
  public static int day(long timestamp) {
    return (int) Math.floorDiv(timestamp, MICROS_PER_DAY);
  }

  /** Microseconds since midnight of a finite timestamp. */
  public static long timeOfDay(long timestamp) {
    return Math.floorMod(timestamp, MICROS_PER_DAY);
  }

  public static boolean isFiniteDate(int date) {
    return date != DATE_INFINITY && date != DATE_MINUS_INFINITY;
  }

  public static boolean isFinite(long timestamp) {
    return timestamp != TIMESTAMP_INFINITY && timestamp != TIMESTAMP_MINUS_INFINITY;
  }

  /** Whether a finite date lies in PostgreSQL's range. */
  public static boolean isDate(long days) {
    return days >= FIRST_DATE && days < END_OF_DATES;
  }

  /** Whether a finite timestamp lies in PostgreSQL's range. */
  public static boolean isTimestamp(long timestamp) {
    return timestamp >= FIRST_TIMESTAMP && timestamp < END_OF_TIMESTAMPS;
  }

  /** The present by {@code style}'s clock, as a timestamptz. */
  public static long now(TextStyle style) {
    Instant now = style.clock().instant();
    return (now.getEpochSecond() + UNIX_EPOCH_OFFSET) * MICROS_PER_SECOND + now.getNano() / 1000;
  }

  /** Seconds east of Greenwich that clocks in {@code zone} show at a moment in UTC. */
  public static int offsetAt(long utc, ZoneId zone) {
    if (zone instanceof ZoneOffset fixed) {
      return fixed.getTotalSeconds();
    }
    return zone.getRules().getOffset(instant(utc)).getTotalSeconds();
  }

  /** The whole second of a moment in UTC. */
  static Instant instant(long utc) {
    return Instant.ofEpochSecond(Math.floorDiv(utc, MICROS_PER_SECOND) - UNIX_EPOCH_OFFSET);
  }

  /**
   * Seconds east of Greenwich for a wall-clock time: of two readings the later one, and for a time
   * that clocks skipped the offset before the jump ({@code DetermineTimeZoneOffset}).
   */
  public static int offsetOfLocal(long local, ZoneId zone) {
    if (zone instanceof ZoneOffset fixed) {
      return fixed.getTotalSeconds();
    }
    long second = Math.floorDiv(local, MICROS_PER_SECOND) - UNIX_EPOCH_OFFSET;
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    ZoneOffsetTransition jump = zone.getRules().getTransition(time);
    if (jump == null) {
      return zone.getRules().getOffset(time).getTotalSeconds();
    }
    return (jump.isGap() ? jump.getOffsetBefore() : jump.getOffsetAfter()).getTotalSeconds();
  }

  /** What clocks in {@code zone} show at a finite moment in UTC. */
  public static long toLocal(long utc, ZoneId zone) {
    return utc + offsetAt(utc, zone) * MICROS_PER_SECOND;
  }

  /** The moment in UTC at which clocks in {@code zone} show {@code local}. */
  public static long toUtc(long local, ZoneId zone) {
    return local - offsetOfLocal(local, zone) * MICROS_PER_SECOND;
  }
}
