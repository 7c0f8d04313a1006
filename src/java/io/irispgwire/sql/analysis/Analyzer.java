package io.irispgwire.sql.analysis;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.types.TextStyle;
import java.util.List;

/**
 * Resolves names, types and functions of a statement as PostgreSQL's parse analysis does (manual
 * chapter 10; {@code src/backend/parser/parse_*.c}).
 *
 * <p>EXPLAIN, PREPARE, DECLARE and COPY are left to the session: it analyses the statement inside
 * them as a statement of its own.
 */
public final class Analyzer {
  private final SchemaLookup schema;
  private final TextStyle style;

  /** With PostgreSQL's default DateStyle. */
  public Analyzer(SchemaLookup schema) {
    this(schema, TextStyle.DEFAULT);
  }

  /**
   * @param style how literals of dates and times are read when they are checked
   */
  public Analyzer(SchemaLookup schema, TextStyle style) {
    this.schema = schema;
    this.style = style;
  }

  /**
   * @param parameterOids types the client gave; 0, or a missing entry, leaves one to inference
   * @throws io.irispgwire.error.PgException with PostgreSQL's SQLSTATE, message, hint and position
   *     (42P01, 42703, 42883, 42804, 42P18, 42P08, 22P02 for a bad literal, …)
   */
  public Analysis analyze(ParsedStatement statement, List<Integer> parameterOids) {
    Findings findings = new Findings(statement);
    Parameters parameters = new Parameters(findings, parameterOids);
    Coercer coercer = new Coercer(findings, parameters, style);
    AnalysisContext context = new AnalysisContext(findings, parameters, coercer, schema);
    statement(context, statement.tree());
    findings.setParameterTypes(parameters.decided());
    return findings;
  }

  /** The analyser of what a table's definition computes. */
  public RowExpressions ofRows(ParsedStatement statement) {
    Findings findings = new Findings(statement);
    Parameters parameters = new Parameters(findings, List.of());
    Coercer coercer = new Coercer(findings, parameters, style);
    return new RowExpressions(new AnalysisContext(findings, parameters, coercer, schema));
  }

  private static void statement(AnalysisContext context, Statement tree) {
    if (tree instanceof Query query) {
      context.findings().setResult(new QueryAnalyzer(context).analyze(query, null));
    } else if (tree instanceof Modification modification) {
      new ModificationAnalyzer(context, new Scope(null)).analyze(modification);
    } else if (tree instanceof Definition.CreateTableAs create) {
      new QueryAnalyzer(context).analyze(create.query(), null);
    } else if (tree instanceof Definition.CreateView create) {
      new QueryAnalyzer(context).analyze(create.query(), null);
    }
  }
}
