package io.irispgwire.session;

import io.irispgwire.auth.Origin;
import io.irispgwire.eval.AdvisoryKey;
import io.irispgwire.session.AdvisoryLocks.Holding;
import io.irispgwire.session.AdvisoryLocks.Lock;
import io.irispgwire.session.Peers.Peer;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.Types;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The functions behind pg_stat_activity and pg_locks: the sessions of this server. */
record ServerTables(
    Peers peers,
    Identity identity,
    Notifications notifications,
    ToLongFunction<String> databaseOid) {
  /** Columns of pg_stat_get_activity(), pg_proc.dat. */
  private static final int ACTIVITY_COLUMNS = 30;

  /** Columns of pg_lock_status(), likewise. */
  private static final int LOCK_COLUMNS = 16;

  /** Columns of pg_stat_get_progress_info(), likewise. */
  private static final int PROGRESS_COLUMNS = 23;

  /** PostgreSQL: progress.h, PROGRESS_COPY_TYPE_PIPE. */
  private static final long PIPE = 3;

  static final Long OWNER = 10L;

  /** PostgreSQL: pgstatfuncs.c, of what another user runs. */
  static final String HIDDEN = "<insufficient privilege>";

  private static final PgType INET = Objects.requireNonNull(Types.byName("inet"));

  /** Null for a function that is none of these. */
  @Nullable List<@Nullable Object[]> rows(String function) {
    return switch (function) {
      case "pg_stat_get_activity" -> peers.all().stream().map(this::activity).toList();
      case "pg_stat_get_progress_info" ->
          peers.all().stream()
              .filter(peer -> peer.activity().copying() != null)
              .map(this::copying)
              .toList();
      case "pg_lock_status" ->
          peers.locks().all().stream()
              .filter(holding -> holding.lock().database().equals(identity.database()))
              .map(this::lock)
              .toList();
      case "pg_listening_channels" -> {
        List<@Nullable Object[]> rows = new ArrayList<>();
        notifications.listening().forEach(name -> rows.add(new Object[] {name}));
        yield rows;
      }
      default -> null;
    };
  }

  /** Of other users' sessions only that they are there. */
  private @Nullable Object[] activity(Peer peer) {
    @Nullable Object[] row = new Object[ACTIVITY_COLUMNS];
    boolean isOwn = peer.user().equals(identity.user());
    row[0] = peer.identity().database().equals(identity.database()) ? ownDatabase() : null;
    row[1] = peer.identity().processId();
    row[2] = isOwn ? OWNER : null;
    row[4] = null;
    row[5] = HIDDEN;
    if (isOwn) {
      Activity.Moment now = peer.activity().now();
      row[3] = now.applicationName();
      row[4] = now.state();
      row[5] = now.query();
      row[8] = now.transactionStart();
      row[9] = now.queryStart();
      row[10] = peer.activity().started();
      row[11] = now.changed();
      row[17] = "client backend";
      connection(peer.identity().origin(), row);
    }
    return row;
  }

  /** PostgreSQL: pgstatfuncs.c, from client_addr on. */
  private static void connection(Origin origin, @Nullable Object[] row) {
    String address = origin.remote().getAddress().getHostAddress();
    row[12] = Codecs.of(INET).readText(address, TextStyle.DEFAULT);
    row[14] = origin.remote().getPort();
    row[18] = origin.tls().isPresent();
    row[25] = false;
    row[27] = false;
    origin.tls().ifPresent(tls -> encryption(tls, row));
  }

  private static void encryption(Origin.Tls tls, @Nullable Object[] row) {
    row[19] = tls.version();
    row[20] = tls.cipher();
    row[21] = tls.bits();
    tls.client()
        .ifPresent(
            client -> {
              row[22] = client.subject();
              row[23] = Numeric.of(new BigDecimal(client.serial()));
              row[24] = client.issuer();
            });
  }

  /** The only commands that tell of their progress; of other users' only that they run. */
  private @Nullable Object[] copying(Peer peer) {
    @Nullable Object[] row = new Object[PROGRESS_COLUMNS];
    row[0] = peer.identity().processId();
    row[1] = databaseOid.applyAsLong(peer.identity().database());
    CopyProgress progress = peer.activity().copying();
    if (progress != null && peer.user().equals(identity.user())) {
      Arrays.fill(row, 3, row.length, 0L);
      row[2] = progress.relation();
      row[3] = progress.bytes();
      row[5] = progress.rows();
      row[6] = progress.excluded();
      row[7] = progress.direction().number();
      row[8] = PIPE;
    }
    return row;
  }

  private long ownDatabase() {
    return databaseOid.applyAsLong(identity.database());
  }

  private @Nullable Object[] lock(Holding holding) {
    @Nullable Object[] row = new Object[LOCK_COLUMNS];
    Lock lock = holding.lock();
    AdvisoryKey key = lock.key();
    row[0] = "advisory";
    row[1] = ownDatabase();
    row[7] = Integer.toUnsignedLong(key.classId());
    row[8] = Integer.toUnsignedLong(key.objectId());
    row[9] = key.field();
    row[10] = "";
    row[11] = holding.processId();
    row[12] = lock.shared() ? "ShareLock" : "ExclusiveLock";
    row[13] = holding.granted();
    row[14] = false;
    return row;
  }
}
