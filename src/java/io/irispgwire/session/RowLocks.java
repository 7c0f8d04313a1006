package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs SELECT … FOR UPDATE: reads the rows, locks those that are not locked yet, and reads again,
 * until every row that it reads was locked before. So what the client gets holds, as it does after
 * PostgreSQL has looked at a row again ({@code EvalPlanQual}, {@code execMain.c}).
 */
final class RowLocks {
  /** Others change the rows between two readings; at some time it must be said. */
  private static final int ATTEMPTS = 20;

  private final Conversation conversation;
  private final Backend backend;
  private final Operands operands;
  private final List<SqlType> types;

  /**
   * @param types of the query's own columns
   */
  RowLocks(Conversation conversation, Backend backend, Operands operands, List<SqlType> types) {
    this.conversation = conversation;
    this.backend = backend;
    this.operands = operands;
    this.types = types;
  }

  RowSource run(Translation translation) {
    List<Step> locks = translation.steps().subList(0, translation.steps().size() - 1);
    Step query = translation.steps().get(locks.size());
    List<Set<String>> locked = new ArrayList<>();
    locks.forEach(lock -> locked.add(new HashSet<>()));
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      List<Set<String>> found = new ArrayList<>();
      Spool rows = read(query, locks.size(), found);
      if (lock(locks, locked, found, rows)) {
        return rows.rows(0);
      }
    }
    throw new PgException(
        SqlState.SERIALIZATION_FAILURE, "could not serialize access due to concurrent update");
  }

  private Spool read(Step query, int keys, List<Set<String>> found) {
    for (int i = 0; i < keys; i++) {
      found.add(new HashSet<>());
    }
    SqlType key = SqlType.of(PgType.TEXT);
    List<SqlType> all =
        Stream.concat(types.stream(), Stream.generate(() -> key).limit(keys)).toList();
    Spool spool = conversation.portals().spool(types.stream().map(SqlType::type).toList());
    try (BackendRows rows = new BackendRows(Runner.prepare(backend, query, operands), all)) {
      while (rows.next()) {
        spool.add(rows);
        for (int i = 0; i < keys; i++) {
          found.get(i).add(String.valueOf(rows.value(types.size() + i)));
        }
      }
      return spool;
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  /** Whether all rows found had been locked; otherwise they are now, and have to be read again. */
  private boolean lock(
      List<Step> locks, List<Set<String>> locked, List<Set<String>> found, Spool rows) {
    boolean all = true;
    try {
      for (int i = 0; i < locks.size(); i++) {
        Set<String> missing = found.get(i);
        missing.removeAll(locked.get(i));
        all &= missing.isEmpty();
        lock(locks.get(i), List.copyOf(missing));
        locked.get(i).addAll(missing);
      }
      return all;
    } finally {
      if (!all) {
        rows.close();
      }
    }
  }

  private void lock(Step step, List<String> keys) {
    boolean waits = step.kind() == Step.Kind.LOCK;
    int places = step.operands().size();
    if (!waits) {
      backend.lockTimeout(Backend.NO_WAIT);
    }
    try (Prepared prepared = Runner.prepare(backend, step, operands)) {
      for (int from = 0; from < keys.size(); from += places) {
        conversation.interrupts().check();
        for (int i = 0; i < places; i++) {
          if (step.operands().get(i) instanceof RowKey key) {
            int index = Math.min(from + key.index(), keys.size() - 1);
            prepared.bind(i, PgType.TEXT, keys.get(index));
          }
        }
        prepared.update();
      }
    } catch (PgException e) {
      throw waits || e.state() != SqlState.LOCK_NOT_AVAILABLE
          ? e
          : notAvailable(step.relation(), e);
    } finally {
      if (!waits) {
        conversation.restoreLockTimeout();
      }
    }
  }

  /** PostgreSQL: heapam.c, heap_lock_tuple. */
  static PgException notAvailable(String table, PgException e) {
    return new PgException(
        SqlState.LOCK_NOT_AVAILABLE,
        "could not obtain lock on row in relation \"" + table + "\"",
        e);
  }
}
