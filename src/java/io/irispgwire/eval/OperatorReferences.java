package io.irispgwire.eval;

import io.irispgwire.eval.CatalogLookup.Row;
import io.irispgwire.eval.Environment.SessionFacts;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Operators by name, as regoper and regoperator show them.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/regproc.c}.
 */
final class OperatorReferences {
  private OperatorReferences() {}

  /** {@code regoperout}: qualified where the name means other operators too; null for none. */
  static @Nullable String name(long oid, SessionFacts session) {
    CatalogLookup operators = CatalogLookup.of(session, "pg_operator");
    Row row = operators.first("oid", oid);
    if (row == null) {
      return null;
    }
    Iterator<Row> namesakes = operators.rows("oprname", row.text("oprname"));
    namesakes.next();
    return namesakes.hasNext()
        ? ObjectNames.schema(session, row.oid("oprnamespace")) + '.' + row.text("oprname")
        : row.text("oprname");
  }

  /** {@code regoperatorout}: null for none. */
  static @Nullable String signature(long oid, SessionFacts session) {
    Row row = CatalogLookup.of(session, "pg_operator").first("oid", oid);
    if (row == null) {
      return null;
    }
    return row.text("oprname")
        + '('
        + operand(row.oid("oprleft"), session)
        + ','
        + operand(row.oid("oprright"), session)
        + ')';
  }

  private static String operand(long type, SessionFacts session) {
    return type == 0 ? "NONE" : TypeText.format(session, type, null);
  }
}
