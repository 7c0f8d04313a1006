package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.TimeTz;
import org.jspecify.annotations.Nullable;

/** Arithmetic and conversions of dates and times ({@code date.c}, {@code timestamp.c}). */
final class DateTimeFunctions {
  private DateTimeFunctions() {}

  static void addTo(FunctionTable table) {
    clocks(table);
    dates(table);
    timestamps(table);
    times(table);
    intervals(table);
    casts(table);
    DateTimeParts.addTo(table);
    DateTimeMakers.addTo(table);
  }

  private static void clocks(FunctionTable table) {
    table.any("now", (in, a) -> in.environment().transactionMicros());
    table.any("statement_timestamp", (in, a) -> in.environment().statementMicros());
    table.any("clock_timestamp", (in, a) -> DateTimes.now(in.style()));
    table.any("pg_postmaster_start_time", (in, a) -> in.session().serverStart());
    table.any("pg_conf_load_time", (in, a) -> in.session().serverStart());
  }

  private static void dates(FunctionTable table) {
    table.two("date_pli", (Integer d, Integer n) -> Moments.datePlus(d, n));
    table.two("date_mii", (Integer d, Integer n) -> Moments.datePlus(d, -n));
    table.two("integer_pl_date", (Integer n, Integer d) -> Moments.datePlus(d, n));
    table.two("date_mi", DateTimeFunctions::dateMinus);
    table.two("date_pl_interval", (Integer d, Interval i) -> Moments.plus(Moments.ofDate(d), i));
    table.two("interval_pl_date", (Interval i, Integer d) -> Moments.plus(Moments.ofDate(d), i));
    table.two(
        "date_mi_interval",
        (Integer d, Interval i) -> Moments.plus(Moments.ofDate(d), Intervals.negate(i)));
    table.one("date_finite", (Integer d) -> DateTimes.isFiniteDate(d));
    table.two("datetime_timestamp", (Integer d, Long t) -> Moments.ofDate(d) + t);
    table.two("timedate_pl", (Long t, Integer d) -> Moments.ofDate(d) + t);
    table.two(
        "datetimetz_timestamptz",
        (Integer d, TimeTz t) ->
            Moments.ofDate(d) + t.micros() + t.zone() * DateTimes.MICROS_PER_SECOND);
  }

