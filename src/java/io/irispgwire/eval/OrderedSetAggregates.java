package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.types.Interval;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates WITHIN GROUP: percentile_cont, percentile_disc and mode over sorted rows; rank and its
 * kin of a row that is not there are {@link HypotheticalAggregates}'.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/orderedsetaggs.c}.
 */
final class OrderedSetAggregates {
  private OrderedSetAggregates() {}

  /**
   * Whose states are given the direct arguments and then the sorted ones, row by row in order; null
   * where there is no such aggregate here.
   *
   * @param direct how many arguments stand before WITHIN GROUP
   */
  static Aggregates.@Nullable Factory find(Call call, int direct, List<SortKey> order) {
    return switch (call.proc().name()) {
      case "percentile_cont" -> in -> new Percentiles(call.result().type(), true);
      case "percentile_disc" -> in -> new Percentiles(call.result().type(), false);
      case "mode" -> in -> new MostFrequent(order.get(0));
      default -> HypotheticalAggregates.find(call, direct, order);
    };
  }

  /** The sorted values that are not NULL, and where to look among them. */
  private static final class Percentiles implements Aggregates.State {
    private final PgType result;
    private final boolean continuous;
    private final List<Object> sorted = new ArrayList<>();
    private @Nullable Object fraction;

    Percentiles(PgType result, boolean continuous) {
      this.result = result;
      this.continuous = continuous;
    }

    @Override
    public void add(@Nullable Object[] values) {
      fraction = values[0];
      if (values[1] != null) {
        sorted.add(values[1]);
      }
    }

    @Override
    public @Nullable Object result() {
      if (fraction instanceof Double one) {
        checkFraction(one);
        return sorted.isEmpty() ? null : at(one);
      }
      if (!(fraction instanceof PgArray several) || sorted.isEmpty()) {
        return null;
      }
      List<@Nullable Object> results = new ArrayList<>();
      for (Object each : several.elements()) {
        if (each instanceof Double one) {
          checkFraction(one);
        }
        results.add(each == null ? null : at((Double) each));
      }
      PgType element = Objects.requireNonNull(Types.elementOf(result));
      return new PgArray(element, several.dimensions(), several.lowerBounds(), results);
    }

    private Object at(double wanted) {
      if (!continuous) {
        return sorted.get((int) Math.max(0, Math.ceil(wanted * sorted.size()) - 1));
      }
      double place = wanted * (sorted.size() - 1);
      Object low = sorted.get((int) Math.floor(place));
      Object high = sorted.get((int) Math.ceil(place));
      double part = place - Math.floor(place);
      if (part == 0) {
        return low;
      }
      return low instanceof Interval from
          ? Intervals.add(from, Intervals.multiply(Intervals.subtract((Interval) high, from), part))
          : (Object) ((Double) low + part * ((Double) high - (Double) low));
    }

    private static void checkFraction(double value) {
      if (!(value >= 0 && value <= 1)) {
        String shown =
            Double.isFinite(value)
                ? new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
        throw new PgException(
            SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
            "percentile value " + shown + " is not between 0 and 1");
      }
    }
  }

  /** The first of the values that come most often. */
  private static final class MostFrequent implements Aggregates.State {
    private final SortKey order;
    private @Nullable Object best;
    private long bestCount;
    private @Nullable Object last;
    private long lastCount;

    MostFrequent(SortKey order) {
      this.order = order;
    }

    @Override
    public void add(@Nullable Object[] values) {
      Object value = values[order.column()];
      if (value == null) {
        return;
      }
      boolean same = last != null && order.order().compare(last, value) == 0;
      last = same ? last : value;
      lastCount = same ? lastCount + 1 : 1;
      if (lastCount > bestCount) {
        best = last;
        bestCount = lastCount;
      }
    }

    @Override
    public @Nullable Object result() {
      return best;
    }
  }
}
