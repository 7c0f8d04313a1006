package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import io.irispgwire.types.Interval;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** avg, variance and standard deviation ({@code numeric_poly_*}, {@code float8_accum}). */
final class StatisticalAggregates {
  private StatisticalAggregates() {}

  static Aggregates.@Nullable Factory find(Call call) {
    if (call.argumentTypes().size() == 2) {
      PgType type = call.argumentTypes().get(0).type();
      return RegressionAggregates.find(call.proc().name(), type);
    }
    if (call.argumentTypes().size() != 1) {
      return null;
    }
    PgType type = call.argumentTypes().get(0).type();
    String name = call.proc().name();
    if (name.equals("avg") && type.equals(PgType.INTERVAL)) {
      return in -> new IntervalAverage();
    }
    if (name.equals("avg") && type.equals(PgType.VECTOR)) {
      return in -> new VectorAggregates.Average();
    }
    boolean floats = type.equals(PgType.FLOAT4) || type.equals(PgType.FLOAT8);
    if (floats) {
      Function<Moments8, @Nullable Object> result = ofFloats(name);
      return result == null ? null : in -> new Moments8(result);
    }
    Function<Sums, @Nullable Object> result = ofNumerics(name);
    return result == null ? null : in -> new Sums(result);
  }

  private static @Nullable Function<Moments8, @Nullable Object> ofFloats(String name) {
    return switch (name) {
      case "avg" -> m -> m.count == 0 ? null : m.sum / m.count;
      case "var_pop" -> m -> m.count == 0 ? null : m.squares / m.count;
      case "stddev_pop" -> m -> m.count == 0 ? null : Math.sqrt(m.squares / m.count);
      case "variance", "var_samp" -> m -> m.count < 2 ? null : m.squares / (m.count - 1);
      case "stddev", "stddev_samp" ->
          m -> m.count < 2 ? null : Math.sqrt(m.squares / (m.count - 1));
      default -> null;
    };
  }

  /** Youngs and Cramer's updates, as {@code float8_accum}. */
  private static final class Moments8 implements Aggregates.State {
    private final Function<Moments8, @Nullable Object> finish;
    private double count;
    private double sum;
    private double squares;

    Moments8(Function<Moments8, @Nullable Object> finish) {
      this.finish = finish;
    }

    @Override
    public void add(@Nullable Object[] values) {
      if (!(values[0] instanceof Number number)) {
        return;
      }
      double value = number.doubleValue();
      count++;
      sum += value;
      if (count > 1) {
        double distance = value * count - sum;
        squares += distance * distance / (count * (count - 1));
      } else if (!Double.isFinite(value)) {
        squares = Double.NaN;
      }
    }

    @Override
    public @Nullable Object result() {
      return finish.apply(this);
    }
  }

  private static @Nullable Function<Sums, @Nullable Object> ofNumerics(String name) {
    return switch (name) {
      case "avg" -> s -> s.count == 0 ? null : NumericArithmetic.divide(s.sum, Numeric.of(s.count));
      case "var_pop" -> s -> s.variance(false, false);
      case "stddev_pop" -> s -> s.variance(false, true);
      case "variance", "var_samp" -> s -> s.variance(true, false);
      case "stddev", "stddev_samp" -> s -> s.variance(true, true);
      default -> null;
    };
  }

  /** Sums of values and of their squares. */
  private static final class Sums implements Aggregates.State {
    private final Function<Sums, @Nullable Object> finish;
    private long count;
    private Numeric sum = Numeric.of(0);
    private Numeric squares = Numeric.of(0);

    Sums(Function<Sums, @Nullable Object> finish) {
      this.finish = finish;
    }

    @Override
    public void add(@Nullable Object[] values) {
      Object value = values[0];
      if (value != null) {
        Numeric number =
            value instanceof Numeric numeric ? numeric : Numeric.of(((Number) value).longValue());
        count++;
        sum = NumericArithmetic.add(sum, number);
        squares = NumericArithmetic.add(squares, NumericArithmetic.multiply(number, number));
      }
    }

    @Override
    public @Nullable Object result() {
      return finish.apply(this);
    }

    /** {@code numeric_stddev_internal}. */
    @Nullable Object variance(boolean sample, boolean root) {
      if (count == 0 || (sample && count < 2)) {
        return null;
      }
      if (sum.decimal() == null || squares.decimal() == null) {
        return Numeric.NAN;
      }
      BigDecimal n = BigDecimal.valueOf(count);
      BigDecimal numerator =
          squares.decimal().multiply(n).subtract(sum.decimal().multiply(sum.decimal()));
      if (numerator.signum() <= 0) {
        return Numeric.of(0);
      }
      BigDecimal denominator = n.multiply(sample ? n.subtract(BigDecimal.ONE) : n);
      BigDecimal variance = NumericArithmetic.divide(numerator, denominator);
      return Numeric.of(root ? NumericMathematics.root(variance, variance.scale()) : variance);
    }
  }

  private static final class IntervalAverage implements Aggregates.State {
    private long count;
    private Interval sum = new Interval(0, 0, 0);

    @Override
    public void add(@Nullable Object[] values) {
      if (values[0] instanceof Interval value) {
        count++;
        sum = Intervals.add(sum, value);
      }
    }

    @Override
    public @Nullable Object result() {
      return count == 0 ? null : Intervals.divide(sum, (double) count);
    }
  }
}
