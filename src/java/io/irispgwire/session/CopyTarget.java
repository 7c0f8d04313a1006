package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.session.RowRules.NewRow;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table that a COPY FROM fills: by the INSERT that a client would write, one for each set of
 * columns whose values the data has.
 */
final class CopyTarget implements AutoCloseable {
  /** PostgreSQL: copyfrom.c, MAX_BUFFERED_BYTES. */
  private static final int BATCH_BYTES = 65_535;

  private final Conversation conversation;
  private final Backend backend;
  private final CopyTable table;
  private final CopyPlace place;
  private final Map<BitSet, Step> steps = new HashMap<>();
  private final List<Long> lines = new ArrayList<>();
  private @Nullable RuledRows ruled;
  private @Nullable BatchedInsert insert;
  private @Nullable BitSet inserted;
  private int bytes;

  CopyTarget(Conversation conversation, CopyTable table, CopyPlace place) {
    this.conversation = conversation;
    this.backend = conversation.transaction().backend();
    this.table = table;
    this.place = place;
  }

  /**
   * Adds a row, sooner or later.
   *
   * @param row a value for each column of the data, or {@link CopyDefault#MARK}
   * @param size of the row in the data
   */
  void add(@Nullable Object[] row, int size) {
    BitSet given = new BitSet();
    for (int i = 0; i < row.length; i++) {
      given.set(i, row[i] != CopyDefault.MARK);
    }
    put(
        steps.computeIfAbsent(given, this::step),
        given,
        given.cardinality() == row.length ? row : only(row, given),
        size);
  }

  /**
   * The same where the server has completed the row, and looks at it if the table asks for that.
   *
   * @param completed with a value for each column of the table
   */
  void add(@Nullable Object[] row, NewRow completed, int size) {
    if (table.table().rules().isEmpty()) {
      add(row, size);
      return;
    }
    RuledRows rules = ruledRows();
    if (rules.decide(completed)) {
      put(
          rules.storing(completed.given).translation().steps().get(0),
          completed.given,
          completed.values,
          size);
    } else {
      flush();
      rules.keyed(completed, false);
      conversation.transaction().markWritten();
    }
  }

  private void put(Step step, BitSet given, @Nullable Object[] values, int size) {
    BatchedInsert into = open(step, given);
    into.add(values);
    lines.add(place.reader().line());
    bytes += size;
    if (into.isFull() || bytes > BATCH_BYTES) {
      flush();
    }
  }

  private static @Nullable Object[] only(@Nullable Object[] row, BitSet given) {
    @Nullable Object[] values = new @Nullable Object[given.cardinality()];
    int at = 0;
    for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
      values[at++] = row[i];
    }
    return values;
  }

  private BatchedInsert open(Step step, BitSet given) {
    BatchedInsert open = insert;
    if (open == null || !given.equals(inserted)) {
      flush();
      close();
      open = new BatchedInsert(backend, step);
      insert = open;
      inserted = (BitSet) given.clone();
    }
    return open;
  }

  private Step step(BitSet given) {
    return ((Plan.Remote) plan(given)).translation().steps().get(0);
  }

  private RuledRows ruledRows() {
    if (ruled == null) {
      BitSet all = new BitSet();
      all.set(0, table.columns().size());
      Environment environment = conversation.environment(List.of());
      ruled = new RuledRows(conversation, (Plan.RuledInsert) plan(all), environment);
    }
    return ruled;
  }

  /** Plans the INSERT of these columns. */
  private Plan plan(BitSet given) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
      names.add(CopyTable.quoted(table.columns().get(i).name()));
      values.add("$" + names.size());
    }
    String sql =
        "INSERT INTO "
            + table.relation()
            + (names.isEmpty()
                ? " DEFAULT VALUES"
                : " ("
                    + String.join(", ", names)
                    + ")"
                    + overriding()
                    + " VALUES ("
                    + String.join(", ", values)
                    + ")");
    List<Integer> oids = new ArrayList<>();
    given.stream().forEach(i -> oids.add(table.columns().get(i).type().type().oid()));
    return conversation
        .services()
        .plans()
        .plan(
            Parser.parse(sql).get(0),
            0,
            oids,
            conversation.schema(),
            conversation.settings().textStyle())
        .plan();
  }

  /** COPY gives values to columns that are always generated, too. */
  private String overriding() {
    boolean always =
        table.table().columns().stream().anyMatch(c -> c.identity() == Table.Identity.ALWAYS);
    return always ? " OVERRIDING SYSTEM VALUE" : "";
  }

  /** Writes the rows that wait. */
  void flush() {
    if (insert == null) {
      return;
    }
    try {
      insert.flush();
      conversation.transaction().markWritten();
      lines.clear();
      bytes = 0;
    } catch (PgException e) {
      // PostgreSQL looks at foreign keys when the data has ended
      throw e.state() == SqlState.FOREIGN_KEY_VIOLATION ? e : e.in(failedPlace(insert));
    }
  }

  /** The table alone where it is not known which row of several it was. */
  private String failedPlace(BatchedInsert failed) {
    int row = lines.size() == 1 ? 0 : failed.failedRow();
    return row >= 0 && row < lines.size() ? place.line(lines.get(row)) : place.whole();
  }

  @Override
  public void close() {
    if (insert != null) {
      insert.close();
      insert = null;
    }
  }
}
