package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.RowScalar;
import io.irispgwire.session.RowRules.NewRow;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.RowExpressions;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** COPY FROM … WHERE: which rows are written. */
final class CopyFilter {
  private final Environment environment;
  private final RowScalar condition;
  private final BitSet reads = new BitSet();

  /**
   * @param statement the COPY, for places in errors
   * @throws PgException where the condition is none
   */
  CopyFilter(
      CopyTable copied,
      Expression condition,
      ParsedStatement statement,
      Conversation conversation) {
    Table table = copied.table();
    Analyzer analyzer = new Analyzer(conversation.schema());
    this.environment = conversation.environment(List.of());
    this.condition = RowScalar.of(analyzer.ofRows(statement).copied(table, condition));
    Set<String> names = RowExpressions.columns(condition);
    for (Table.Column column : table.columns()) {
      if (names.contains(column.name())) {
        reads.set(column.number() - 1);
      }
    }
  }

  /** Has the server count what IRIS would count, where the condition asks about it. */
  void countAhead(Table table, Conversation conversation) {
    for (Table.Column column : table.columns()) {
      if (reads.get(column.number() - 1)) {
        conversation.sequences().adopt(table, column);
      }
    }
  }

  /** Whether a row is to be written, which has its defaults. */
  boolean passes(NewRow row) {
    BitSet unknown = (BitSet) reads.clone();
    unknown.andNot(row.known);
    if (!unknown.isEmpty()) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "COPY FROM with WHERE about a column that IRIS fills in is not supported")
          .withHint("Give the column a value, or copy into another table and INSERT from it.");
    }
    return Boolean.TRUE.equals(condition.value(row.values, environment));
  }
}
