package io.irispgwire.metrics;

/**
 * What a statement's time went into.
 *
 * @param total translate, execute and send together
 * @param waiting from the arrival of what cannot be answered at once to a thread that takes it
 * @param translate parsing, resolving names and writing IRIS SQL
 * @param execute the back end's work up to the first row, and the commit
 * @param send reading rows, encoding and sending them
 */
public record Durations(
    Histogram total, Histogram waiting, Histogram translate, Histogram execute, Histogram send) {
  Durations() {
    this(new Histogram(), new Histogram(), new Histogram(), new Histogram(), new Histogram());
  }
}
