package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The expressions directly inside an expression; not those of a query inside it. */
public final class Children implements Expression.Visitor<List<Expression>> {
  private static final Children OF = new Children();

  private Children() {}

  public static List<Expression> of(Expression expression) {
    return expression.accept(OF);
  }

  private static List<Expression> present(@Nullable Expression... expressions) {
    return Arrays.stream(expressions).filter(Objects::nonNull).toList();
  }

  @Override
  public List<Expression> onColumnRef(Expression.ColumnRef node) {
    return List.of();
  }

  @Override
  public List<Expression> onStar(Expression.Star node) {
    return List.of();
  }

  @Override
  public List<Expression> onParameter(Expression.Parameter node) {
    return List.of();
  }

  @Override
  public List<Expression> onLiteral(Expression.Literal node) {
    return List.of();
  }

  @Override
  public List<Expression> onCast(Expression.Cast node) {
    return List.of(node.operand());
  }

  @Override
  public List<Expression> onOperation(Expression.Operation node) {
    return present(node.left(), node.right());
  }

  @Override
  public List<Expression> onLogical(Expression.Logical node) {
    return node.operands();
  }

  @Override
  public List<Expression> onNot(Expression.Not node) {
    return List.of(node.operand());
  }

  @Override
  public List<Expression> onNullTest(Expression.NullTest node) {
    return List.of(node.operand());
  }

  @Override
  public List<Expression> onBooleanTest(Expression.BooleanTest node) {
    return List.of(node.operand());
  }

  @Override
  public List<Expression> onDistinctFrom(Expression.DistinctFrom node) {
    return List.of(node.left(), node.right());
  }

  @Override
  public List<Expression> onBetween(Expression.Between node) {
    return List.of(node.operand(), node.low(), node.high());
  }

  @Override
  public List<Expression> onIn(Expression.In node) {
    List<Expression> all = new ArrayList<>(node.items().size() + 1);
    all.add(node.operand());
    all.addAll(node.items());
    return all;
  }

  @Override
  public List<Expression> onLike(Expression.Like node) {
    return present(node.operand(), node.pattern(), node.escape());
  }

  @Override
  public List<Expression> onArrayComparison(Expression.ArrayComparison node) {
    return List.of(node.left(), node.array());
  }

  @Override
  public List<Expression> onSubLink(Expression.SubLink node) {
    return present(node.test());
  }

  @Override
  public List<Expression> onCase(Expression.Case node) {
    List<Expression> all = new ArrayList<>(present(node.operand()));
    for (Expression.Case.When branch : node.branches()) {
      all.add(branch.condition());
      all.add(branch.result());
    }
    all.addAll(present(node.otherwise()));
    return all;
  }

  @Override
  public List<Expression> onBuiltin(Expression.Builtin node) {
    return node.arguments();
  }

  @Override
  public List<Expression> onSqlValueFunction(Expression.SqlValueFunction node) {
    return List.of();
  }

  @Override
  public List<Expression> onFunctionCall(Expression.FunctionCall node) {
    List<Expression> all = new ArrayList<>(node.arguments().size());
    node.arguments().forEach(argument -> all.add(argument.value()));
    node.orderBy().forEach(item -> all.add(item.expression()));
    all.addAll(present(node.filter()));
    if (node.over() != null) {
      all.addAll(node.over().partitionBy());
      for (SortItem item : node.over().orderBy()) {
        all.add(item.expression());
      }
    }
    return all;
  }

  @Override
  public List<Expression> onRow(Expression.Row node) {
    return node.items();
  }

  @Override
  public List<Expression> onArrayConstructor(Expression.ArrayConstructor node) {
    return node.elements();
  }

  @Override
  public List<Expression> onSubscript(Expression.Subscript node) {
    return present(node.base(), node.lower(), node.upper());
  }

  @Override
  public List<Expression> onFieldSelection(Expression.FieldSelection node) {
    return List.of(node.base());
  }

  @Override
  public List<Expression> onCollate(Expression.Collate node) {
    return List.of(node.operand());
  }

  @Override
  public List<Expression> onGrouping(Expression.Grouping node) {
    return node.arguments();
  }

  @Override
  public List<Expression> onDefault(Expression.Default node) {
    return List.of();
  }

  @Override
  public List<Expression> onCurrentOf(Expression.CurrentOf node) {
    return List.of();
  }

  @Override
  public List<Expression> onParenthesized(Expression.Parenthesized node) {
    return List.of(node.inner());
  }
}
