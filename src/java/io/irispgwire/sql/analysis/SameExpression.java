package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Expression;
import java.util.List;
import java.util.Objects;

/** Whether two analysed expressions mean the same; PostgreSQL's {@code equal()}. */
final class SameExpression {
  private final Findings findings;

  SameExpression(Findings findings) {
    this.findings = findings;
  }

  boolean test(Target a, Target b) {
    Expression expression = b.expression();
    if (expression != null) {
      return test(a, expression);
    }
    return a.expression() == null
        ? Objects.equals(a.resolution(), b.resolution())
        : test(b, a.expression());
  }

  boolean test(Target target, Expression expression) {
    Expression own = target.expression();
    if (own != null) {
      return test(own, expression);
    }
    return bare(expression) instanceof Expression.ColumnRef reference
        && findings.outputColumn(expression) < 0
        && findings.resolution(reference).equals(target.resolution());
  }

  boolean test(Expression left, Expression right) {
    Expression a = bare(left);
    Expression b = bare(right);
    if (a == b) {
      return true;
    }
    if (a.getClass() != b.getClass() || a instanceof Expression.SubLink) {
      return false;
    }
    if (a instanceof Expression.ColumnRef one && b instanceof Expression.ColumnRef other) {
      return findings.resolution(one).equals(findings.resolution(other));
    }
    return head(a).equals(head(b))
        && findings.typeOf(a).equals(findings.typeOf(b))
        && same(Children.of(a), Children.of(b));
  }

  private boolean same(List<Expression> left, List<Expression> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!test(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private Expression bare(Expression expression) {
    return findings.withoutNoise(expression);
  }

  /** What tells two nodes of one kind apart besides their children. */
  private static List<Object> head(Expression node) {
    if (node instanceof Expression.Literal literal) {
      return List.of(literal.kind(), literal.value());
    }
    if (node instanceof Expression.Parameter parameter) {
      return List.of(parameter.number());
    }
    if (node instanceof Expression.Operation operation) {
      return List.of(operation.operator(), operation.left() == null);
    }
    if (node instanceof Expression.FunctionCall call) {
      return List.of(
          call.name().last().value(),
          call.star(),
          call.distinct(),
          call.arguments().size(),
          call.filter() == null,
          call.over() == null);
    }
    if (node instanceof Expression.Logical logical) {
      return List.of(logical.and());
    }
    if (node instanceof Expression.Builtin builtin) {
      return List.of(builtin.kind());
    }
    return predicate(node);
  }

  private static List<Object> predicate(Expression node) {
    if (node instanceof Expression.NullTest test) {
      return List.of(test.negated());
    }
    if (node instanceof Expression.BooleanTest test) {
      return List.of(test.negated(), String.valueOf(test.value()));
    }
    if (node instanceof Expression.DistinctFrom test) {
      return List.of(test.negated());
    }
    if (node instanceof Expression.Between test) {
      return List.of(test.negated(), test.symmetric());
    }
    if (node instanceof Expression.In test) {
      return List.of(test.negated());
    }
    if (node instanceof Expression.Like test) {
      return List.of(test.kind(), test.negated());
    }
    if (node instanceof Expression.ArrayComparison comparison) {
      return List.of(comparison.operator(), comparison.all());
    }
    return other(node);
  }

  private static List<Object> other(Expression node) {
    if (node instanceof Expression.SqlValueFunction function) {
      return List.of(function.kind(), function.precision());
    }
    if (node instanceof Expression.Case choice) {
      return List.of(choice.operand() == null, choice.otherwise() == null);
    }
    if (node instanceof Expression.Subscript subscript) {
      return List.of(subscript.slice(), subscript.lower() == null, subscript.upper() == null);
    }
    if (node instanceof Expression.FieldSelection selection) {
      return List.of(String.valueOf(selection.field()));
    }
    return node instanceof Expression.Collate collate
        ? List.of(collate.collation().last().value())
        : List.of();
  }
}
