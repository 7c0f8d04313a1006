package io.irispgwire.sql.analysis;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import org.jspecify.annotations.Nullable;

/**
 * An expression that a table's definition holds, analysed: the condition of a CHECK, a default, a
 * generated value.
 *
 * @param entry the table whose columns it may read; null for a default, which reads none
 */
public record RowExpression(Analysis analysis, @Nullable RangeEntry entry, Expression expression) {
  /** What stands before the text of an expression that is parsed alone. */
  private static final String BEFORE = "SELECT ";

  /** A text that holds an expression and nothing else. */
  public static ParsedStatement parse(String text) {
    return Parser.parse(BEFORE + text).get(0);
  }

  /** The expression of {@link #parse}. */
  public static Expression of(ParsedStatement parsed) {
    Query query = (Query) parsed.tree();
    return ((Query.Select) query.body()).items().get(0).expression();
  }
}
