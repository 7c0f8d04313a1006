package io.irispgwire.metrics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Statements that the server has refused, or does otherwise than PostgreSQL, each shape once; what
 * its users may send to its makers. Bounded: what was seen longest ago goes. Thread-safe.
 */
public final class RefusalLedger {
  private static final int MOST = 1_000;

  private final Map<Key, Seen> seen = new ConcurrentHashMap<>();
  private final Tally states = new Tally();

  private record Key(String user, String client, String shape, String state, String message) {}

  private record Seen(long count, Instant first, Instant last) {
    Seen again(Instant now) {
      return new Seen(count + 1, first, now);
    }
  }

  /**
   * One shape.
   *
   * @param client its application_name
   * @param shape the text, with parameters in place of literals
   * @param state the SQLSTATE
   */
  public record Row(
      String user,
      String client,
      String shape,
      String state,
      String message,
      long count,
      Instant first,
      Instant last) {}

  public void add(String user, String client, String shape, String state, String message) {
    Instant now = Instant.now();
    states.add(state);
    seen.compute(
        new Key(user, client, shape, state, message),
        (key, before) -> before == null ? new Seen(1, now, now) : before.again(now));
    if (seen.size() > MOST) {
      seen.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().last()))
          .ifPresent(oldest -> seen.remove(oldest.getKey()));
    }
  }

  /** How many there were, by SQLSTATE. */
  public Tally states() {
    return states;
  }

  /** What happens most often first. */
  public List<Row> rows() {
    return seen.entrySet().stream()
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Row::count).reversed())
        .toList();
  }

  private static Row row(Key key, Seen seen) {
    return new Row(
        key.user(),
        key.client(),
        key.shape(),
        key.state(),
        key.message(),
        seen.count(),
        seen.first(),
        seen.last());
  }
}
