package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;

/** Scalars. A condition becomes 1, 0 or NULL: IRIS has no conditions as values (SQLCODE -11). */
final class Values extends ExpressionSwitch<Fragment> {
  private final Rules rules;

  Values(Rules rules) {
    this.rules = rules;
  }

  @Override
  Fragment otherwise(Expression node) {
    if (rules.analysis().typeOf(node).type().equals(PgType.BOOL)) {
      return condition(node);
    }
    throw Refusal.of(node, "this expression");
  }

  /** Three-valued: where the condition is unknown neither branch is taken. */
  private Fragment condition(Expression node) {
    return Fragment.form(
        "CAST(CASE WHEN # THEN 1 WHEN # THEN 0 END AS BIT)",
        rules.condition(node, true),
        rules.condition(node, false));
  }

  private Fragment certainCondition(Expression node) {
    return Fragment.form("CAST(CASE WHEN # THEN 1 ELSE 0 END AS BIT)", rules.condition(node, true));
  }

  @Override
  public Fragment onColumnRef(Expression.ColumnRef node) {
    return rules.columns().reference(node);
  }

  @Override
  public Fragment onParameter(Expression.Parameter node) {
    return new Constants(rules).typed(node);
  }

  @Override
  public Fragment onLiteral(Expression.Literal node) {
    SqlType type = rules.analysis().typeOf(node);
    String text = node.kind() == Expression.Literal.Kind.NULL ? null : node.value();
    return new LiteralForm(new Constants.TypedLiteral(text, node.kind(), type), node).typed();
  }

  @Override
  public Fragment onCast(Expression.Cast node) {
    return new CastRule(rules).explicit(node);
  }

  @Override
  public Fragment onOperation(Expression.Operation node) {
    return rules.analysis().typeOf(node).type().equals(PgType.BOOL)
        ? condition(node)
        : new ArithmeticRule(rules).value(node);
  }

  @Override
  public Fragment onNullTest(Expression.NullTest node) {
    return certainCondition(node);
  }

  @Override
  public Fragment onBooleanTest(Expression.BooleanTest node) {
    return certainCondition(node);
  }

  @Override
  public Fragment onDistinctFrom(Expression.DistinctFrom node) {
    return certainCondition(node);
  }

  @Override
  public Fragment onSubLink(Expression.SubLink node) {
    return switch (node.kind()) {
      case EXISTS -> certainCondition(node);
      case ANY, ALL -> condition(node);
      case SCALAR -> rules.query(node.query(), null).inParentheses();
      case ARRAY -> throw Refusal.of(node, "ARRAY(SELECT …)");
    };
  }

  @Override
  public Fragment onCase(Expression.Case node) {
    return new CaseRule(rules).value(node);
  }

  @Override
  public Fragment onBuiltin(Expression.Builtin node) {
    return new BuiltinRule(rules).value(node);
  }

  @Override
  public Fragment onSqlValueFunction(Expression.SqlValueFunction node) {
    return switch (node.kind()) {
      case CURRENT_DATE, CURRENT_TIME, CURRENT_TIMESTAMP, LOCALTIME, LOCALTIMESTAMP -> {
        SqlType type = rules.analysis().typeOf(node);
        yield Constants.typed(
            Fragment.operand(new Translation.TransactionTime(type.type())),
            SqlType.of(type.type()));
      }
      case CURRENT_ROLE, CURRENT_USER, USER, SESSION_USER, CURRENT_CATALOG, CURRENT_SCHEMA ->
          throw Refusal.of(node, node.kind().toString()); // the session's, not the connection's
    };
  }

  @Override
  public Fragment onFunctionCall(Expression.FunctionCall node) {
    return new Functions(rules).value(node);
  }

  @Override
  public Fragment onArrayConstructor(Expression.ArrayConstructor node) {
    return Constants.typed(new ArrayRule(rules).constant(node), rules.analysis().typeOf(node));
  }

  @Override
  public Fragment onCollate(Expression.Collate node) {
    String collation = node.collation().last().value();
    return switch (collation) {
      case "C", "POSIX", "default", "ucs_basic" -> rules.value(node.operand());
      default ->
          throw Refusal.of(
              node, "collation \"" + collation + "\"", "Strings compare as under \"C\".");
    };
  }

  @Override
  public Fragment onParenthesized(Expression.Parenthesized node) {
    return rules.edits().replace(node.inner(), rules.value(node.inner())).apply(node.span());
  }
}
