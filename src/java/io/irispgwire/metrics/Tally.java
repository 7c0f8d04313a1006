package io.irispgwire.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts of things of several kinds. The kinds must be few, and never what a client chose: each is
 * kept for good. Thread-safe.
 */
public final class Tally {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  public void add(String kind) {
    LongAdder count = counts.get(kind);
    if (count == null) {
      count = counts.computeIfAbsent(kind, added -> new LongAdder());
    }
    count.increment();
  }

  /** What there was so far, by kind. */
  public Map<String, Long> counts() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((kind, count) -> sums.put(kind, count.sum()));
    return sums;
  }

  /** How often {@code kind} was added. */
  public long count(String kind) {
    LongAdder count = counts.get(kind);
    return count == null ? 0 : count.sum();
  }
}
