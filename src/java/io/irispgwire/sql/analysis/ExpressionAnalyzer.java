package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each expression of one scope its type; PostgreSQL's {@code transformExpr}.
 *
 * <p>What takes more than a few lines is in {@link OperatorExpressions}, {@link
 * FunctionExpressions}, {@link ConditionalExpressions}, {@link ArrayExpressions} and {@link
 * SubLinks}.
 */
final class ExpressionAnalyzer implements Expression.Visitor<SqlType> {
  private static final SqlType BOOL = SqlType.of(PgType.BOOL);
  private static final SqlType UNKNOWN = SqlType.of(PgType.UNKNOWN);

  private final AnalysisContext context;
  private final Scope scope;
  private final ColumnLookup columns;

  ExpressionAnalyzer(AnalysisContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
    this.columns = new ColumnLookup(context.findings(), context.schema(), scope);
  }

  AnalysisContext context() {
    return context;
  }

  Coercer coercer() {
    return context.coercer();
  }

  Findings findings() {
    return context.findings();
  }

  Scope scope() {
    return scope;
  }

  ColumnLookup columnLookup() {
    return columns;
  }

  /** The expression's type before any coercion; noted for everyone. */
  SqlType analyze(Expression expression) {
    SqlType type = expression.accept(this);
    findings().setType(expression, type);
    return type;
  }

  List<PgType> analyzeAll(List<Expression> expressions) {
    List<PgType> types = new ArrayList<>(expressions.size());
    expressions.forEach(expression -> types.add(analyze(expression).type()));
    return types;
  }

  /** As {@link #analyze}, in a clause of its own. */
  SqlType analyze(Expression expression, Clause clause) {
    Clause outer = scope.clause();
    scope.enter(clause);
    SqlType type = analyze(expression);
    scope.enter(outer);
    return type;
  }

  /** A condition: {@code transformWhereClause}. */
  void condition(Expression expression, Clause clause) {
    analyze(expression, clause);
    coercer().toBoolean(expression, clause.label());
  }

  @Override
  public SqlType onColumnRef(Expression.ColumnRef node) {
    return columns.resolve(node);
  }

  @Override
  public SqlType onStar(Expression.Star node) {
    if (node.qualifier().isEmpty()) {
      throw new PgException(SqlState.SYNTAX_ERROR, "syntax error at or near \"*\"")
          .at(node.span().position());
    }
    ColumnLookup.Located row = columns.star(node);
    findings().setRow(node, new Resolution.WholeRow(row.item().entry(), row.levelsUp()));
    return SqlType.of(PgType.RECORD);
  }

  @Override
  public SqlType onParameter(Expression.Parameter node) {
    return context.parameters().refer(node);
  }

  @Override
  public SqlType onLiteral(Expression.Literal node) {
    return switch (node.kind()) {
      case INTEGER -> SqlType.of(Literals.integerType(node.value()));
      case DECIMAL -> SqlType.of(PgType.NUMERIC);
      case BIT_STRING -> SqlType.of(PgType.BIT);
      case BOOLEAN -> BOOL;
      case STRING, NULL -> UNKNOWN;
    };
  }

  @Override
  public SqlType onCast(Expression.Cast node) {
    return new CastExpressions(this).analyze(node);
  }

  @Override
  public SqlType onOperation(Expression.Operation node) {
    return new OperatorExpressions(this).operation(node);
  }

  @Override
  public SqlType onLogical(Expression.Logical node) {
    for (Expression operand : node.operands()) {
      analyze(operand);
      coercer().toBoolean(operand, node.and() ? "AND" : "OR");
    }
    return BOOL;
  }

  @Override
  public SqlType onNot(Expression.Not node) {
    analyze(node.operand());
    coercer().toBoolean(node.operand(), "NOT");
    return BOOL;
  }

  @Override
  public SqlType onNullTest(Expression.NullTest node) {
    analyze(node.operand());
    return BOOL;
  }

