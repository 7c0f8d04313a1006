package io.irispgwire.session;

import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Merge;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.TransactionControl;

/**
 * What CommandComplete says; PostgreSQL {@code src/include/tcop/cmdtaglist.h}.
 *
 * @param counted whether the number of rows follows
 * @param writes whether a read-only transaction refuses it
 */
record CommandTag(String name, boolean counted, boolean writes) {
  String complete(long rows) {
    return counted ? (name.equals("INSERT") ? "INSERT 0 " : name + " ") + rows : name;
  }

  static CommandTag of(Statement statement) {
    return statement.accept(new Finder());
  }

  private static final class Finder implements Statement.Visitor<CommandTag> {
    @Override
    public CommandTag onQuery(Query node) {
      return new CommandTag("SELECT", true, false);
    }

    @Override
    public CommandTag onInsert(Modification.Insert node) {
      return new CommandTag("INSERT", true, true);
    }

    @Override
    public CommandTag onUpdate(Modification.Update node) {
      return new CommandTag("UPDATE", true, true);
    }

    @Override
    public CommandTag onDelete(Modification.Delete node) {
      return new CommandTag("DELETE", true, true);
    }

    @Override
    public CommandTag onMerge(Merge node) {
      return new CommandTag("MERGE", true, true);
    }

    @Override
    public CommandTag onDefinition(Definition node) {
      return isFilled(node)
          ? new CommandTag("SELECT", true, true)
          : new CommandTag(node.tag(), false, !(node instanceof Definition.LockTable));
    }

    private static boolean isFilled(Definition node) {
      return node instanceof Definition.CreateTableAs table
          ? table.withData()
          : node instanceof Definition.CreateMaterializedView view && view.withData();
    }

    @Override
    public CommandTag onTransactionControl(TransactionControl node) {
      return new CommandTag(transactionTag(node), false, false);
    }

    private static String transactionTag(TransactionControl node) {
      if (node instanceof TransactionControl.Begin begin) {
        return begin.start() ? "START TRANSACTION" : "BEGIN";
      }
      if (node instanceof TransactionControl.TwoPhase twoPhase) {
        return twoPhase.tag();
      }
      if (node instanceof TransactionControl.Commit) {
        return "COMMIT";
      }
      if (node instanceof TransactionControl.Savepoint) {
        return "SAVEPOINT";
      }
      if (node instanceof TransactionControl.Release) {
        return "RELEASE";
      }
      return node instanceof TransactionControl.SetTransaction ? "SET" : "ROLLBACK";
    }

    @Override
    public CommandTag onSessionCommand(SessionCommand node) {
      if (node instanceof SessionCommand.Fetch fetch) {
        return new CommandTag(fetch.move() ? "MOVE" : "FETCH", true, false);
      }
      return new CommandTag(sessionTag(node), false, false);
    }

    private static String sessionTag(SessionCommand node) {
      if (node instanceof SessionCommand.Set) {
        return "SET";
      }
      if (node instanceof SessionCommand.Show) {
        return "SHOW";
      }
      if (node instanceof SessionCommand.Reset) {
        return "RESET";
      }
      if (node instanceof SessionCommand.Discard discard) {
        return "DISCARD " + discard.kind();
      }
      if (node instanceof SessionCommand.Prepare) {
        return "PREPARE";
      }
      if (node instanceof SessionCommand.Deallocate deallocate) {
        return deallocate.name() == null ? "DEALLOCATE ALL" : "DEALLOCATE";
      }
      if (node instanceof SessionCommand.DeclareCursor) {
        return "DECLARE CURSOR";
      }
      if (node instanceof SessionCommand.CloseCursor close) {
        return close.cursor() == null ? "CLOSE CURSOR ALL" : "CLOSE CURSOR";
      }
      if (node instanceof SessionCommand.Notification notification) {
        return notification.kind().name();
      }
      if (node instanceof SessionCommand.Do) {
        return "DO";
      }
      if (node instanceof SessionCommand.Load) {
        return "LOAD";
      }
      if (node instanceof SessionCommand.SetConstraints) {
        return "SET CONSTRAINTS";
      }
      return node instanceof SessionCommand.Maintenance maintenance ? maintenance.tag() : "EXECUTE";
    }

    @Override
    public CommandTag onExplain(Statement.Explain node) {
      return new CommandTag("EXPLAIN", false, false);
    }

    @Override
    public CommandTag onNative(Statement.Native node) {
      boolean reads = node.kind() == Statement.Native.Kind.QUERY;
      boolean counted = reads || node.kind() == Statement.Native.Kind.MODIFICATION;
      return new CommandTag(node.tag(), counted, !reads);
    }

    @Override
    public CommandTag onCopy(Statement.Copy node) {
      return new CommandTag("COPY", true, node.from());
    }
  }
}
