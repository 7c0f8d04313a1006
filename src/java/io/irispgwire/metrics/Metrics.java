package io.irispgwire.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * Everything that one server counts, from its start. Thread-safe.
 *
 * @param connections accepted by the listener
 * @param logins by what came of them: {@code success}, or the SQLSTATE of the refusal
 * @param statements that have ended, by command tag
 * @param succeeded those of them that did not fail
 * @param failures of statements, by SQLSTATE
 * @param timeouts by the setting that ended something: {@code statement_timeout}, …
 * @param cancels cancel requests that named a session with its key
 */
public record Metrics(
    LongAdder connections,
    Tally logins,
    Tally statements,
    LongAdder succeeded,
    Tally failures,
    Tally timeouts,
    LongAdder cancels,
    Durations durations,
    Volumes volumes,
    Families families,
    StatementStatistics statistics,
    Databases databases,
    RefusalLedger refusals) {
  public Metrics() {
    this(
        new LongAdder(),
        new Tally(),
        new Tally(),
        new LongAdder(),
        new Tally(),
        new Tally(),
        new LongAdder(),
        new Durations(),
        new Volumes(),
        new Families(),
        new StatementStatistics(),
        new Databases(),
        new RefusalLedger());
  }

  /**
   * What went through.
   *
   * @param rows sent to clients as results
   * @param copiedIn rows taken by COPY FROM
   * @param copiedOut rows given by COPY TO
   */
  public record Volumes(
      LongAdder received, LongAdder sent, LongAdder rows, LongAdder copiedIn, LongAdder copiedOut) {
    Volumes() {
      this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
  }
}
