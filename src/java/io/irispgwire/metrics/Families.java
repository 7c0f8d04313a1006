package io.irispgwire.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * Statements that succeeded, by what is in them.
 *
 * @param translated IRIS was sent another text than the client's
 * @param vectors a parameter or a column is a vector
 * @param models CREATE MODEL and its kin
 */
public record Families(LongAdder translated, LongAdder vectors, LongAdder models) {
  Families() {
    this(new LongAdder(), new LongAdder(), new LongAdder());
  }
}