  @Override
  public SqlType onBooleanTest(Expression.BooleanTest node) {
    analyze(node.operand());
    String value = node.value() == null ? "UNKNOWN" : node.value() ? "TRUE" : "FALSE";
    coercer().toBoolean(node.operand(), node.negated() ? "IS NOT " + value : "IS " + value);
    return BOOL;
  }

  @Override
  public SqlType onDistinctFrom(Expression.DistinctFrom node) {
    return new OperatorExpressions(this).distinctFrom(node);
  }

  @Override
  public SqlType onBetween(Expression.Between node) {
    return new OperatorExpressions(this).between(node);
  }

  @Override
  public SqlType onIn(Expression.In node) {
    return new ArrayExpressions(this).in(node);
  }

  @Override
  public SqlType onLike(Expression.Like node) {
    return new OperatorExpressions(this).like(node);
  }

  @Override
  public SqlType onArrayComparison(Expression.ArrayComparison node) {
    return new ArrayExpressions(this).comparison(node);
  }

  @Override
  public SqlType onSubLink(Expression.SubLink node) {
    return new SubLinks(this).analyze(node);
  }

  @Override
  public SqlType onCase(Expression.Case node) {
    return new ConditionalExpressions(this).onCase(node);
  }

  @Override
  public SqlType onBuiltin(Expression.Builtin node) {
    return new ConditionalExpressions(this).builtin(node);
  }

  @Override
  public SqlType onSqlValueFunction(Expression.SqlValueFunction node) {
    return switch (node.kind()) {
      case CURRENT_DATE -> SqlType.of(PgType.DATE);
      case CURRENT_TIME -> new SqlType(PgType.TIMETZ, node.precision());
      case CURRENT_TIMESTAMP -> new SqlType(PgType.TIMESTAMPTZ, node.precision());
      case LOCALTIME -> new SqlType(PgType.TIME, node.precision());
      case LOCALTIMESTAMP -> new SqlType(PgType.TIMESTAMP, node.precision());
      case CURRENT_ROLE, CURRENT_USER, USER, SESSION_USER, CURRENT_CATALOG, CURRENT_SCHEMA ->
          SqlType.of(PgType.NAME);
    };
  }

  @Override
  public SqlType onFunctionCall(Expression.FunctionCall node) {
    return new FunctionExpressions(this).call(node);
  }

  @Override
  public SqlType onRow(Expression.Row node) {
    analyzeAll(node.items());
    return SqlType.of(PgType.RECORD);
  }

  @Override
  public SqlType onArrayConstructor(Expression.ArrayConstructor node) {
    return new ArrayExpressions(this).constructor(node, null);
  }

  @Override
  public SqlType onSubscript(Expression.Subscript node) {
    return new ArrayExpressions(this).subscript(node);
  }

  @Override
  public SqlType onFieldSelection(Expression.FieldSelection node) {
    analyze(node.base());
    return new Fields(this).select(node);
  }

  @Override
  public SqlType onCollate(Expression.Collate node) {
    SqlType type = analyze(node.operand());
    boolean collatable = type.type().category() == PgType.TEXT.category() || type.type().isArray();
    if (!collatable && !type.type().equals(PgType.UNKNOWN)) {
      throw new PgException(
              SqlState.DATATYPE_MISMATCH,
              "collations are not supported by type " + FormatType.of(type.type()))
          .at(
              KeywordPlaces.after(
                  findings().statement().sql(),
                  node.operand().span().end(),
                  "COLLATE",
                  node.span().position()));
    }
    return type;
  }

  @Override
  public SqlType onGrouping(Expression.Grouping node) {
    analyzeAll(node.arguments());
    scope.foundAggregate();
    return SqlType.of(PgType.INT4);
  }

  @Override
  public SqlType onDefault(Expression.Default node) {
    throw new PgException(SqlState.SYNTAX_ERROR, "DEFAULT is not allowed in this context")
        .at(node.span().position());
  }

  @Override
  public SqlType onCurrentOf(Expression.CurrentOf node) {
    return BOOL;
  }

  @Override
  public SqlType onParenthesized(Expression.Parenthesized node) {
    analyze(node.inner());
    return findings().visibleType(node.inner());
  }
}