  private static int dateMinus(int a, int b) {
    if (!DateTimes.isFiniteDate(a) || !DateTimes.isFiniteDate(b)) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "cannot subtract infinite dates");
    }
    return a - b;
  }

  private static void timestamps(FunctionTable table) {
    table.two("timestamp_pl_interval", (Long t, Interval i) -> Moments.plus(t, i));
    table.two("interval_pl_timestamp", (Interval i, Long t) -> Moments.plus(t, i));
    table.two(
        "timestamp_mi_interval", (Long t, Interval i) -> Moments.plus(t, Intervals.negate(i)));
    table.any(
        "timestamptz_pl_interval",
        (in, a) -> zoned(in, (Long) nonNull(a[0]), (Interval) nonNull(a[1])));
    table.any(
        "interval_pl_timestamptz",
        (in, a) -> zoned(in, (Long) nonNull(a[1]), (Interval) nonNull(a[0])));
    table.any(
        "timestamptz_mi_interval",
        (in, a) -> zoned(in, (Long) nonNull(a[0]), Intervals.negate((Interval) nonNull(a[1]))));
    table.two("timestamp_mi", (Long a, Long b) -> Intervals.between(a, b));
    table.one("timestamp_finite", (Long a) -> DateTimes.isFinite(a));
    table.two("timestamp_age", (Long a, Long b) -> Intervals.age(a, b));
    table.any(
        "timestamptz_age",
        (in, a) -> Intervals.age(local(in, (Long) nonNull(a[0])), local(in, (Long) nonNull(a[1]))));
    table.any("age/1114", (in, a) -> Intervals.age(today(in), (Long) nonNull(a[0])));
    table.any("age/1184", (in, a) -> Intervals.age(today(in), local(in, (Long) nonNull(a[0]))));
  }

  private static long zoned(Invocation in, long utc, Interval span) {
    return Moments.plus(utc, span, in.style().zone());
  }

  private static long local(Invocation in, long utc) {
    return Moments.toLocal(utc, in.style().zone());
  }

  /** The midnight at which the current day began, on the session's clocks. */
  private static long today(Invocation in) {
    return Moments.ofDate(DateTimes.day(local(in, in.environment().transactionMicros())));
  }

  private static void times(FunctionTable table) {
    table.two("time_pl_interval", (Long t, Interval i) -> wrap(t + i.micros()));
    table.two("interval_pl_time", (Interval i, Long t) -> wrap(t + i.micros()));
    table.two("time_mi_interval", (Long t, Interval i) -> wrap(t - i.micros()));
    table.two("time_mi_time", (Long a, Long b) -> new Interval(0, 0, a - b));
    table.two(
        "timetz_pl_interval",
        (TimeTz t, Interval i) -> new TimeTz(wrap(t.micros() + i.micros()), t.zone()));
    table.two(
        "timetz_mi_interval",
        (TimeTz t, Interval i) -> new TimeTz(wrap(t.micros() - i.micros()), t.zone()));
  }

  private static long wrap(long micros) {
    return Math.floorMod(micros, DateTimes.MICROS_PER_DAY);
  }

  private static void intervals(FunctionTable table) {
    table.two("interval_pl", Intervals::add);
    table.two("interval_mi", Intervals::subtract);
    table.one("interval_um", (Interval a) -> Intervals.negate(a));
    table.two("interval_mul", (Interval a, Double f) -> Intervals.multiply(a, f));
    table.two("mul_d_interval", (Double f, Interval a) -> Intervals.multiply(a, f));
    table.two("interval_div", (Interval a, Double f) -> Intervals.divide(a, f));
    table.one("interval_justify_hours", (Interval a) -> Intervals.justifyHours(a));
    table.one("interval_justify_days", (Interval a) -> Intervals.justifyDays(a));
    table.one("interval_justify_interval", (Interval a) -> Intervals.justify(a));
    table.one("interval_finite", (Interval a) -> true);
  }

  private static void casts(FunctionTable table) {
    table.one("date_timestamp", (Integer a) -> Moments.ofDate(a));
    table.any(
        "date_timestamptz",
        (in, a) -> Moments.toUtc(Moments.ofDate((Integer) nonNull(a[0])), in.style().zone()));
    table.one("timestamp_date", (Long a) -> Moments.dateOf(a));
    table.one("timestamp_time", (Long a) -> DateTimes.isFinite(a) ? DateTimes.timeOfDay(a) : null);
    table.any(
        "timestamp_timestamptz", (in, a) -> Moments.toUtc((Long) nonNull(a[0]), in.style().zone()));
    table.any("timestamptz_timestamp", (in, a) -> local(in, (Long) nonNull(a[0])));
    table.any("timestamptz_date", (in, a) -> Moments.dateOf(local(in, (Long) nonNull(a[0]))));
    table.any("timestamptz_time", (in, a) -> timeOf(local(in, (Long) nonNull(a[0]))));
    table.any(
        "timestamptz_timetz",
        (in, a) -> {
          long utc = (Long) nonNull(a[0]);
          return DateTimes.isFinite(utc)
              ? Moments.timeTz(DateTimes.timeOfDay(local(in, utc)), utc, in.style().zone())
              : null;
        });
    table.any(
        "time_timetz",
        (in, a) ->
            Moments.timeTz(
                (Long) nonNull(a[0]), in.environment().transactionMicros(), in.style().zone()));
    table.one("timetz_time", (TimeTz a) -> a.micros());
    table.one("time_interval", (Long a) -> new Interval(0, 0, a));
    table.one("interval_time", (Interval a) -> wrap(a.micros()));
    table.two("timestamptz", (Integer d, Long t) -> Moments.ofDate(d) + t);
  }

  private static @Nullable Object timeOf(long local) {
    return DateTimes.isFinite(local) ? DateTimes.timeOfDay(local) : null;
  }
}
