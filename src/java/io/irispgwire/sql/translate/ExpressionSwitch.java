package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Expression;
import org.jspecify.annotations.Nullable;

/** A visitor that treats alike all kinds of expression its subclass does not name. */
abstract class ExpressionSwitch<R extends @Nullable Object> implements Expression.Visitor<R> {
  abstract R otherwise(Expression node);

  @Override
  public R onColumnRef(Expression.ColumnRef node) {
    return otherwise(node);
  }

  @Override
  public R onStar(Expression.Star node) {
    return otherwise(node);
  }

  @Override
  public R onParameter(Expression.Parameter node) {
    return otherwise(node);
  }

  @Override
  public R onLiteral(Expression.Literal node) {
    return otherwise(node);
  }

  @Override
  public R onCast(Expression.Cast node) {
    return otherwise(node);
  }

  @Override
  public R onOperation(Expression.Operation node) {
    return otherwise(node);
  }

  @Override
  public R onLogical(Expression.Logical node) {
    return otherwise(node);
  }

  @Override
  public R onNot(Expression.Not node) {
    return otherwise(node);
  }

  @Override
  public R onNullTest(Expression.NullTest node) {
    return otherwise(node);
  }

  @Override
  public R onBooleanTest(Expression.BooleanTest node) {
    return otherwise(node);
  }

  @Override
  public R onDistinctFrom(Expression.DistinctFrom node) {
    return otherwise(node);
  }

  @Override
  public R onBetween(Expression.Between node) {
    return otherwise(node);
  }

  @Override
  public R onIn(Expression.In node) {
    return otherwise(node);
  }

  @Override
  public R onLike(Expression.Like node) {
    return otherwise(node);
  }

  @Override
  public R onArrayComparison(Expression.ArrayComparison node) {
    return otherwise(node);
  }

  @Override
  public R onSubLink(Expression.SubLink node) {
    return otherwise(node);
  }

  @Override
  public R onCase(Expression.Case node) {
    return otherwise(node);
  }

  @Override
  public R onBuiltin(Expression.Builtin node) {
    return otherwise(node);
  }

  @Override
  public R onSqlValueFunction(Expression.SqlValueFunction node) {
    return otherwise(node);
  }

  @Override
  public R onFunctionCall(Expression.FunctionCall node) {
    return otherwise(node);
  }

  @Override
  public R onRow(Expression.Row node) {
    return otherwise(node);
  }

  @Override
  public R onArrayConstructor(Expression.ArrayConstructor node) {
    return otherwise(node);
  }

  @Override
  public R onSubscript(Expression.Subscript node) {
    return otherwise(node);
  }

  @Override
  public R onFieldSelection(Expression.FieldSelection node) {
    return otherwise(node);
  }

  @Override
  public R onCollate(Expression.Collate node) {
    return otherwise(node);
  }

  @Override
  public R onGrouping(Expression.Grouping node) {
    return otherwise(node);
  }

  @Override
  public R onDefault(Expression.Default node) {
    return otherwise(node);
  }

  @Override
  public R onCurrentOf(Expression.CurrentOf node) {
    throw Refusal.of(node, "WHERE CURRENT OF", "Name the row by its key.");
  }

  @Override
  public R onParenthesized(Expression.Parenthesized node) {
    return otherwise(node);
  }
}
