package io.irispgwire.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** BEGIN to ROLLBACK TO: what changes the state of the transaction. */
public sealed interface TransactionControl extends Statement {
  @Override
  default <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.onTransactionControl(this);
  }

  /**
   * What SET TRANSACTION, BEGIN and SET SESSION CHARACTERISTICS can say; null where not said.
   *
   * @param isolation "serializable", "repeatable read", "read committed", "read uncommitted"
   */
  record Modes(
      @Nullable String isolation, @Nullable Boolean readOnly, @Nullable Boolean deferrable) {
    public static final Modes NONE = new Modes(null, null, null);
  }

  /** BEGIN, START TRANSACTION; the tag differs. */
  record Begin(Span span, boolean start, Modes modes) implements TransactionControl {}

  /** COMMIT, END. */
  record Commit(Span span, boolean chain) implements TransactionControl {}

  /** ROLLBACK, ABORT. */
  record Rollback(Span span, boolean chain) implements TransactionControl {}

  /** SAVEPOINT. */
  record Savepoint(Span span, Name name) implements TransactionControl {}

  /** RELEASE [SAVEPOINT]. */
  record Release(Span span, Name name) implements TransactionControl {}

  /** ROLLBACK TO [SAVEPOINT]. */
  record RollbackTo(Span span, Name name) implements TransactionControl {}

  /** PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED; the first word or two is the tag. */
  record TwoPhase(Span span, String tag, List<String> arguments) implements TransactionControl {}

  /** SET TRANSACTION; with {@code session}, SET SESSION CHARACTERISTICS AS TRANSACTION. */
  record SetTransaction(Span span, boolean session, Modes modes, @Nullable String snapshot)
      implements TransactionControl {}
}
