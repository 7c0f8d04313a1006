package io.irispgwire.eval;

import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code (start, end) OVERLAPS (start, length)}. Source: PostgreSQL {@code timestamp.c}, {@code
 * overlaps_timestamp}: a missing end matters only where the other says nothing yet.
 */
final class Overlaps {
  private static final List<PgType> MOMENTS =
      List.of(PgType.TIMESTAMP, PgType.TIMESTAMPTZ, PgType.TIME);

  private Overlaps() {}

  static void addTo(FunctionTable table) {
    for (String type : List.of("timestamp", "time", "timetz")) {
      table.any("overlaps_" + type, (in, a) -> overlaps(span(a[0], a[1]), span(a[2], a[3])));
    }
    for (PgType moment : MOMENTS) {
      String m = " " + moment.oid();
      String i = " " + PgType.INTERVAL.oid();
      for (String arguments : List.of(m + m + m + i, m + i + m + m, m + i + m + i)) {
        table.any("overlaps/" + arguments.strip(), Overlaps::withLengths);
      }
    }
  }

  /** From the earlier to the later one; without an end where one is NULL. */
  private record Span(Object start, @Nullable Object end) {}

  private static @Nullable Span span(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      Object known = a == null ? b : a;
      return known == null ? null : new Span(known, null);
    }
    return Ordering.compare(a, b) > 0 ? new Span(b, a) : new Span(a, b);
  }

  private static @Nullable Object overlaps(@Nullable Span a, @Nullable Span b) {
    if (a == null || b == null) {
      return null;
    }
    int order = Ordering.compare(a.start(), b.start());
    if (order == 0) {
      return a.end() == null || b.end() == null ? null : (Object) true;
    }
    Span first = order < 0 ? a : b;
    Span second = order < 0 ? b : a;
    if (first.end() == null) {
      return null;
    }
    boolean reaches = Ordering.compare(second.start(), first.end()) < 0;
    return reaches ? (Object) true : second.end() == null ? null : (Object) false;
  }

  private static @Nullable Object withLengths(Invocation in, @Nullable Object[] a) {
    return overlaps(span(a[0], end(in, a, 1)), span(a[2], end(in, a, 3)));
  }

  private static @Nullable Object end(Invocation in, @Nullable Object[] a, int at) {
    if (!(a[at] instanceof Interval length) || a[at - 1] == null) {
      return a[at] instanceof Interval ? null : a[at];
    }
    long start = (Long) TextFunctions.nonNull(a[at - 1]);
    PgType type = in.argumentType(at - 1);
    if (type.equals(PgType.TIME)) {
      return Math.floorMod(start + length.micros(), DateTimes.MICROS_PER_DAY);
    }
    return type.equals(PgType.TIMESTAMPTZ)
        ? Moments.plus(start, length, in.style().zone())
        : Moments.plus(start, length);
  }
}
