package io.irispgwire.eval;

import io.irispgwire.types.Embeddings;
import org.jspecify.annotations.Nullable;

/**
 * avg(vector). Source: pgvector 0.8.0, {@code src/vector.c}, {@code vector_accum}, {@code
 * vector_avg}.
 */
final class VectorAggregates {
  private VectorAggregates() {}

  /** Sums in double precision, the average in single. */
  static final class Average implements Aggregates.State {
    private double[] sums = {};
    private long count;

    @Override
    public void add(@Nullable Object[] values) {
      if (!(values[0] instanceof float[] vector)) {
        return;
      }
      if (count == 0) {
        sums = new double[vector.length];
      }
      Embeddings.checkExpected(sums.length, vector.length);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += vector[i];
      }
      count++;
    }

    @Override
    public @Nullable Object result() {
      if (count == 0) {
        return null;
      }
      float[] average = new float[sums.length];
      for (int i = 0; i < average.length; i++) {
        average[i] = Embeddings.checkElement((float) (sums[i] / count));
      }
      return average;
    }
  }
}
