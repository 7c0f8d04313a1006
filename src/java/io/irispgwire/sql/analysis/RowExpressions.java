package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the definition of a table computes of its rows: CHECK, DEFAULT and GENERATED.
 *
 * <p>Source: PostgreSQL {@code src/backend/catalog/heap.c}, {@code cookConstraint} and {@code
 * cookDefault}.
 */
public final class RowExpressions {
  private final AnalysisContext context;

  RowExpressions(AnalysisContext context) {
    this.context = context;
  }

  /** The condition of a CHECK. */
  public RowExpression check(Table table, Expression condition) {
    return condition(table, condition, Clause.CHECK);
  }

  /** The condition of a COPY FROM. */
  public RowExpression copied(Table table, Expression condition) {
    refuseParameters(condition);
    return condition(table, condition, Clause.COPY_WHERE);
  }

  private static void refuseParameters(Expression expression) {
    if (expression instanceof Expression.Parameter parameter) {
      throw new PgException(
              SqlState.UNDEFINED_PARAMETER, "there is no parameter $" + parameter.number())
          .at(parameter.span().position());
    }
    Children.of(expression).forEach(RowExpressions::refuseParameters);
  }

  private RowExpression condition(Table table, Expression condition, Clause clause) {
    Scope scope = new Scope(null);
    NamespaceItem item = ModificationAnalyzer.target(table, null);
    scope.items().add(item);
    new ExpressionAnalyzer(context, scope).condition(condition, clause);
    return new RowExpression(context.findings(), item.entry(), condition);
  }

  /** What an index is made of. */
  public RowExpression indexed(Table table, Expression value) {
    Scope scope = new Scope(null);
    NamespaceItem item = ModificationAnalyzer.target(table, null);
    scope.items().add(item);
    new ExpressionAnalyzer(context, scope).analyze(value, Clause.INDEX_EXPRESSION);
    refuseVarying(value, "index expression");
    return new RowExpression(context.findings(), item.entry(), value);
  }

  /** Which rows a partial index has. */
  public RowExpression predicate(Table table, Expression condition) {
    RowExpression predicate = condition(table, condition, Clause.INDEX_PREDICATE);
    refuseVarying(condition, "index predicate");
    return predicate;
  }

  /** {@code CheckMutability}. */
  private void refuseVarying(Expression value, String where) {
    if (varies(value)) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION,
          "functions in " + where + " must be marked IMMUTABLE");
    }
  }

  /** The name of the column that an index has for an expression: {@code FigureIndexColname}. */
  public static String indexColumn(RowExpression indexed) {
    String label = Labels.of(indexed.expression(), (Findings) indexed.analysis());
    return label.equals(Labels.NONE) ? "expr" : label;
  }

  /** What a column gets when a row is inserted without it. */
  public RowExpression fallback(Table.Column column, Expression value) {
    assigned(new Scope(null), Clause.DEFAULT, column, value);
    return new RowExpression(context.findings(), null, value);
  }

  /** What a column is computed from. */
  public RowExpression generated(Table table, Table.Column column, Expression value) {
    Scope scope = new Scope(null);
    NamespaceItem item = ModificationAnalyzer.target(table, null);
    scope.items().add(item);
    assigned(scope, Clause.GENERATED, column, value);
    checkSources(table, value);
    if (varies(value)) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION, "generation expression is not immutable");
    }
    return new RowExpression(context.findings(), item.entry(), value);
  }

  private void assigned(Scope scope, Clause clause, Table.Column column, Expression value) {
    ExpressionAnalyzer expressions = new ExpressionAnalyzer(context, scope);
    expressions.analyze(value, clause);
    PgType given = expressions.coercer().typeOf(value);
    if (!expressions.coercer().coerce(value, column.type(), CastContext.ASSIGNMENT)) {
      throw new PgException(
              SqlState.DATATYPE_MISMATCH,
              "column \""
                  + column.name()
                  + "\" is of type "
                  + FormatType.of(column.type().type())
                  + " but default expression is of type "
                  + FormatType.of(given))
          .withHint("You will need to rewrite or cast the expression.");
    }
  }

  private static void checkSources(Table table, Expression value) {
    if (value instanceof Expression.ColumnRef reference) {
      String name = reference.last().value();
      boolean generated =
          table.rules().fillings().stream()
              .anyMatch(filling -> filling.generated() && filling.column().equals(name));
      if (generated) {
        throw new PgException(
                SqlState.INVALID_OBJECT_DEFINITION,
                "cannot use generated column \"" + name + "\" in column generation expression")
            .withDetail("A generated column cannot reference another generated column.")
            .at(reference.span().position());
      }
    }
    Children.of(value).forEach(child -> checkSources(table, child));
  }

  private boolean varies(Expression value) {
    boolean own =
        value instanceof Expression.SqlValueFunction
            || context.findings().calls(value).stream()
                .anyMatch(call -> call.proc().volatility() != 'i');
    return own || Children.of(value).stream().anyMatch(this::varies);
  }

  /** The columns that an expression reads, by name, in the order of the text. */
  public static Set<String> columns(Expression expression) {
    Set<String> names = new LinkedHashSet<>();
    collect(List.of(expression), names);
    return names;
  }

  private static void collect(List<Expression> expressions, Set<String> names) {
    for (Expression expression : expressions) {
      if (expression instanceof Expression.ColumnRef reference) {
        names.add(reference.last().value());
      }
      collect(Children.of(expression), names);
    }
  }
}
