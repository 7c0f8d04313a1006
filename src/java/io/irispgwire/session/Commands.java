package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.TransactionControl;
import java.util.List;

/** What both query protocols ask about a statement. */
final class Commands {
  private Commands() {}

  /** In a failed block only its end is heard. */
  static void refuseInFailedBlock(Transaction transaction, Statement statement) {
    if (transaction.isFailed() && !endsBlock(statement)) {
      throw Transaction.aborted();
    }
  }

  /** PostgreSQL's IsTransactionExitStmt. */
  static boolean endsBlock(Statement statement) {
    return statement instanceof TransactionControl.Commit
        || statement instanceof TransactionControl.Rollback
        || statement instanceof TransactionControl.RollbackTo;
  }

  /** A simple query has no parameters. */
  static void refuseParameters(Planned planned) {
    if (planned.statement().parameterCount() > 0 && !planned.parameterTypes().isEmpty()) {
      throw new PgException(SqlState.UNDEFINED_PARAMETER, "there is no parameter $1")
          .at(planned.statement().sql().indexOf('$') + 1);
    }
  }

  static List<ResultColumn> columns(Conversation conversation, Planned planned) {
    return planned.plan() instanceof Plan.Local local
        ? LocalCommands.columns(conversation, local.command())
        : planned.columns();
  }

  /** Text, but for FETCH from a BINARY cursor. */
  static int[] formats(Conversation conversation, Planned planned, int columns) {
    if (planned.plan() instanceof Plan.Local local
        && local.command() instanceof SessionCommand.Fetch fetch
        && !fetch.move()) {
      Portal cursor = conversation.portals().find(fetch.cursor().value());
      return cursor == null ? new int[columns] : cursor.formats();
    }
    return new int[columns];
  }

  static boolean returnsRows(Planned planned, List<ResultColumn> columns) {
    return planned.returnsRows() || !columns.isEmpty();
  }
}
