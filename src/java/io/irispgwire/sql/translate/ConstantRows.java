package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of VALUES that can all be bound: every value is known before the statement runs. */
final class ConstantRows {
  private ConstantRows() {}

  /**
   * What is bound, row by row; null when some value is not constant.
   *
   * @param columns what the values are for
   * @param written the indexes of the values that are stored
   */
  static @Nullable List<Operand> of(
      Rules rules, List<Table.Column> columns, List<List<Expression>> rows, List<Integer> written) {
    if (written.isEmpty()) {
      return null;
    }
    Assigned assigned = new Assigned(rules);
    List<Operand> operands = new ArrayList<>(rows.size() * written.size());
    for (List<Expression> row : rows) {
      for (int column : written) {
        Operand operand = assigned.bound(row.get(column), columns.get(column));
        if (operand == null) {
          return null;
        }
        operands.add(operand);
      }
    }
    return operands;
  }
}
