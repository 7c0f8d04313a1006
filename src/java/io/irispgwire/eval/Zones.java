package io.irispgwire.eval;

import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.TimeTz;
import io.irispgwire.types.TimeZones;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** AT TIME ZONE ({@code timestamp_zone} and its kin). */
final class Zones {
  private Zones() {}

  static void addTo(FunctionTable table) {
    table.two("timestamptz_zone", (String z, Long t) -> Moments.toLocal(t, named(z)));
    table.two("timestamp_zone", (String z, Long t) -> Moments.toUtc(t, named(z)));
    table.two("timestamptz_izone", (Interval z, Long t) -> Moments.toLocal(t, fixed(z)));
    table.two("timestamp_izone", (Interval z, Long t) -> Moments.toUtc(t, fixed(z)));
    table.any(
        "timetz_zone",
        (in, a) ->
            moved(
                (TimeTz) TextFunctions.nonNull(a[1]),
                DateTimes.offsetAt(
                    in.environment().transactionMicros(),
                    named((String) TextFunctions.nonNull(a[0])))));
    table.two("timetz_izone", (Interval z, TimeTz t) -> moved(t, fixed(z).getTotalSeconds()));
  }

  static ZoneId named(String name) {
    ZoneId zone = TimeZones.byName(name);
    if (zone == null) {
      throw Failures.parameter("time zone \"" + name + "\" not recognized");
    }
    return zone;
  }

  private static ZoneOffset fixed(Interval offset) {
    if (offset.months() != 0 || offset.days() != 0) {
      throw Failures.parameter("interval time zone must not include months or days");
    }
    return ZoneOffset.ofTotalSeconds((int) (offset.micros() / DateTimes.MICROS_PER_SECOND));
  }

  private static TimeTz moved(TimeTz time, int east) {
    long utc = time.micros() + time.zone() * DateTimes.MICROS_PER_SECOND;
    return new TimeTz(
        Math.floorMod(utc + east * DateTimes.MICROS_PER_SECOND, DateTimes.MICROS_PER_DAY), -east);
  }
}
