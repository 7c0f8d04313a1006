package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.TableStore;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.RowStatements;
import io.irispgwire.sql.tree.Query.Locking.Wait;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The rows of a table of the back end, found by their RowIDs. */
final class BackendStore implements TableStore {
  private final Conversation conversation;
  private final Table table;
  private final RowStatements statements;

  BackendStore(Conversation conversation, Table table, RowStatements statements) {
    this.conversation = conversation;
    this.table = table;
    this.statements = statements;
  }

  private Backend backend() {
    return conversation.transaction().backend();
  }

  @Override
  public Map<String, @Nullable Object[]> lock(List<Integer> columns, List<String> keys, Wait wait) {
    conversation.transaction().markWritten();
    waiting(wait, () -> byKeys(statements.lock(), keys, (lock, some) -> lock.update()));
    return read(columns, keys);
  }

  private void waiting(Wait wait, Runnable locks) {
    if (wait == Wait.BLOCK) {
      locks.run();
      return;
    }
    backend().lockTimeout(Backend.NO_WAIT);
    try {
      locks.run();
    } catch (PgException e) {
      throw e.state() == SqlState.LOCK_NOT_AVAILABLE ? RowLocks.notAvailable(table.name(), e) : e;
    } finally {
      conversation.restoreLockTimeout();
    }
  }

  @Override
  public Map<String, @Nullable Object[]> read(List<Integer> columns, List<String> keys) {
    Map<String, @Nullable Object[]> found = new LinkedHashMap<>();
    byKeys(
        statements.read(columns),
        keys,
        (read, some) -> {
          try (Rows rows = read.query()) {
            while (rows.next()) {
              Found row = row(rows, columns);
              found.put(row.key(), row.row());
            }
          }
        });
    return found;
  }

  private Found row(Rows rows, List<Integer> columns) {
    @Nullable Object[] row = new @Nullable Object[table.columns().size()];
    for (int i = 0; i < columns.size(); i++) {
      SqlType type = table.columns().get(columns.get(i)).carried();
      row[columns.get(i)] = BackendRows.value(rows, i, type);
    }
    return new Found(String.valueOf(rows.value(columns.size(), PgType.TEXT)), row);
  }

  /** Runs a step as often as it has too few places for all keys. */
  private void byKeys(Step step, List<String> keys, BiConsumer<Prepared, List<String>> run) {
    int places = step.operands().size();
    try (Prepared prepared = backend().prepare(step.irisSql())) {
      for (int from = 0; from < keys.size(); from += places) {
        conversation.interrupts().check();
        List<String> some = keys.subList(from, Math.min(keys.size(), from + places));
        for (int i = 0; i < places; i++) {
          prepared.bind(i, PgType.TEXT, some.get(Math.min(i, some.size() - 1)));
        }
        run.accept(prepared, some);
      }
    }
  }

  @Override
  public @Nullable Found find(List<Integer> columns, List<Integer> key, List<Object> values) {
    @Nullable Object[] source = values.toArray();
    try (Prepared lock = prepared(statements.lockKey(key), source)) {
      if (lock.update() == 0) {
        return null;
      }
    }
    try (Prepared read = prepared(statements.readKey(columns, key), source);
        Rows rows = read.query()) {
      return rows.next() ? row(rows, columns) : null;
    }
  }

  private Prepared prepared(Step step, @Nullable Object[] source) {
    Prepared prepared = backend().prepare(step.irisSql());
    bind(prepared, step, source);
    return prepared;
  }

  @Override
  public void insert(List<Integer> columns, List<@Nullable Object[]> rows) {
    conversation.transaction().markWritten();
    batch(statements.insert(columns), rows);
  }

  @Override
  public String insert(List<Integer> columns, @Nullable Object[] row) {
    conversation.transaction().markWritten();
    Step step = statements.insert(columns);
    try (PreparedInsert insert = backend().prepareInsert(step.irisSql())) {
      bind(insert, step, row);
      return insert.insert();
    }
  }

  @Override
  public void update(List<Integer> columns, List<@Nullable Object[]> rows) {
    changed(batch(statements.update(columns), rows), rows.size());
  }

  @Override
  public void delete(List<String> keys) {
    List<@Nullable Object[]> rows = keys.stream().map(key -> new @Nullable Object[] {key}).toList();
    changed(batch(statements.delete(), rows), rows.size());
  }

  /** Locked rows are there until the transaction ends. */
  private static void changed(long rows, long wanted) {
    if (rows != wanted) {
      throw new PgException(
          SqlState.SERIALIZATION_FAILURE, "could not serialize access due to concurrent update");
    }
  }

  private long batch(Step step, List<@Nullable Object[]> rows) {
    conversation.interrupts().check();
    try (Prepared prepared = backend().prepare(step.irisSql())) {
      for (@Nullable Object[] row : rows) {
        bind(prepared, step, row);
        prepared.addBatch();
      }
      return prepared.updateBatch().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** The source's values, and behind them the row's key. */
  private static void bind(Prepared prepared, Step step, @Nullable Object[] row) {
    for (int i = 0; i < step.operands().size(); i++) {
      Operand operand = step.operands().get(i);
      if (operand instanceof SourceValue value) {
        PgType type = value.type();
        prepared.bind(i, type, BlankPadding.strip(row[value.column()], type));
      } else if (operand instanceof RowKey) {
        prepared.bind(i, PgType.TEXT, row[row.length - 1]);
      }
    }
  }
}
