package io.irispgwire.sql.deparse;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.tree.Query;
import java.util.List;

/**
 * Text of rules as PostgreSQL 15's {@code ruleutils.c} writes it: what {@code pg_get_viewdef},
 * {@code pg_get_expr} and {@code pg_get_constraintdef} give.
 */
public final class Deparser {
  private final Vocabulary words;
  private final boolean pretty;

  /**
   * @param schema whose search path says which names need their schema
   * @param pretty without the parentheses that precedence makes needless
   */
  public Deparser(SchemaLookup schema, boolean pretty) {
    this(new Vocabulary(schema, false), pretty);
  }

  private Deparser(Vocabulary words, boolean pretty) {
    this.words = words;
    this.pretty = pretty;
  }

  /** For text that means the same under any search path. */
  public static Deparser full(SchemaLookup schema) {
    return new Deparser(new Vocabulary(schema, true), false);
  }

  /** A condition, default or generated value of one table. */
  public String expression(RowExpression expression) {
    return expression(expression, ColumnNames.bare());
  }

  /** A condition of a domain, over {@code VALUE}. */
  public String condition(RowExpression expression) {
    return expression(expression, ColumnNames.ofDomain());
  }

  private String expression(RowExpression expression, ColumnNames columns) {
    Printer out = new Printer(pretty);
    new Lowering(expression.analysis(), words, columns).of(expression.expression()).print(out);
    return out.toString();
  }

  /**
   * The query of a view.
   *
   * @param labels the view's columns
   */
  public String query(Analysis analysis, Query query, List<String> labels) {
    Printer out = new Printer(pretty);
    new QueryText(analysis, words, ColumnNames.ofRule()).print(query, out, true, labels);
    return out.toString();
  }
}
