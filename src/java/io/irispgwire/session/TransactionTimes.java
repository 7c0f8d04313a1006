package io.irispgwire.session;

import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.TimeTz;
import java.time.Instant;
import java.time.ZoneOffset;

/** The start of the transaction as each type that now() and its kin have. */
final class TransactionTimes {
  private static final long DAY_MICROS = 86_400_000_000L;

  /** Seconds from 1970 to 2000. */
  private static final long EPOCH_SECONDS = 946_684_800L;

  private TransactionTimes() {}

  /**
   * @param micros since 2000-01-01 UTC
   * @return of the class that values of {@code type} have
   */
  static Object as(PgType type, long micros, TextStyle style) {
    if (type.equals(PgType.TIMESTAMPTZ)) {
      return micros;
    }
    Instant instant = Instant.ofEpochSecond(EPOCH_SECONDS + Math.floorDiv(micros, 1_000_000L));
    ZoneOffset offset = style.zone().getRules().getOffset(instant);
    long local = micros + offset.getTotalSeconds() * 1_000_000L;
    if (type.equals(PgType.DATE)) {
      return (int) Math.floorDiv(local, DAY_MICROS);
    }
    if (type.equals(PgType.TIME)) {
      return Math.floorMod(local, DAY_MICROS);
    }
    if (type.equals(PgType.TIMETZ)) {
      return new TimeTz(Math.floorMod(local, DAY_MICROS), -offset.getTotalSeconds());
    }
    return local;
  }
}
