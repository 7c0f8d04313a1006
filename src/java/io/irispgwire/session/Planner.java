package io.irispgwire.session;

import io.irispgwire.catalog.SystemTables;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Evaluator;
import io.irispgwire.eval.Evaluator.Evaluation;
import io.irispgwire.eval.Evaluator.Modifying;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Merge;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Modification.Delete;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Modification.Update;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.TransactionControl;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Analyses a statement and decides where it is answered. */
final class Planner {
  private static final List<ResultColumn> QUERY_PLAN =
      List.of(new ResultColumn("QUERY PLAN", SqlType.of(PgType.TEXT), 0, 0));

  private static final List<ResultColumn> JSON_PLAN =
      List.of(new ResultColumn("QUERY PLAN", SqlType.of(PgType.JSON), 0, 0));

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
    if (tree instanceof Statement.Explain explain) {
      ParsedStatement inner =
          new ParsedStatement(statement.sql(), explain.statement(), statement.parameterCount());
      ExplainOptions options = ExplainOptions.of(explain);
      Planned explained = plan(inner, parameterOids);
      return new Planned(
          statement,
          explained.parameterTypes(),
          options.json() ? JSON_PLAN : QUERY_PLAN,
          true,
          tag,
          new Plan.Explain(explained, options));
    }
    if (tree instanceof SessionCommand.DeclareCursor declare) {
      Planned query =
          plan(
              new ParsedStatement(statement.sql(), declare.query(), statement.parameterCount()),
              parameterOids);
      if (query.plan() instanceof Plan.Modify) { // PostgreSQL: analyze.c
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "DECLARE CURSOR must not contain data-modifying statements in WITH");
      }
      return new Planned(
          statement, query.parameterTypes(), List.of(), false, tag, new Plan.Local(tree, query));
    }
    if (tree instanceof TransactionControl
        || tree instanceof SessionCommand
        || tree instanceof Statement.Copy) {
      return new Planned(statement, List.of(), List.of(), false, tag, new Plan.Local(tree, null));
    }
    if (tree instanceof Statement.Native call && call.kind() == Statement.Native.Kind.CALL) {
      Planned known = new CallPlan(schema, style).plan(statement, parameterOids);
      if (known != null) {
        return known;
      }
    }
    if (tree instanceof Statement.Native own) {
      return new NativePlan(schema).plan(statement, own, parameterOids);
    }
    Analysis analysis;
    try {
      analysis = new Analyzer(schema, style).analyze(statement, parameterOids);
    } catch (PgException e) {
      ParsedStatement own = NativePlan.instead(e, statement, schema);
      if (own == null) {
        throw e;
      }
      return plan(own, parameterOids);
    }
    boolean returnsRows = tree instanceof Query || !analysis.columns().isEmpty();
    return new Planned(
        statement,
        analysis.parameterTypes(),
        analysis.columns(),
        returnsRows,
        tag,
        place(tree, analysis));
  }

  /** An INSERT that fills a materialized view, as no client's may. */
  Planned filling(ParsedStatement insert, List<Integer> parameterOids) {
    Analysis analysis = new Analyzer(schema, style).analyze(insert, parameterOids);
    Table missing = Population.missing(analysis.tables(), schema);
    return new Planned(
        insert,
        analysis.parameterTypes(),
        List.of(),
        false,
        CommandTag.of(insert.tree()),
        missing == null ? written(insert.tree(), analysis) : new Plan.Unpopulated(missing));
  }

  private Plan place(Statement tree, Analysis analysis) {
    refuseSystemTargets(tree, analysis);
    boolean runs = !(tree instanceof Definition) || tree instanceof Definition.CreateTableAs;
    Table missing = runs ? Population.missing(analysis.tables(), schema) : null;
    if (missing != null) {
      return new Plan.Unpopulated(missing);
    }
    if (!analysis.inWith().isEmpty()) {
      refuseModifyingWith(tree);
      return modifying(analysis);
    }
    if (!(tree instanceof Query)) {
      return written(tree, analysis);
    }
    Evaluation evaluation = Evaluator.compile(analysis, TableReads.SYSTEM_TABLES);
    if (evaluation != null) {
      return new Plan.Evaluate(evaluation, List.of());
    }
    if (analysis.tables().stream().anyMatch(SystemTables::contains)) {
      return computed(analysis);
    }
    try {
      return translated(analysis);
    } catch (PgException refusal) {
      return instead(refusal, () -> computed(analysis));
    }
  }

  private Plan written(Statement tree, Analysis analysis) {
    boolean system = analysis.tables().stream().anyMatch(SystemTables::contains);
    if (!(tree instanceof Modification)) {
      refuseSystemTables(system, tree);
      return translated(analysis);
    }
    Table target = analysis.target();
    if (tree instanceof Insert ruled && target != null && !target.rules().isEmpty()) {
      return ruledInsert(analysis, ruled, target);
    }
    if (system || tree instanceof Merge) {
      return modifying(analysis);
    }
    try {
      return translated(analysis);
    } catch (PgException refusal) {
      return instead(refusal, () -> modifying(analysis));
    }
  }

  /** By the evaluator, row by row. */
  private Plan modifying(Analysis analysis) {
    Statement tree = analysis.statement().tree();
    TableReads reads = new TableReads(analysis, schema.irisVersion(), false);
    Modifying modifying = Evaluator.modifying(analysis, reads);
    Set<Table> targets = new LinkedHashSet<>();
    List<Modification> nodes = new ArrayList<>(analysis.inWith());
    if (tree instanceof Modification node) {
      nodes.add(node);
    }
    for (Modification node : nodes) {
      Table target = analysis.modified(node).table();
      refuseRules(node, target);
      targets.add(target);
    }
    return new Plan.Modify(modifying, reads.queries(), List.copyOf(targets));
  }

  /** What is stored row by row here is neither completed nor checked. */
  private static void refuseRules(Modification node, Table target) {
    Table.Rules rules = target.rules();
    boolean onlyDefaults =
        rules.checks().isEmpty()
            && rules.domains().isEmpty()
            && rules.fillings().stream().noneMatch(Table.Filling::generated);
    boolean keeps = node instanceof Delete || (node instanceof Update && onlyDefaults);
    if (!rules.isEmpty() && !keeps) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "computing the changes of table \""
                  + target.name()
                  + "\", whose rows the server checks, is not supported")
          .withHint("Compute the values first, then write them.");
    }
  }

  private Plan ruledInsert(Analysis analysis, Insert insert, Table target) {
    Translator translator = new Translator(schema);
    List<Integer> targets = translator.insertTargets(analysis, insert);
    List<SqlType> types = targets.stream().map(i -> target.columns().get(i).type()).toList();
    TableReads reads = new TableReads(analysis, schema.irisVersion(), false);
    Evaluation source =
        insert.source() == null
            ? null
            : Evaluator.source(analysis, insert, types, reads, Plan.RuledInsert.DEFAULT);
    RowRules rules = new RowRules(target, schema);
    Translator storer = new Translator(schema.irisVersion());
    return new Plan.RuledInsert(
        source, targets, reads.queries(), given -> storing(storer, analysis, insert, given), rules);
  }

  private static Plan.Storing storing(
      Translator storer, Analysis analysis, Insert insert, BitSet given) {
    Translation translation = storer.insertOfColumns(analysis, insert, given);
    return new Plan.Storing(translation, TableReads.scalars(analysis, translation));
  }

  private Plan translated(Analysis analysis) {
    IrisVersion version = schema.irisVersion();
    Translation translation = new Translator(schema).translate(analysis);
    Table ruled = translation.ruled();
    Statement tree = analysis.statement().tree();
    return new Plan.Remote(
        translation,
        slots -> new Translator(version).translate(analysis, slots),
        TableReads.scalars(analysis, translation),
        ruled == null || ruled.rules().isEmpty() ? null : new RowRules(ruled, schema),
        tree instanceof Query query ? Translator.shownTypes(analysis, query) : List.of());
  }

  /** By the evaluator, over rows that the back end gives table by table. */
  private Plan computed(Analysis analysis) {
    TableReads reads = new TableReads(analysis, schema.irisVersion(), true);
    Evaluation evaluation = Objects.requireNonNull(Evaluator.compile(analysis, reads));
    return new Plan.Evaluate(evaluation, reads.queries());
  }

  /** Another way for what IRIS has no form for; where there is none, the first refusal stands. */
  private static Plan instead(PgException refusal, Supplier<Plan> other) {
    if (refusal.state() != SqlState.FEATURE_NOT_SUPPORTED) {
      throw refusal;
    }
    try {
      return other.get();
    } catch (PgException e) {
      refusal.addSuppressed(e);
      throw refusal;
    }
  }

  private static void refuseModifyingWith(Statement tree) {
    if (tree instanceof Definition.CreateMaterializedView) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "materialized views must not use data-modifying statements in WITH");
    }
    if (tree instanceof Definition.CreateView) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "views must not contain data-modifying statements in WITH");
    }
    if (tree instanceof Definition) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "a data-modifying statement in WITH is not supported here")
          .withHint("Create the table first, then INSERT.")
          .at(tree.span().position());
    }
  }

  private static void refuseSystemTargets(Statement tree, Analysis analysis) {
    for (Modification node : analysis.inWith()) {
      refuseSystemTarget(analysis.modified(node).table());
    }
    if (tree instanceof Modification node) {
      refuseSystemTarget(analysis.modified(node).table());
    }
  }

  private static void refuseSystemTarget(Table target) {
    if (target.sequence() != null) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "cannot change sequence \"" + target.name() + "\"");
    }
    if (target.isMaterialized()) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "cannot change materialized view \"" + target.name() + "\"");
    }
    if (SystemTables.contains(target)) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied: \"" + target.name() + "\" is a system catalog");
    }
  }

  /** The back end has no tables of pg_catalog. */
  private static void refuseSystemTables(boolean system, Statement tree) {
    if (system) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "writing what system catalogs hold is not supported")
          .withHint("Ask the system catalogs in a statement of their own.")
          .at(tree.span().position());
    }
  }
}
