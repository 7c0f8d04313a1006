package io.irispgwire.metrics;

/**
 * Sum, extremes and deviation of some times, in milliseconds. Not thread-safe.
 *
 * <p>Source of the method: B. P. Welford, "Note on a Method for Calculating Corrected Sums of
 * Squares and Products", 1962; it is PostgreSQL's too (pg_stat_statements.c).
 */
final class Spread {
  private static final double NANOS_PER_MILLI = 1e6;

  private long count;
  private double total;
  private double least;
  private double most;
  private double mean;
  private double squares;

  void add(long nanos) {
    double millis = nanos / NANOS_PER_MILLI;
    double before = mean;
    count++;
    total += millis;
    least = count == 1 ? millis : Math.min(least, millis);
    most = Math.max(most, millis);
    mean += (millis - before) / count;
    squares += (millis - before) * (millis - mean);
  }

  Times times() {
    return new Times(total, least, most, mean, count == 0 ? 0 : Math.sqrt(squares / count));
  }
}
