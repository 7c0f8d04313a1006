package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgArray;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** generate_series, unnest and generate_subscripts; rows are made one by one. */
final class SetFunctions {
  private SetFunctions() {}

  static void addTo(FunctionTable table) {
    for (String step : List.of("", "step_")) {
      table.set("generate_series_" + step + "int4", (in, a) -> integers(a, false));
      table.set("generate_series_" + step + "int8", (in, a) -> integers(a, true));
      table.set("generate_series_" + step + "numeric", (in, a) -> numerics(a));
    }
    table.set(
        "generate_series_timestamp",
        (in, a) -> moments(a, value -> Moments.plus(value, (Interval) nonNull(a[2]))));
    table.set(
        "generate_series_timestamptz",
        (in, a) ->
            moments(a, value -> Moments.plus(value, (Interval) nonNull(a[2]), in.style().zone())));
    table.set("array_unnest", (in, a) -> ((PgArray) nonNull(a[0])).elements().iterator());
    table.set("generate_subscripts", (in, a) -> subscripts(a, Boolean.TRUE.equals(a[2])));
    table.set("generate_subscripts_nodir", (in, a) -> subscripts(a, false));
    table.set("_pg_expandarray", (in, a) -> expanded((PgArray) nonNull(a[0])));
  }

  /** First value, next value, and how far it goes. */
  private record Series<T>(T first, Predicate<T> within, Function<T, @Nullable T> next)
      implements Iterable<T> {
    @Override
    public Iterator<T> iterator() {
      return new Iterator<>() {
        private @Nullable T at = first;

        @Override
        public boolean hasNext() {
          return at != null && within.test(at);
        }

        @Override
        public T next() {
          T value = at;
          if (value == null) {
            throw new NoSuchElementException();
          }
          at = next.apply(value);
          return value;
        }
      };
    }
  }

  private static Iterator<?> integers(@Nullable Object[] a, boolean wide) {
    long last = ((Number) nonNull(a[1])).longValue();
    long step = a.length > 2 ? ((Number) nonNull(a[2])).longValue() : 1;
    checkStep(step == 0);
    Iterator<Long> values =
        new Series<>(
                ((Number) nonNull(a[0])).longValue(),
                value -> step > 0 ? value <= last : value >= last,
                value -> next(value, step))
            .iterator();
    return new Iterator<Object>() {
      @Override
      public boolean hasNext() {
        return values.hasNext();
      }

      @Override
      public Object next() {
        long value = values.next();
        return wide ? (Object) value : (Object) (int) value;
      }
    };
  }

  /** Null where the sum leaves the range: the series ends there. */
  private static @Nullable Long next(long value, long step) {
    long sum = value + step;
    boolean wrapped = ((value ^ sum) & (step ^ sum)) < 0;
    return wrapped ? null : (Long) sum;
  }

  private static void checkStep(boolean zero) {
    if (zero) {
      throw Failures.parameter("step size cannot equal zero");
    }
  }

  private static Iterator<?> numerics(@Nullable Object[] a) {
    Numeric first = (Numeric) nonNull(a[0]);
    Numeric last = (Numeric) nonNull(a[1]);
    Numeric step = a.length > 2 ? (Numeric) nonNull(a[2]) : Numeric.of(1);
    check("start", first);
    check("stop", last);
    check("step", step);
    int direction = NumericArithmetic.sign(step);
    checkStep(direction == 0);
    return new Series<>(
            first,
            value -> Ordering.compare(value, last) * direction <= 0,
            value -> NumericArithmetic.add(value, step))
        .iterator();
  }

  private static void check(String what, Numeric value) {
    if (value.decimal() == null) {
      String name = NumericArithmetic.isNan(value) ? "NaN" : "infinity";
      throw Failures.parameter(
          what.equals("step") ? "step size cannot be " + name : what + " value cannot be " + name);
    }
  }

  private static Iterator<?> moments(@Nullable Object[] a, Function<Long, Long> next) {
    long last = (Long) nonNull(a[1]);
    int direction = Ordering.span((Interval) nonNull(a[2])).signum();
    checkStep(direction == 0);
    return new Series<>(
            (Long) nonNull(a[0]),
            value -> DateTimes.isFinite(value) && Long.compare(value, last) * direction <= 0,
            value -> next.apply(value))
        .iterator();
  }

  private static Iterator<?> subscripts(@Nullable Object[] a, boolean reverse) {
    PgArray array = (PgArray) nonNull(a[0]);
    int dimension = (Integer) nonNull(a[1]);
    if (dimension < 1 || dimension > array.dimensions().length) {
      return Collections.emptyIterator();
    }
    int lower = array.lowerBounds()[dimension - 1];
    int count = array.dimensions()[dimension - 1];
    return IntStream.range(0, count)
        .mapToObj(i -> reverse ? lower + count - 1 - i : lower + i)
        .iterator();
  }

  private static Iterator<?> expanded(PgArray array) {
    return IntStream.range(0, array.elements().size())
        .mapToObj(i -> new @Nullable Object[] {array.elements().get(i), i + 1})
        .iterator();
  }
}
