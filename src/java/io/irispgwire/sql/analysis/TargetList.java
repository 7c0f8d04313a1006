package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of SELECT and RETURNING: {@code src/backend/parser/parse_target.c}. */
final class TargetList {
  private final ExpressionAnalyzer expressions;

  TargetList(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  List<Target> analyze(List<Query.Item> items) {
    List<Target> targets = new ArrayList<>(items.size());
    for (Query.Item item : items) {
      Expression expression = item.expression();
      if (expression instanceof Expression.Star star) {
        expand(star, targets);
      } else if (expression instanceof Expression.FieldSelection selection
          && selection.field() == null) {
        expandRow(selection, targets);
      } else {
        SqlType type = expressions.analyze(expression);
        String label =
            item.label() != null
                ? item.label().value()
                : Labels.of(expression, expressions.findings());
        targets.add(new Target(column(label, expression, type), expression, null));
      }
    }
    return targets;
  }

  /** With the table and number of the column, where it comes straight from one. */
  private ResultColumn column(String label, Expression expression, SqlType type) {
    Expression bare = expressions.findings().withoutNoise(expression);
    ResultColumn origin = null;
    if (bare instanceof Expression.ColumnRef reference) {
      origin = origin(expressions.findings().resolution(reference), type);
    } else if (bare instanceof Expression.FieldSelection selection) {
      origin = new Fields(expressions).field(selection);
    }
    return origin == null || !origin.type().equals(type)
        ? new ResultColumn(label, type, 0, 0)
        : new ResultColumn(label, type, origin.tableOid(), origin.columnNumber());
  }

  private static @Nullable ResultColumn origin(Resolution resolution, SqlType type) {
    if (resolution instanceof Resolution.Column column) {
      return column.entry().columns().get(column.column());
    }
    if (resolution instanceof Resolution.SystemColumn column) {
      Table table = Sources.table(column.entry());
      return table == null
          ? null
          : new ResultColumn(column.name(), type, table.oid(), SystemColumns.number(column.name()));
    }
    return null;
  }

  private void expand(Expression.Star star, List<Target> targets) {
    if (!star.qualifier().isEmpty()) {
      ColumnLookup.Located row = expressions.columnLookup().star(star);
      add(row.item(), row.levelsUp(), targets);
      return;
    }
    boolean any = false;
    for (NamespaceItem item : expressions.scope().items()) {
      if (item.columnsVisible()) {
        any = true;
        add(item, 0, targets);
      }
    }
    if (!any) {
      throw new PgException(SqlState.SYNTAX_ERROR, "SELECT * with no tables specified is not valid")
          .at(star.span().position());
    }
  }

  private static void add(NamespaceItem item, int levelsUp, List<Target> targets) {
    for (NamespaceItem.Column column : item.columns()) {
      targets.add(
          new Target(column.column(), null, ColumnLookup.raise(column.resolution(), levelsUp)));
    }
  }

  private void expandRow(Expression.FieldSelection selection, List<Target> targets) {
    expressions.analyze(selection);
    List<ResultColumn> columns = new Fields(expressions).columns(selection.base());
    if (columns == null) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "record type has not been registered")
          .at(selection.span().position());
    }
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      Name name = new Name(selection.span(), column.label(), true);
      Expression.FieldSelection field =
          new Expression.FieldSelection(selection.span(), selection.base(), name);
      expressions.findings().setType(field, column.type());
      expressions.findings().setField(field, i);
      targets.add(new Target(column, field, null));
    }
  }

  /** {@code resolveTargetListUnknowns}: what nothing has decided is text. */
  List<Target> resolveUnknowns(List<Target> targets) {
    List<Target> resolved = new ArrayList<>(targets.size());
    for (Target target : targets) {
      Expression expression = target.expression();
      if (expression != null && target.column().type().type().equals(PgType.UNKNOWN)) {
        expressions.coercer().coerce(expression, PgType.TEXT);
        resolved.add(
            new Target(SelectAnalyzer.untyped(target.column(), PgType.TEXT), expression, null));
      } else {
        resolved.add(target);
      }
    }
    return resolved;
  }
}
