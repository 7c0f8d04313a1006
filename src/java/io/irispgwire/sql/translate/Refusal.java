package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Node;

/** What IRIS has no form for: 0A000, where it stands, and what to do instead. */
final class Refusal {
  private Refusal() {}

  /** {@code what} reads as the subject: "WITH RECURSIVE". */
  static PgException of(Node node, String what, String hint) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported by IRIS")
        .withHint(hint)
        .at(node.span().position());
  }

  /** What reads a column whose values IRIS keeps as text without knowing them. */
  static PgException kept(Table.Column column) {
    return new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "this use of column \"" + column.name() + "\" is not supported by IRIS")
        .withHint("Its values are kept as text, because IRIS's type cannot keep them all.");
  }

  static void refuseKept(Table.Column column) {
    throw kept(column);
  }

  static PgException of(Node node, String what) {
    return of(node, what, "IRIS SQL has no form with the same meaning.");
  }
}
