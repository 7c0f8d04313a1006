package io.irispgwire.session;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.types.PgType;
import java.util.List;

/**
 * A statement that is ready to run. Immutable, shared between sessions.
 *
 * @param columns what it returns; empty for none and for {@link Plan.Local}, whose columns depend
 *     on the session
 * @param returnsRows whether RowDescription is sent: also for a SELECT without columns
 */
record Planned(
    ParsedStatement statement,
    List<PgType> parameterTypes,
    List<ResultColumn> columns,
    boolean returnsRows,
    CommandTag tag,
    Plan plan) {
  /**
   * Whether it runs before its rows are described, so that an error comes without a description:
   * what PostgreSQL folds while it plans, its utility commands, and what writes, whose rows it
   * keeps until the end.
   */
  boolean runsBeforeItsRows() {
    return plan instanceof Plan.Local
        || plan instanceof Plan.Modify
        || plan instanceof Plan.Unpopulated
        || tag.writes()
        || isConstant();
  }

  /** Whether PostgreSQL computes it while it plans, which is at Bind. */
  boolean isConstant() {
    return plan instanceof Plan.Evaluate evaluate && evaluate.evaluation().isConstant();
  }

  /** Whether rows of the other plan fit the description of this one's. */
  boolean returnsSameAs(Planned other) {
    if (columns.size() != other.columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).type().equals(other.columns.get(i).type())
          || !columns.get(i).label().equals(other.columns.get(i).label())) {
        return false;
      }
    }
    return true;
  }

  /** An empty text, prepared. */
  static final Planned EMPTY = nothing();

  private static Planned nothing() {
    Span span = new Span(0, 0);
    Statement nothing = new SessionCommand.Maintenance(span, "");
    return new Planned(
        new ParsedStatement("", nothing, 0),
        List.of(),
        List.of(),
        false,
        CommandTag.of(nothing),
        new Plan.Local(nothing, null));
  }
}
