package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.eval.Environment;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at rows that are stored: fills in what the server computes of them, and checks them. */
final class RowVerifier {
  private final Conversation conversation;
  private final Backend backend;
  private final RowRules rules;
  private final Environment environment;
  private final int width;

  RowVerifier(Conversation conversation, Backend backend, RowRules rules, Environment environment) {
    this.conversation = conversation;
    this.backend = backend;
    this.rules = rules;
    this.environment = environment;
    this.width = rules.table().columns().size();
  }

  /**
   * The rows that were written: all of them keep the rules when this returns.
   *
   * @param steps with one {@link Step.Kind#VERIFY}, and what fills in
   */
  void verify(List<Step> steps, Spool keys) {
    Step question = find(steps, Step.Kind.VERIFY);
    Step fill = find(steps, Step.Kind.FILL);
    if (question == null) {
      return;
    }
    int places = question.operands().size();
    try (Prepared prepared = backend.prepare(question.irisSql())) {
      for (int from = 0; from < keys.size(); from += places) {
        conversation.interrupts().check();
        for (int i = 0; i < places; i++) {
          Object key = keys.get(Math.min(from + i, keys.size() - 1))[0];
          prepared.bind(i, PgType.TEXT, key);
        }
        for (@Nullable Object[] row : rows(prepared)) {
          if (fill != null && rules.generate(row, false, environment)) {
            fill(fill, row);
          }
          rules.checkDomains(row, environment);
          String broken = rules.broken(row, environment);
          if (broken != null) {
            throw rules.violation(broken, row, environment);
          }
        }
      }
    }
  }

  /** Every row of the table, when it has got new rules. */
  void validate(Step question, @Nullable Step fill) {
    if (fill == null) {
      try (Prepared prepared = backend.prepare(question.irisSql());
          Rows rows = prepared.query()) {
        while (rows.next()) {
          conversation.interrupts().check();
          check(row(rows));
        }
      }
      return;
    }
    try (Spool rows = spooled(question)) {
      for (int i = 0; i < rows.size(); i++) {
        conversation.interrupts().check();
        @Nullable Object[] row = rows.get(i);
        if (rules.generate(row, true, environment)) {
          fill(fill, row);
        }
        check(row);
      }
    }
  }

  private void check(@Nullable Object[] row) {
    rules.checkDomains(row, environment);
    String broken = rules.broken(row, environment);
    if (broken != null) {
      throw rules.violatedBySome(broken);
    }
  }

  private Spool spooled(Step question) {
    List<PgType> types = new ArrayList<>();
    rules.table().columns().forEach(column -> types.add(column.type().type()));
    types.add(PgType.TEXT);
    Spool spool = conversation.portals().spool(types);
    try (Prepared prepared = backend.prepare(question.irisSql());
        Rows rows = prepared.query()) {
      while (rows.next()) {
        conversation.interrupts().check();
        spool.add(row(rows));
      }
      return spool;
    } catch (RuntimeException | Error e) {
      spool.close();
      throw e;
    }
  }

  /** A connection may have one result at a time. */
  private List<@Nullable Object[]> rows(Prepared prepared) {
    List<@Nullable Object[]> found = new ArrayList<>();
    try (Rows rows = prepared.query()) {
      while (rows.next()) {
        found.add(row(rows));
      }
    }
    return found;
  }

  /** The table's columns, and the RowID behind them. */
  private @Nullable Object[] row(Rows rows) {
    @Nullable Object[] row = new @Nullable Object[width + 1];
    for (Table.Column column : rules.table().columns()) {
      int i = column.number() - 1;
      row[i] = BackendRows.value(rows, i, column.carried());
    }
    row[width] = rows.value(width, PgType.TEXT);
    return row;
  }

  private void fill(Step fill, @Nullable Object[] row) {
    try (Prepared prepared = backend.prepare(fill.irisSql())) {
      for (int i = 0; i < fill.operands().size(); i++) {
        Operand operand = fill.operands().get(i);
        if (operand instanceof SourceValue value) {
          Object given = BlankPadding.strip(row[value.column()], value.type());
          prepared.bind(i, value.type(), given);
        } else if (operand instanceof RowKey) {
          prepared.bind(i, PgType.TEXT, row[width]);
        }
      }
      prepared.update();
    }
  }

  static @Nullable Step find(List<Step> steps, Step.Kind kind) {
    return steps.stream().filter(step -> step.kind() == kind).findFirst().orElse(null);
  }
}
