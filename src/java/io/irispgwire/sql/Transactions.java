package io.irispgwire.sql;

import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TransactionControl;
import io.irispgwire.sql.tree.TransactionControl.Modes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TransactionStmt of gram.y. */
final class Transactions {
  private final TokenStream in;
  private final Grammar grammar;

  Transactions(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  TransactionControl begin() {
    int start = in.start();
    boolean written = in.take().is("start");
    if (written) {
      in.expect("transaction");
    } else {
      word();
    }
    Modes modes = atMode() ? modes() : Modes.NONE;
    return new TransactionControl.Begin(in.from(start), written, modes);
  }

  /** WORK or TRANSACTION, or nothing. */
  private void word() {
    if (!in.accept("work")) {
      in.accept("transaction");
    }
  }

  TransactionControl commit() {
    int start = in.start();
    boolean prepared = in.take().is("commit") && in.accept("prepared");
    if (prepared) {
      String name = in.string();
      return new TransactionControl.TwoPhase(in.from(start), "COMMIT PREPARED", List.of(name));
    }
    word();
    boolean chain = chain();
    return new TransactionControl.Commit(in.from(start), chain);
  }

  TransactionControl rollback() {
    int start = in.start();
    boolean abort = in.take().is("abort");
    if (!abort && in.accept("prepared")) {
      String name = in.string();
      return new TransactionControl.TwoPhase(in.from(start), "ROLLBACK PREPARED", List.of(name));
    }
    word();
    if (!abort && in.accept("to")) {
      Name savepoint = savepointName();
      return new TransactionControl.RollbackTo(in.from(start), savepoint);
    }
    boolean chain = chain();
    return new TransactionControl.Rollback(in.from(start), chain);
  }

  private boolean chain() {
    if (!in.accept("and")) {
      return false;
    }
    boolean no = in.accept("no");
    in.expect("chain");
    return !no;
  }

  TransactionControl savepoint() {
    int start = in.start();
    in.take();
    Name name = grammar.names.column();
    return new TransactionControl.Savepoint(in.from(start), name);
  }

  TransactionControl release() {
    int start = in.start();
    in.take();
    Name name = savepointName();
    return new TransactionControl.Release(in.from(start), name);
  }

  /** A name with or without the word SAVEPOINT, which is a name itself. */
  private Name savepointName() {
    if (in.at("savepoint") && Names.isColumn(in.peek(1))) {
      in.take();
    }
    return grammar.names.column();
  }

  /** PREPARE TRANSACTION; its two words are still to be read. */
  TransactionControl prepare() {
    int start = in.start();
    in.expect("prepare", "transaction");
    String name = in.string();
    return new TransactionControl.TwoPhase(in.from(start), "PREPARE TRANSACTION", List.of(name));
  }

  /** What follows SET [SESSION | LOCAL]. */
  TransactionControl set(int start) {
    boolean session = in.accept("session");
    if (session) {
      in.expect("characteristics");
      in.expect("as");
    }
    in.expect("transaction");
    if (!session && in.accept("snapshot")) {
      String snapshot = in.string();
      return new TransactionControl.SetTransaction(in.from(start), false, Modes.NONE, snapshot);
    }
    Modes modes = modes();
    return new TransactionControl.SetTransaction(in.from(start), session, modes, null);
  }

  private boolean atMode() {
    return in.at("isolation") || in.at("read") || in.at("deferrable") || in.at("not");
  }

  private Modes modes() {
    @Nullable String isolation = null;
    @Nullable Boolean readOnly = null;
    @Nullable Boolean deferrable = null;
    do {
      if (in.accept("isolation")) {
        in.expect("level");
        isolation = isolation();
      } else if (in.accept("read")) {
        readOnly = in.accept("only");
        if (!readOnly) {
          in.expect("write");
        }
      } else {
        deferrable = !in.accept("not");
        in.expect("deferrable");
      }
    } while (in.accept(",") || atMode());
    return new Modes(isolation, readOnly, deferrable);
  }

  private String isolation() {
    if (in.accept("serializable")) {
      return "serializable";
    }
    if (in.accept("repeatable")) {
      in.expect("read");
      return "repeatable read";
    }
    in.expect("read");
    if (in.accept("committed")) {
      return "read committed";
    }
    in.expect("uncommitted");
    return "read uncommitted";
  }
}
