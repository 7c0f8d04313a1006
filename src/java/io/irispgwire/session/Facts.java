package io.irispgwire.session;

import io.irispgwire.auth.AuditLog;
import io.irispgwire.catalog.SystemFunctions;
import io.irispgwire.catalog.SystemRows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.AdvisoryKey;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.TableQuery;
import io.irispgwire.eval.TableScan;
import io.irispgwire.eval.TableStore;
import io.irispgwire.metrics.Metrics;
import io.irispgwire.session.Peers.Peer;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What functions may ask the session. */
record Facts(
    Identity identity,
    Settings settings,
    Interrupts interrupts,
    SessionSchema schema,
    SessionTables tables,
    Peers peers,
    HeldLocks locks,
    Notifications notifications,
    Administration administration,
    SessionSequences sequences,
    Metrics metrics,
    LargeObjects largeObjects,
    Routines routines,
    BackendTables backend)
    implements Environment.SessionFacts {
  /** Where the rows of the back end's tables come from. */
  interface BackendTables {
    TableScan.Run read(TableQuery query, boolean alone, Environment environment);

    TableStore store(Table table);
  }

  @Override
  public TableScan.Run read(TableQuery query, boolean alone, Environment environment) {
    return backend.read(query, alone, environment);
  }

  @Override
  public TableStore store(Table table) {
    return backend.store(table);
  }

  @Override
  public @Nullable Object routineValue(Proc proc, @Nullable Object[] arguments) {
    return routines.value(proc, arguments);
  }

  @Override
  public Iterator<? extends @Nullable Object> routineRows(Proc proc, @Nullable Object[] arguments) {
    return routines.rows(proc, arguments);
  }

  @Override
  public Iterator<@Nullable Object[]> rows(Table table) {
    if (table.sequence() != null) {
      return sequences.row(table).iterator();
    }
    return SystemRows.of(table, schema.lookup(), this).iterator();
  }

  @Override
  public Iterator<@Nullable Object[]> rows(Table table, int column, Object value) {
    return SystemRows.find(table, schema.lookup(), this, column, value).iterator();
  }

  @Override
  public Iterator<@Nullable Object[]> functionRows(String function) {
    List<@Nullable Object[]> own = tables.rows(function);
    if (own == null) {
      own =
          new ServerTables(peers, identity, notifications, schema.lookup()::databaseOid)
              .rows(function);
    }
    if (own == null) {
      own = new ConnectionTables(administration).rows(function);
    }
    if (own == null) {
      own = statistics().rows(function);
    }
    return (own == null ? SystemFunctions.rows(function) : own).iterator();
  }

  private StatisticsTables statistics() {
    return new StatisticsTables(metrics, identity, schema.lookup()::databaseOid);
  }

  @Override
  public @Nullable Object databaseCounter(long databaseOid, String function) {
    for (String name : metrics.databases().names()) {
      if (schema.lookup().databaseOid(name) == databaseOid) {
        return new DatabaseCounters(name, metrics.databases().of(name), peers).value(function);
      }
    }
    return null;
  }

  @Override
  public void resetDatabaseCounters() {
    metrics.databases().of(identity.database()).reset();
  }

  @Override
  public void resetStatements(long databaseOid, long queryId) {
    statistics().reset(databaseOid, queryId);
  }

  @Override
  public boolean advisoryLock(AdvisoryKey key, boolean shared, boolean transaction, boolean wait) {
    AdvisoryLocks.Lock lock = new AdvisoryLocks.Lock(identity.database(), key, shared);
    if (!wait) {
      return locks.tryLock(lock, transaction);
    }
    locks.lock(lock, transaction, settings.timeouts().lock());
    return true;
  }

  @Override
  public boolean advisoryUnlock(AdvisoryKey key, boolean shared) {
    return locks.unlock(new AdvisoryLocks.Lock(identity.database(), key, shared));
  }

  @Override
  public void advisoryUnlockAll() {
    locks.unlockAll();
  }

  @Override
  public List<Integer> blockers(int processId) {
    return List.copyOf(peers.locks().blockersOf(processId));
  }

  @Override
  public void notify(String channel, String payload) {
    notifications.notify(channel, payload);
  }

  @Override
  public @Nullable Table relation(@Nullable String schemaName, String name) {
    return schema.lookup().table(schemaName, name);
  }

  @Override
  public boolean isVisible(Table table) {
    return schema.lookup().isVisible(table);
  }

  @Override
  public @Nullable Table relation(long oid) {
    return schema.lookup().relation(oid);
  }

  @Override
  public @Nullable String definition(long oid, int column, boolean pretty) {
    return schema.lookup().definition(oid, column, pretty, this);
  }

  @Override
  public @Nullable String viewDefinition(long oid, boolean pretty) {
    return schema.lookup().viewDefinition(oid, pretty);
  }

  @Override
  public String expression(String kept, long relation, boolean pretty) {
    return schema.lookup().expression(kept, relation, pretty);
  }

  @Override
  public SchemaLookup lookup() {
    return schema.lookup();
  }

  @Override
  public long nextSequenceValue(long oid) {
    return sequences.next(sequence(oid));
  }

  @Override
  public long currentSequenceValue(long oid) {
    return sequences.current(sequence(oid));
  }

  @Override
  public long lastSequenceValue() {
    return sequences.last();
  }

  @Override
  public void setSequenceValue(long oid, long value, boolean called) {
    sequences.set(sequence(oid), value, called);
  }

  @Override
  public @Nullable Long sequencePosition(long oid) {
    return sequences.position(sequence(oid));
  }

  private Table sequence(long oid) {
    Table table = relation(oid);
    if (table == null) {
      throw new PgException(SqlState.UNDEFINED_TABLE, "could not open relation with OID " + oid);
    }
    if (table.sequence() == null) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"" + table.name() + "\" is not a sequence");
    }
    return table;
  }

  @Override
  public @Nullable Table sequenceOf(Table table, String column) {
    return schema.lookup().sequenceOf(table, column);
  }

  @Override
  public long namespace(String name) {
    return schema.lookup().schemaExists(name)
        ? Integer.toUnsignedLong(schema.lookup().namespaceOid(name))
        : 0;
  }

  @Override
  public String currentUser() {
    String role = settings.get("role");
    return role.equals("none") ? identity.user() : role;
  }

  @Override
  public String sessionUser() {
    return identity.user();
  }

  @Override
  public String database() {
    return identity.database();
  }

  @Override
  public List<String> schemas() {
    return schema.existingSchemas();
  }

  @Override
  public int backendPid() {
    return identity.processId();
  }

  @Override
  public @Nullable String setting(String name) {
    return settings.find(name);
  }

  @Override
  public String setConfig(String name, String value, boolean local) {
    settings.set(name, value, local);
    return settings.get(name);
  }

  @Override
  public boolean reload() {
    AuditLog.acted("pg_reload_conf", identity.user(), identity.processId(), identity.processId());
    return administration.reload();
  }

  @Override
  public boolean cancel(int processId) {
    Peer peer = reachable(processId, "query is being canceled");
    if (peer != null) {
      AuditLog.acted("pg_cancel_backend", identity.user(), identity.processId(), processId);
      peer.cancel().run();
    }
    return peer != null;
  }

  @Override
  public boolean terminate(int processId) {
    if (processId == identity.processId()) {
      throw Session.terminated();
    }
    Peer peer = reachable(processId, "process is being terminated");
    if (peer != null) {
      AuditLog.acted("pg_terminate_backend", identity.user(), identity.processId(), processId);
      peer.terminate().run();
    }
    return peer != null;
  }

  /** PostgreSQL: signalfuncs.c. */
  private @Nullable Peer reachable(int processId, String purpose) {
    Peer peer = peers.find(processId);
    if (peer != null && !peer.user().equals(identity.user())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "must be a member of the role whose " + purpose + " or member of pg_signal_backend");
    }
    return peer;
  }

  @Override
  public void sleep(double seconds) {
    interrupts.sleep(seconds);
  }

  @Override
  public void checkForInterrupts() {
    interrupts.check();
  }
}
