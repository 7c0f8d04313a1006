package io.irispgwire.eval;

import io.irispgwire.types.PgType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates over pairs (Y, X): corr, covar_pop, covar_samp and regr_*.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/float.c}, {@code float8_regr_accum} and the
 * functions after it.
 */
final class RegressionAggregates {
  private RegressionAggregates() {}

  static Aggregates.@Nullable Factory find(String name, PgType type) {
    Function<Pairs, @Nullable Object> result = type.equals(PgType.FLOAT8) ? result(name) : null;
    return result == null ? null : in -> new Pairs(result);
  }

  private static @Nullable Function<Pairs, @Nullable Object> result(String name) {
    return switch (name) {
      case "regr_count" -> p -> (long) p.count;
      case "regr_avgx" -> p -> p.count < 1 ? null : p.sumX / p.count;
      case "regr_avgy" -> p -> p.count < 1 ? null : p.sumY / p.count;
      case "regr_sxx" -> p -> p.count < 1 ? null : p.squaresX;
      case "regr_syy" -> p -> p.count < 1 ? null : p.squaresY;
      case "regr_sxy" -> p -> p.count < 1 ? null : p.products;
      case "covar_pop" -> p -> p.count < 1 ? null : p.products / p.count;
      case "covar_samp" -> p -> p.count < 2 ? null : p.products / (p.count - 1);
      case "corr" ->
          p ->
              p.count < 1 || p.squaresX == 0 || p.squaresY == 0
                  ? null
                  : p.products / Math.sqrt(p.squaresX * p.squaresY);
      case "regr_r2" -> p -> p.determination();
      case "regr_slope" -> p -> p.hasNoLine() ? null : p.products / p.squaresX;
      case "regr_intercept" ->
          p -> p.hasNoLine() ? null : (p.sumY - p.sumX * p.products / p.squaresX) / p.count;
      default -> null;
    };
  }

  /** Youngs and Cramer's updates. */
  private static final class Pairs implements Aggregates.State {
    private final Function<Pairs, @Nullable Object> finish;
    private double count;
    private double sumX;
    private double sumY;
    private double squaresX;
    private double squaresY;
    private double products;

    Pairs(Function<Pairs, @Nullable Object> finish) {
      this.finish = finish;
    }

    @Override
    public void add(@Nullable Object[] values) {
      if (!(values[0] instanceof Double y) || !(values[1] instanceof Double x)) {
        return;
      }
      double before = count;
      count++;
      sumX += x;
      sumY += y;
      if (before > 0) {
        double distanceX = x * count - sumX;
        double distanceY = y * count - sumY;
        double scale = 1 / (count * before);
        squaresX += distanceX * distanceX * scale;
        squaresY += distanceY * distanceY * scale;
        products += distanceX * distanceY * scale;
        return;
      }
      squaresX = Double.isFinite(x) ? 0 : Double.NaN;
      squaresY = Double.isFinite(y) ? 0 : Double.NaN;
      products = squaresX + squaresY;
    }

    private boolean hasNoLine() {
      return count < 1 || squaresX == 0;
    }

    private @Nullable Object determination() {
      if (hasNoLine()) {
        return null;
      }
      return squaresY == 0 ? 1.0 : products * products / (squaresX * squaresY);
    }

    @Override
    public @Nullable Object result() {
      return finish.apply(this);
    }
  }
}
