package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.tree.TransactionControl;
import io.irispgwire.sql.tree.TransactionControl.Modes;

/** BEGIN to ROLLBACK TO; PostgreSQL {@code src/backend/access/transam/xact.c}. */
final class TransactionCommands {
  private final Conversation conversation;

  TransactionCommands(Conversation conversation) {
    this.conversation = conversation;
  }

  Outcome run(TransactionControl command) {
    CommandTag tag = CommandTag.of(command);
    if (command instanceof TransactionControl.Begin begin) {
      begin(begin);
    } else if (command instanceof TransactionControl.Commit commit) {
      tag = commit(commit, tag);
    } else if (command instanceof TransactionControl.Rollback rollback) {
      rollback(rollback);
    } else if (command instanceof TransactionControl.Savepoint savepoint) {
      requireBlock("SAVEPOINT");
      conversation.transaction().savepoint(savepoint.name().value(), conversation.portals().mark());
    } else if (command instanceof TransactionControl.Release release) {
      requireBlock("RELEASE SAVEPOINT");
      conversation.transaction().release(release.name().value());
    } else if (command instanceof TransactionControl.RollbackTo rollbackTo) {
      rollbackTo(rollbackTo);
    } else if (command instanceof TransactionControl.SetTransaction set) {
      setTransaction(set);
    } else {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, tag.name() + " is not supported")
          .withHint("IRIS has no two-phase commit over SQL; use COMMIT.")
          .at(command.span().position());
    }
    return Outcome.done(tag, 0);
  }

  private void begin(TransactionControl.Begin command) {
    Transaction transaction = conversation.transaction();
    if (transaction.isBlock()) {
      conversation.notice(
          Severity.WARNING,
          SqlState.ACTIVE_SQL_TRANSACTION,
          "there is already a transaction in progress");
    }
    transaction.begin(command.modes());
    warnOfIsolation(command.modes());
  }

  private CommandTag commit(TransactionControl.Commit command, CommandTag tag) {
    Transaction transaction = conversation.transaction();
    if (!transaction.isBlock()) {
      requireBlockToChain(command.chain(), "COMMIT AND CHAIN");
      warnNoTransaction();
      conversation.commit();
      return tag;
    }
    Modes modes = transaction.modes().current();
    boolean failed = transaction.isFailed();
    if (failed) {
      conversation.rollback();
    } else {
      conversation.commit();
    }
    chain(command.chain(), modes);
    return failed ? new CommandTag("ROLLBACK", false, false) : tag;
  }

  private void rollback(TransactionControl.Rollback command) {
    Transaction transaction = conversation.transaction();
    if (!transaction.isBlock()) {
      requireBlockToChain(command.chain(), "ROLLBACK AND CHAIN");
      warnNoTransaction();
      conversation.rollback();
      return;
    }
    Modes modes = transaction.modes().current();
    conversation.rollback();
    chain(command.chain(), modes);
  }

  private void chain(boolean wanted, Modes modes) {
    if (wanted) {
      conversation.transaction().begin(modes);
    }
  }

  private void rollbackTo(TransactionControl.RollbackTo command) {
    requireBlock("ROLLBACK TO SAVEPOINT");
    if (conversation.transaction().usesBackend()) {
      conversation.portals().spoolAll();
    }
    long mark = conversation.transaction().rollbackTo(command.name().value());
    conversation.portals().closeSince(mark);
    conversation.made().takeBackHere();
  }

  private void setTransaction(TransactionControl.SetTransaction command) {
    if (command.snapshot() != null) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "SET TRANSACTION SNAPSHOT is not supported")
          .withHint("IRIS cannot export a snapshot.")
          .at(command.span().position());
    }
    if (command.session()) {
      sessionCharacteristics(command.modes());
      return;
    }
    conversation.warnOutsideBlock("SET TRANSACTION");
    conversation.transaction().modes().apply(command.modes());
    warnOfIsolation(command.modes());
  }

  private void sessionCharacteristics(Modes modes) {
    Settings settings = conversation.settings();
    if (modes.isolation() != null) {
      settings.set("default_transaction_isolation", modes.isolation(), false);
      warnOfIsolation(modes);
    }
    if (modes.readOnly() != null) {
      settings.set("default_transaction_read_only", modes.readOnly() ? "on" : "off", false);
    }
    if (modes.deferrable() != null) {
      settings.set("default_transaction_deferrable", modes.deferrable() ? "on" : "off", false);
    }
  }

  /** IRIS knows READ UNCOMMITTED and READ COMMITTED only. */
  private void warnOfIsolation(Modes modes) {
    String isolation = modes.isolation();
    if (isolation != null && !isolation.startsWith("read ")) {
      conversation.notice(
          Severity.WARNING,
          SqlState.WARNING,
          "isolation level " + isolation + " runs as read committed");
    }
  }

  private void requireBlock(String command) {
    if (!conversation.transaction().isBlock()) {
      throw new PgException(SqlState.NO_ACTIVE_SQL_TRANSACTION, Transaction.onlyInBlock(command));
    }
  }

  private static void requireBlockToChain(boolean chain, String command) {
    if (chain) {
      throw new PgException(SqlState.NO_ACTIVE_SQL_TRANSACTION, Transaction.onlyInBlock(command));
    }
  }

  private void warnNoTransaction() {
    conversation.notice(
        Severity.WARNING,
        SqlState.NO_ACTIVE_SQL_TRANSACTION,
        "there is no transaction in progress");
  }
}
