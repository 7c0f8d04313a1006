package io.irispgwire.sql.translate;

import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query.Values;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** VALUES as a query: one SELECT per row. */
final class ValuesRule {
  /** Each row is one SELECT of a UNION ALL: their nesting must not overflow IRIS's compiler. */
  private static final int MOST_ROWS = 100;

  private final Rules rules;

  ValuesRule(Rules rules) {
    this.rules = rules;
  }

  Fragment render(Values values, List<SqlType> types, @Nullable List<String> labels) {
    if (values.rows().size() > MOST_ROWS) {
      throw Refusal.of(values, "a query over VALUES of more than " + MOST_ROWS + " rows");
    }
    List<Fragment> rows = new ArrayList<>();
    for (List<Expression> row : values.rows()) {
      List<Fragment> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        Fragment cell = cell(row.get(i), types.get(i));
        String label = rows.isEmpty() && labels != null ? labels.get(i) : null;
        cells.add(label == null ? cell : cell.then(" AS " + Identifiers.quote(label)));
      }
      rows.add(Fragment.form("SELECT #", Fragment.join(", ", cells)));
    }
    return Fragment.join(" UNION ALL ", rows);
  }

  private Fragment cell(Expression cell, SqlType type) {
    TypedLiteral literal = new Constants(rules).literal(cell);
    return literal != null && literal.isNull()
        ? Constants.typed(Fragment.of("NULL"), type)
        : rules.value(cell);
  }
}
