package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Values that go into columns: PostgreSQL's {@code transformAssignedExpr}. */
final class Assignments {
  private final ExpressionAnalyzer expressions;
  private final Table table;

  Assignments(ExpressionAnalyzer expressions, Table table) {
    this.expressions = expressions;
    this.table = table;
  }

  /** The right sides, before the columns have a say. */
  void analyzeValues(List<Modification.Assignment> assignments) {
    for (Modification.Assignment assignment : assignments) {
      Expression value = assignment.value();
      Expression.Row row = OperatorExpressions.rowOf(value);
      if (assignment.targets().size() > 1 && row != null) {
        checkWidth(assignment, row.items().size());
        row.items().forEach(this::analyze);
        expressions.findings().setType(row, SqlType.of(PgType.RECORD));
      } else if (assignment.targets().size() > 1) {
        subquery(assignment);
      } else {
        analyze(value);
      }
    }
  }

  private void analyze(Expression value) {
    if (!(value instanceof Expression.Default)) {
      expressions.analyze(value);
    }
  }

  private void subquery(Modification.Assignment assignment) {
    if (!(assignment.value() instanceof Expression.SubLink link)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression")
          .at(Places.of(assignment.value()));
    }
    List<ResultColumn> columns =
        new QueryAnalyzer(expressions.context()).analyze(link.query(), expressions.scope());
    expressions.findings().setType(link, SqlType.of(PgType.RECORD));
    checkWidth(assignment, columns.size());
  }

  private static void checkWidth(Modification.Assignment assignment, int values) {
    if (assignment.targets().size() != values) {
      throw new PgException(
              SqlState.SYNTAX_ERROR, "number of columns does not match number of values")
          .at(Places.of(assignment.value()));
    }
  }

  /** Turns each value into its column's type. */
  void assign(List<Modification.Assignment> assignments) {
    Set<String> seen = new HashSet<>();
    for (Modification.Assignment assignment : assignments) {
      List<Modification.Target> targets = assignment.targets();
      Expression.Row row = OperatorExpressions.rowOf(assignment.value());
      for (int i = 0; i < targets.size(); i++) {
        Modification.Target target = targets.get(i);
        Table.Column column = column(target);
        if (!seen.add(column.name()) && target.indirection().isEmpty()) {
          throw new PgException(
              SqlState.SYNTAX_ERROR,
              "multiple assignments to same column \"" + column.name() + '"');
        }
        Expression value =
            targets.size() == 1 ? assignment.value() : row == null ? null : row.items().get(i);
        if (value != null) {
          assign(value, target, column);
        }
        IdentityColumns.checkUpdate(column, value);
      }
    }
  }

  Table.Column column(Modification.Target target) {
    String name = target.column().value();
    for (Table.Column column : table.columns()) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    throw new PgException(
            SqlState.UNDEFINED_COLUMN,
            "column \"" + name + "\" of relation \"" + table.name() + "\" does not exist")
        .at(target.span().position());
  }

  void assign(Expression value, Modification.Target target, Table.Column column) {
    if (value instanceof Expression.Default written) {
      fallback(written, column);
      return;
    }
    SqlType wanted = column.type();
    for (Expression step : target.indirection()) {
      wanted = inside(wanted, step);
    }
    assign(value, wanted, column.name());
  }

  private void fallback(Expression.Default written, Table.Column column) {
    for (Table.Filling filling : table.rules().fillings()) {
      if (!filling.generated() && filling.column().equals(column.name())) {
        ParsedStatement parsed = RowExpression.parse(filling.value());
        RowExpressions rules = new Analyzer(expressions.context().schema()).ofRows(parsed);
        expressions
            .findings()
            .setFallback(written, rules.fallback(column, RowExpression.of(parsed)));
      }
    }
  }

  private SqlType inside(SqlType container, Expression step) {
    if (step instanceof Expression.Subscript subscript) {
      for (Expression index : new Expression[] {subscript.lower(), subscript.upper()}) {
        if (index != null) {
          expressions.analyze(index);
          expressions.coercer().coerce(index, SqlType.of(PgType.INT4), CastContext.ASSIGNMENT);
        }
      }
      if (subscript.slice()) {
        return container;
      }
    }
    PgType element = Types.elementOf(container.type());
    return element == null ? container : new SqlType(element, container.modifier());
  }

  void assign(Expression value, SqlType wanted, String column) {
    PgType given = expressions.coercer().typeOf(value);
    if (!expressions.coercer().coerce(value, wanted, CastContext.ASSIGNMENT)) {
      throw mismatch(given, wanted, column).at(Places.of(value));
    }
  }

  static PgException mismatch(PgType given, SqlType wanted, String column) {
    return new PgException(
            SqlState.DATATYPE_MISMATCH,
            "column \""
                + column
                + "\" is of type "
                + FormatType.of(wanted.type())
                + " but expression is of type "
                + FormatType.of(given))
        .withHint("You will need to rewrite or cast the expression.");
  }
}
