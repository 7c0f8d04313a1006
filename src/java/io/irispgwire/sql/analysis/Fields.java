package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of rows: of a whole-row reference or of a function with several outputs. */
final class Fields {
  private final ExpressionAnalyzer expressions;

  Fields(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  SqlType select(Expression.FieldSelection node) {
    Name field = node.field();
    if (field == null) {
      return SqlType.of(PgType.RECORD);
    }
    PgType base = expressions.coercer().typeOf(node.base());
    if (!base.equals(PgType.RECORD) && base.fields().isEmpty()) {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "column notation ."
                  + field.value()
                  + " applied to type "
                  + FormatType.of(base)
                  + ", which is not a composite type")
          .at(Places.of(node.base()));
    }
    List<ResultColumn> columns = columns(node.base());
    for (int i = 0; columns != null && i < columns.size(); i++) {
      if (columns.get(i).label().equals(field.value())) {
        expressions.findings().setField(node, i);
        return columns.get(i).type();
      }
    }
    throw new PgException(
            SqlState.UNDEFINED_COLUMN,
            base.fields().isEmpty()
                ? "could not identify column \"" + field.value() + "\" in record data type"
                : "column \"" + field.value() + "\" not found in data type " + FormatType.of(base))
        .at(Places.of(node.base()));
  }

  /** The field that a selection of an analysed row means; null where there is none. */
  @Nullable ResultColumn field(Expression.FieldSelection node) {
    List<ResultColumn> columns = columns(node.base());
    Name field = node.field();
    if (columns != null && field != null) {
      for (ResultColumn column : columns) {
        if (column.label().equals(field.value())) {
          return column;
        }
      }
    }
    return null;
  }

  /** The fields of an analysed row expression; null when they are not known. */
  @Nullable List<ResultColumn> columns(Expression row) {
    if (row instanceof Expression.Parenthesized parenthesized) {
      return columns(parenthesized.inner());
    }
    if (row instanceof Expression.ColumnRef reference
        && expressions.findings().resolution(reference) instanceof Resolution.WholeRow whole) {
      return whole.entry().columns();
    }
    List<UserType.Field> fieldsOfType = expressions.coercer().typeOf(row).fields();
    if (!fieldsOfType.isEmpty()) {
      return fieldsOfType.stream()
          .map(field -> new ResultColumn(field.name(), field.type(), 0, 0))
          .toList();
    }
    if (row instanceof Expression.ColumnRef reference) {
      return columns(expressions.findings().resolution(reference));
    }
    if (row instanceof Expression.Row fields) {
      List<ResultColumn> columns = new ArrayList<>();
      for (Expression item : fields.items()) {
        SqlType type = SqlType.of(expressions.coercer().typeOf(item));
        columns.add(new ResultColumn("f" + (columns.size() + 1), type, 0, 0));
      }
      return columns;
    }
    if (row instanceof Expression.FunctionCall) {
      List<Call> calls = expressions.findings().calls(row);
      return calls.isEmpty() || calls.get(0).proc().outputs().isEmpty()
          ? null
          : FunctionExpressions.outputs(calls.get(0));
    }
    return null;
  }

  /** {@code expandRecordVariable}: through a query in FROM or WITH to what made the record. */
  private @Nullable List<ResultColumn> columns(Resolution resolution) {
    if (resolution instanceof Resolution.WholeRow whole) {
      return whole.entry().columns();
    }
    if (!(resolution instanceof Resolution.Column column)) {
      return null;
    }
    RangeEntry.Source source = column.entry().source();
    Query query =
        source instanceof RangeEntry.Subquery sub
            ? sub.query()
            : source instanceof RangeEntry.CommonTable common
                    && common.definition().statement() instanceof Query inner
                ? inner
                : null;
    if (query == null || !(query.body() instanceof Query.Select select)) {
      return null;
    }
    Target target = expressions.findings().targets(select).get(column.column());
    Expression expression = target.expression();
    Resolution star = target.resolution();
    return expression != null ? columns(expression) : star != null ? columns(star) : null;
  }
}
