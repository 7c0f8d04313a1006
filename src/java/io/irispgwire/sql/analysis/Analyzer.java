package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
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
  private final char routineKind;
  private final Variables variables;

  /** With PostgreSQL's default DateStyle. */
  public Analyzer(SchemaLookup schema) {
    this(schema, TextStyle.DEFAULT);
  }

  /**
   * @param style how literals of dates and times are read when they are checked
   */
  public Analyzer(SchemaLookup schema, TextStyle style) {
    this(schema, style, 'f', Variables.NONE);
  }

  private Analyzer(SchemaLookup schema, TextStyle style, char routineKind, Variables variables) {
    this.schema = schema;
    this.style = style;
    this.routineKind = routineKind;
    this.variables = variables;
  }

  /** The same for the query that a CALL is turned into. */
  public Analyzer ofCalls() {
    return new Analyzer(schema, style, 'p', variables);
  }

  /** The same inside of a routine with variables. */
  public Analyzer inside(Variables around) {
    return new Analyzer(schema, style, routineKind, around);
  }

  /**
   * @param parameterOids types the client gave; 0, or a missing entry, leaves one to inference
   * @throws io.irispgwire.error.PgException with PostgreSQL's SQLSTATE, message, hint and position
   *     (42P01, 42703, 42883, 42804, 42P18, 42P08, 22P02 for a bad literal, …)
   */
  public Analysis analyze(ParsedStatement statement, List<Integer> parameterOids) {
    AnalysisContext context = context(statement, parameterOids);
    statement(context, statement.tree());
    context.findings().setParameterTypes(context.parameters().decided());
    return context.findings();
  }

  private AnalysisContext context(ParsedStatement statement, List<Integer> parameterOids) {
    Findings findings = new Findings(statement, variables);
    Parameters parameters = new Parameters(findings, parameterOids, schema);
    Coercer coercer = new Coercer(findings, parameters, style, schema);
    return new AnalysisContext(findings, parameters, coercer, schema, routineKind);
  }

  /**
   * The arguments of EXECUTE, turned into the types of the statement's parameters; PostgreSQL:
   * prepare.c, EvaluateParams.
   *
   * @throws PgException 42804 for one that has no way there
   */
  public Analysis analyzeArguments(
      ParsedStatement statement, List<Expression> arguments, List<PgType> types) {
    AnalysisContext context = context(statement, List.of());
    ExpressionAnalyzer expressions = new ExpressionAnalyzer(context, new Scope(null));
    for (int i = 0; i < types.size(); i++) {
      Expression argument = arguments.get(i);
      expressions.analyze(argument, Clause.EXECUTE);
      PgType given = context.coercer().typeOf(argument);
      if (!context.coercer().coerce(argument, SqlType.of(types.get(i)), CastContext.ASSIGNMENT)) {
        throw new PgException(
                SqlState.DATATYPE_MISMATCH,
                "parameter $%d of type %s cannot be coerced to the expected type %s"
                    .formatted(i + 1, FormatType.of(given), FormatType.of(types.get(i))))
            .withHint("You will need to rewrite or cast the expression.")
            .at(Places.of(argument));
      }
    }
    return context.findings();
  }

  /** The analyser of what a table's definition computes. */
  public RowExpressions ofRows(ParsedStatement statement) {
    return new RowExpressions(context(statement, List.of()));
  }

  private static void statement(AnalysisContext context, Statement tree) {
    if (tree instanceof Query query) {
      context.findings().setResult(new QueryAnalyzer(context).analyze(query, null));
    } else if (tree instanceof Modification modification) {
      new ModificationAnalyzer(context, new Scope(null)).analyze(modification);
    } else if (tree instanceof Definition.CreateTableAs create) {
      new QueryAnalyzer(context).analyze(create.query(), null);
    } else if (tree instanceof Definition.CreateMaterializedView create) {
      new QueryAnalyzer(context).analyze(create.query(), null);
    } else if (tree instanceof Definition.CreateView create) {
      new QueryAnalyzer(context).analyze(create.query(), null);
    }
  }
}
