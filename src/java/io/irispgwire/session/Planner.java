package io.irispgwire.session;

import io.irispgwire.catalog.SystemTables;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.Evaluator;
import io.irispgwire.eval.Evaluator.Evaluation;
import io.irispgwire.eval.Evaluator.Scalar;
import io.irispgwire.eval.RowLookup;
import io.irispgwire.eval.Scan;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.TransactionControl;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TextStyle;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Analyses a statement and decides where it is answered. */
final class Planner {
  private static final List<ResultColumn> QUERY_PLAN =
      List.of(new ResultColumn("QUERY PLAN", SqlType.of(PgType.TEXT), 0, 0));

  /** A plan is shared between sessions: whose rows it reads, its environment says. */
  private static final RowLookup SYSTEM_TABLES =
      new RowLookup() {
        @Override
        public boolean has(Table table) {
          return SystemTables.contains(table);
        }

        @Override
        public Iterator<@Nullable Object[]> rows(Scan scan, Environment environment) {
          return environment.session().rows(scan.table());
        }
      };

  private final SchemaLookup schema;
  private final TextStyle style;

  Planner(SchemaLookup schema, TextStyle style) {
    this.schema = schema;
    this.style = style;
  }

  /**
   * @param parameterOids types the client gave; 0 or missing leaves one to inference
   */
  Planned plan(ParsedStatement statement, List<Integer> parameterOids) {
    Statement tree = statement.tree();
    CommandTag tag = CommandTag.of(tree);
    if (tree instanceof Query query
        && query.body() instanceof Query.Select select
        && select.into() != null) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "SELECT INTO is not supported")
          .withHint("Use CREATE TABLE AS.")
          .at(select.into().span().position());
    }
    if (tree instanceof Statement.Copy) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "COPY is not supported")
          .withHint("Use INSERT with many rows, or SELECT.")
          .at(tree.span().position());
    }
    if (tree instanceof Statement.Explain explain) {
      ParsedStatement inner =
          new ParsedStatement(statement.sql(), explain.statement(), statement.parameterCount());
      Planned explained = plan(inner, parameterOids);
      return new Planned(
          statement,
          explained.parameterTypes(),
          QUERY_PLAN,
          true,
          tag,
          new Plan.Explain(explained));
    }
    if (tree instanceof SessionCommand.DeclareCursor declare) {
      Planned query =
          plan(
              new ParsedStatement(statement.sql(), declare.query(), statement.parameterCount()),
              parameterOids);
      return new Planned(
          statement, query.parameterTypes(), List.of(), false, tag, new Plan.Local(tree, query));
    }
    if (tree instanceof TransactionControl || tree instanceof SessionCommand) {
      return new Planned(statement, List.of(), List.of(), false, tag, new Plan.Local(tree, null));
    }
    Analysis analysis = new Analyzer(schema, style).analyze(statement, parameterOids);
    boolean returnsRows = tree instanceof Query || !analysis.columns().isEmpty();
    return new Planned(
        statement,
        analysis.parameterTypes(),
        analysis.columns(),
        returnsRows,
        tag,
        place(tree, analysis));
  }

  private Plan place(Statement tree, Analysis analysis) {
    @Nullable Evaluation evaluation =
        tree instanceof Query ? Evaluator.compile(analysis, SYSTEM_TABLES) : null;
    if (evaluation != null) {
      return new Plan.Evaluate(evaluation);
    }
    try {
      return remote(tree, analysis);
    } catch (PgException e) {
      Plan gathering = e.state() == SqlState.FEATURE_NOT_SUPPORTED ? gather(tree, analysis) : null;
      if (gathering == null) {
        throw e;
      }
      return gathering;
    }
  }

  private @Nullable Plan gather(Statement tree, Analysis analysis) {
    Gathering gathering = new Gathering(this, analysis);
    if (tree instanceof Query) {
      return gathering.query();
    }
    return tree instanceof Insert insert
        ? gathering.insert(insert, new Translator(schema))
        : null;
  }

  /** What the back end does alone. */
  private Plan.Remote remote(Statement tree, Analysis analysis) {
    refuseSystemTables(tree, analysis);
    Translation translation = new Translator(schema).translate(analysis);
    return new Plan.Remote(
        translation,
        slots -> new Translator().translate(analysis, slots),
        scalars(analysis, translation));
  }

  /**
   * A query that the back end does alone.
   *
   * @throws PgException when it cannot
   */
  Planned remote(ParsedStatement query, List<Integer> parameterOids) {
    Analysis analysis = new Analyzer(schema, style).analyze(query, parameterOids);
    return new Planned(
        query,
        analysis.parameterTypes(),
        analysis.columns(),
        true,
        CommandTag.of(query.tree()),
        remote(query.tree(), analysis));
  }

  private static IdentityHashMap<Expression, Scalar> scalars(
      Analysis analysis, Translation translation) {
    IdentityHashMap<Expression, Scalar> scalars = new IdentityHashMap<>();
    for (Translation.Step step : translation.steps()) {
      for (Translation.Operand operand : step.operands()) {
        if (operand instanceof Translation.Computed computed) {
          scalars.put(computed.expression(), Evaluator.scalar(analysis, computed.expression()));
        }
      }
    }
    return scalars;
  }

  /** The back end has no tables of pg_catalog, so it can neither join nor change them. */
  private static void refuseSystemTables(Statement tree, Analysis analysis) {
    Table target = analysis.target();
    if (target != null && SystemTables.contains(target)) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied: \"" + target.name() + "\" is a system catalog");
    }
    if (analysis.tables().stream().anyMatch(SystemTables::contains)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "system catalogs and other tables in one statement are not supported")
          .withHint("Ask the system catalogs in a statement of their own.")
          .at(tree.span().position());
    }
  }
}
