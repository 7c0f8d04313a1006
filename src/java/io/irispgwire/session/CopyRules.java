package io.irispgwire.session;

import io.irispgwire.eval.Environment;
import io.irispgwire.session.RowRules.NewRow;
import io.irispgwire.sql.analysis.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server adds to the rows of a COPY FROM before it writes them. */
final class CopyRules {
  private final List<Table.Column> given;
  private final RowRules rules;
  private final Environment environment;

  CopyRules(CopyTable copied, Conversation conversation) {
    this.given = copied.columns();
    this.rules = new RowRules(copied.table(), conversation.schema());
    this.environment = conversation.environment(List.of());
  }

  /**
   * A row of the data with its defaults and its generated columns.
   *
   * @param data a value for each column of the data, or {@link CopyDefault#MARK}
   */
  NewRow completed(@Nullable Object[] data) {
    NewRow row = new NewRow(rules.table().columns().size());
    for (int i = 0; i < data.length; i++) {
      if (data[i] != CopyDefault.MARK) {
        row.give(given.get(i).number() - 1, data[i]);
      }
    }
    rules.complete(row, environment);
    return row;
  }
}
