package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.List;

/**
 * What a row is written of becomes what a composite type has; PostgreSQL's {@code
 * coerce_record_to_complex}.
 */
final class CompositeRow {
  private final Coercer coercer;

  CompositeRow(Coercer coercer) {
    this.coercer = coercer;
  }

  /** Does nothing where {@code target} is no composite type. */
  void coerce(Expression.Row row, PgType target, int position) {
    List<UserType.Field> fields = target.fields();
    int given = row.items().size();
    if (!fields.isEmpty() && given != fields.size()) {
      String problem = given < fields.size() ? "few" : "many";
      throw unlike(target, "Input has too " + problem + " columns.").at(position);
    }
    for (int i = 0; i < fields.size(); i++) {
      Expression item = row.items().get(i);
      SqlType wanted = SqlType.of(fields.get(i).type().type());
      if (!coercer.coerce(item, wanted, CastContext.EXPLICIT)) {
        String cast =
            "Cannot cast type "
                + FormatType.of(coercer.typeOf(item))
                + " to "
                + FormatType.of(wanted.type());
        throw unlike(target, cast + " in column " + (i + 1) + ".").at(position);
      }
    }
  }

  private static PgException unlike(PgType target, String detail) {
    return new PgException(
            SqlState.CANNOT_COERCE, "cannot cast type record to " + FormatType.of(target))
        .withDetail(detail);
  }
}
