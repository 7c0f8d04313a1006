package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of INSERT, UPDATE or DELETE … RETURNING to their end; the rows wait in a {@link
 * Spool}, as PostgreSQL's wait in a tuplestore ({@code PORTAL_ONE_RETURNING}, {@code
 * src/backend/tcop/pquery.c}).
 */
final class Returning {
  private static final List<SqlType> KEY = List.of(SqlType.of(PgType.TEXT));

  private final Conversation conversation;
  private final Backend backend;
  private final Operands operands;
  private final List<SqlType> types;
  private final @Nullable RowRules rules;
  private @Nullable Spool source;
  private @Nullable String lastKey;

  /**
   * @param types of RETURNING's columns
   */
  Returning(Conversation conversation, Backend backend, Operands operands, List<SqlType> types) {
    this(conversation, backend, operands, types, null);
  }

  /**
   * @param types of RETURNING's columns
   * @param rules what the rows are held to; null for nothing
   */
  Returning(
      Conversation conversation,
      Backend backend,
      Operands operands,
      List<SqlType> types,
      @Nullable RowRules rules) {
    this.rules = rules;
    this.conversation = conversation;
    this.backend = backend;
    this.operands = operands;
    this.types = types;
  }

  RowSource run(Translation translation) {
    List<Step> steps = translation.steps();
    Spool results = spool(types);
    try (Spool keys = spool(KEY)) {
      if (translation.isUpsert()) {
        Upsert upsert = new Upsert(conversation, backend, operands, keys);
        upsert.run(steps);
        results(steps.get(steps.size() - 1), keys, results);
        return results.rows(0);
      }
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        if (step.kind() == Step.Kind.SOURCE) {
          source = SourceRows.read(conversation, backend, operands, step, steps.get(i + 1));
        } else {
          run(step, steps, keys, results);
        }
      }
      return results.rows(0);
    } catch (RuntimeException e) {
      results.close();
      throw e;
    } finally {
      closeSource();
    }
  }

  /** How many rows a change touches that gives none back; they keep the table's rules. */
  long changed(Translation translation) {
    try (Spool keys = spool(KEY);
        Spool none = spool(types)) {
      for (Step step : translation.steps()) {
        run(step, translation.steps(), keys, none);
      }
      return keys.size();
    }
  }

  /** The rows that a step reads by their keys. */
  RowSource read(Step result, Spool keys) {
    Spool results = spool(types);
    try {
      results(result, keys, results);
      return results.rows(0);
    } catch (RuntimeException e) {
      results.close();
      throw e;
    }
  }

  private void verify(List<Step> steps, Spool keys) {
    if (rules != null) {
      new RowVerifier(conversation, backend, rules, operands.environment()).verify(steps, keys);
    }
  }

  private void run(Step step, List<Step> steps, Spool keys, Spool results) {
    switch (step.kind()) {
      case LOCK -> update(step);
      case FIND -> read(step, KEY, keys);
      case INSERT -> insert(step, keys);
      case CHANGE -> change(step, keys);
      case VERIFY -> verify(steps, keys);
      case FILL -> {} // when VERIFY asks for it
      case RESULT -> results(step, keys, results);
      default -> throw new IllegalStateException("with RETURNING: " + step.kind());
    }
  }

  private Spool spool(List<SqlType> columns) {
    return conversation.portals().spool(columns.stream().map(SqlType::type).toList());
  }

  private long update(Step step) {
    try (Prepared prepared = Runner.prepare(backend, step, operands)) {
      return prepared.update();
    }
  }

  private void read(Step step, List<SqlType> columns, Spool into) {
    try (BackendRows rows = new BackendRows(Runner.prepare(backend, step, operands), columns)) {
      while (rows.next()) {
        into.add(rows);
      }
    }
  }

  private void change(Step step, Spool keys) {
    if (update(step) != keys.size()) {
      throw new PgException(
          SqlState.SERIALIZATION_FAILURE, "could not serialize access due to concurrent update");
    }
  }

  private void insert(Step step, Spool keys) {
    Spool rows = source;
    try (PreparedInsert insert = backend.prepareInsert(step.irisSql())) {
      operands.bind(insert, step);
      if (rows == null) {
        inserted(insert.insert(), keys);
        return;
      }
      for (int row = 0; row < rows.size(); row++) {
        conversation.interrupts().check();
        SourceRows.bind(insert, step, rows.get(row));
        inserted(insert.insert(), keys);
      }
    } finally {
      closeSource();
    }
  }

  private void inserted(String key, Spool keys) {
    lastKey = key;
    keys.add(new @Nullable Object[] {key});
  }

  /** The RowID of the row that was inserted last; null for none. */
  @Nullable String lastKey() {
    return lastKey;
  }

  /** Reads the rows of all keys, in the order of the keys. */
  private void results(Step step, Spool keys, Spool into) {
    int places = (int) step.operands().stream().filter(RowKey.class::isInstance).count();
    try (Prepared prepared = Runner.prepare(backend, step, operands)) {
      for (int from = 0; from < keys.size(); from += places) {
        conversation.interrupts().check();
        List<String> some = new ArrayList<>();
        for (int i = from; i < Math.min(keys.size(), from + places); i++) {
          some.add(String.valueOf(keys.get(i)[0]));
        }
        bindKeys(prepared, step, some);
        Map<String, @Nullable Object[]> found = found(prepared);
        some.forEach(key -> into.add(row(found, key)));
      }
    }
  }

  private static void bindKeys(Prepared prepared, Step step, List<String> keys) {
    for (int i = 0; i < step.operands().size(); i++) {
      if (step.operands().get(i) instanceof RowKey key) {
        prepared.bind(i, PgType.TEXT, keys.get(Math.min(key.index(), keys.size() - 1)));
      }
    }
  }

  /** The rows by their keys, which stand behind the columns. */
  private Map<String, @Nullable Object[]> found(Prepared prepared) {
    Map<String, @Nullable Object[]> found = new HashMap<>();
    try (Rows rows = prepared.query()) {
      while (rows.next()) {
        @Nullable Object[] row = new @Nullable Object[types.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = BackendRows.value(rows, i, types.get(i));
        }
        found.put(String.valueOf(rows.value(row.length, PgType.TEXT)), row);
      }
    }
    return found;
  }

  private static @Nullable Object[] row(Map<String, @Nullable Object[]> found, String key) {
    @Nullable Object[] row = found.get(key);
    if (row == null) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "RETURNING of a row whose RowID has changed is not supported by IRIS")
          .withHint("Read the rows with SELECT.");
    }
    return row;
  }

  private void closeSource() {
    if (source != null) {
      source.close();
      source = null;
    }
  }
}
