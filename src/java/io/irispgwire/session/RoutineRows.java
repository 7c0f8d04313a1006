package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query as a routine gives them: its columns by their declared types, or all of them as
 * one value of a composite type. Source: PostgreSQL {@code src/backend/executor/functions.c},
 * {@code check_sql_fn_retval}.
 */
final class RoutineRows {
  /** As a value is assigned. */
  interface Conversion {
    @Nullable Object convert(@Nullable Object value, PgType from, SqlType to);
  }

  private final Conversion conversion;
  private final PgType result;
  private final List<PgType> types;
  private final List<ResultColumn> columns;

  RoutineRows(Conversion conversion, Routine routine, List<ResultColumn> columns) {
    this.conversion = conversion;
    this.result = routine.result().type();
    this.types = Routines.types(routine);
    this.columns = columns;
  }

  /** Whether the columns are the fields of the composite type that the routine gives. */
  private boolean areFields() {
    return types.size() == 1
        && types.get(0).equals(result)
        && !result.fields().isEmpty()
        && !(columns.size() == 1 && columns.get(0).type().type().equals(result));
  }

  /**
   * @throws PgException 42P13 where a function in SQL does not give what it declares
   */
  void checkFinalStatement() {
    int wanted = areFields() ? result.fields().size() : types.size();
    if (columns.size() == wanted) {
      return;
    }
    String many = columns.size() > wanted ? "many" : "few";
    String detail =
        areFields() || types.size() > 1
            ? "Final statement returns too " + many + " columns."
            : "Final statement must return exactly one column.";
    throw new PgException(
            SqlState.INVALID_FUNCTION_DEFINITION,
            "return type mismatch in function declared to return " + FormatType.of(result))
        .withDetail(detail);
  }

  /** The row that {@code rows} stands on. */
  @Nullable Object[] row(RowSource rows) {
    if (areFields()) {
      List<UserType.Field> fields = result.fields();
      List<SqlType> wanted = fields.stream().map(UserType.Field::type).toList();
      return new @Nullable Object[] {
        new PgRecord(
            wanted.stream().map(SqlType::type).toList(),
            values(rows, wanted),
            fields.stream().map(UserType.Field::name).toList())
      };
    }
    return values(rows, types.stream().map(SqlType::of).toList()).toArray();
  }

  private List<@Nullable Object> values(RowSource rows, List<SqlType> wanted) {
    if (columns.size() != wanted.size()) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH, "structure of query does not match function result type");
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      values.add(conversion.convert(rows.value(i), columns.get(i).type().type(), wanted.get(i)));
    }
    return values;
  }
}
