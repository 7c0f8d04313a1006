package io.irispgwire.sql.translate;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.Children;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.RowExpressions;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;

/** The text of a rule that was noted. */
final class StoredRule {
  private StoredRule() {}

  /** Whether it reads the column. */
  static boolean reads(String text, String column) {
    Expression expression = RowExpression.of(RowExpression.parse(text));
    return RowExpressions.columns(expression).contains(column);
  }

  /** The same rule, when a column has got a new name. */
  static String renamed(String text, String column, Name to) {
    ParsedStatement parsed = RowExpression.parse(text);
    Expression expression = RowExpression.of(parsed);
    Edits edits = new Edits(parsed.sql());
    rename(expression, column, Identifiers.quote(to), edits);
    return edits.apply(expression.span()).text();
  }

  private static void rename(Expression expression, String column, String to, Edits edits) {
    if (expression instanceof Expression.ColumnRef reference
        && reference.last().value().equals(column)) {
      edits.replace(reference.last(), Fragment.of(to));
    }
    Children.of(expression).forEach(child -> rename(child, column, to, edits));
  }
}
