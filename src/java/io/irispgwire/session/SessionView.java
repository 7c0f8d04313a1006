package io.irispgwire.session;

import io.irispgwire.sql.NormalizedText;
import io.irispgwire.types.DateTimes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session at one moment, for those who operate the server.
 *
 * @param state as pg_stat_activity.state
 * @param held whether its transaction waits for the end of a pause
 * @param waiting whether it does, or waits for a connection to the database
 * @param query what it runs, or ran last
 * @param port of the client
 * @param encrypted whether its connection is
 * @param started when the client came
 * @param transactionStarted null outside a transaction
 * @param queryStarted null before the first statement
 * @param changed when {@code state} became what it is
 */
public record SessionView(
    int processId,
    String user,
    String database,
    String application,
    String address,
    int port,
    boolean encrypted,
    String state,
    boolean held,
    boolean waiting,
    String query,
    Instant started,
    @Nullable Instant transactionStarted,
    @Nullable Instant queryStarted,
    Instant changed) {
  /** What {@code state} can be. */
  public static final List<String> STATES =
      List.of("active", "idle", "idle in transaction", "idle in transaction (aborted)");

  /** Whether it is between transactions, or waits to begin one. */
  public boolean isQuiet() {
    return held || state.equals("idle");
  }

  /** {@code query} without the values in it. */
  public String shape() {
    return NormalizedText.of(query);
  }

  static SessionView of(Peers.Peer peer) {
    Activity.Moment now = peer.activity().now();
    Identity identity = peer.identity();
    Long transaction = now.transactionStart();
    Long query = now.queryStart();
    return new SessionView(
        identity.processId(),
        identity.user(),
        identity.database(),
        now.applicationName(),
        identity.origin().remote().getAddress().getHostAddress(),
        identity.origin().remote().getPort(),
        identity.origin().tls().isPresent(),
        now.state(),
        peer.activity().isHeld(),
        peer.activity().isWaiting(),
        now.query(),
        instant(peer.activity().started()),
        transaction == null ? null : instant(transaction),
        query == null ? null : instant(query),
        instant(now.changed()));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH
        .minus(DateTimes.UNIX_EPOCH_DAYS, ChronoUnit.DAYS)
        .plus(micros, ChronoUnit.MICROS);
  }
}
