package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Transaction.Participant;
import io.irispgwire.sql.ParsedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What the transaction has defined, and how that is taken back: definitions of IRIS are not undone
 * by its ROLLBACK. The statements wait until the back end has undone the rest.
 */
final class MadeDefinitions implements Participant {
  /** What has been dropped, or undone with the transaction, needs nothing. */
  private static final Set<SqlState> GONE =
      Set.of(
          SqlState.UNDEFINED_TABLE,
          SqlState.UNDEFINED_OBJECT,
          SqlState.UNDEFINED_COLUMN,
          SqlState.WRONG_OBJECT_TYPE,
          SqlState.INVALID_SCHEMA_NAME);

  private final Conversation conversation;
  private final List<String> reversals = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();
  private List<String> announced = List.of();

  MadeDefinitions(Conversation conversation) {
    this.conversation = conversation;
  }

  /** A definition is about to run, and these statements, in order, would take it back. */
  void announce(List<String> statements) {
    announced = statements;
  }

  /** What was announced has happened, if only its first step. */
  void happened() {
    for (int i = announced.size() - 1; i >= 0; i--) {
      reversals.add(announced.get(i));
    }
    announced = List.of();
  }

  @Override
  public int mark() {
    return reversals.size();
  }

  @Override
  public void undoTo(int mark) {
    List<String> undone = reversals.subList(mark, reversals.size());
    Collections.reverse(undone);
    waiting.addAll(undone);
    undone.clear();
  }

  @Override
  public void end(boolean committed) {
    if (committed) {
      reversals.clear();
    } else {
      undoTo(0);
    }
  }

  /** Takes back what is undone, inside of the transaction that goes on. */
  void takeBackHere() {
    List<String> statements = List.copyOf(waiting);
    waiting.clear();
    if (!statements.isEmpty()) {
      conversation.transaction().markUnwritten();
    }
    statements.forEach(this::run);
  }

  /** Takes back what is undone, after the transaction: each in one of its own. */
  void takeBack() {
    List<String> statements = List.copyOf(waiting);
    waiting.clear();
    Transaction transaction = conversation.transaction();
    for (String statement : statements) {
      transaction.ensureStarted();
      try {
        run(statement);
        transaction.commit();
      } finally {
        if (!transaction.isNone()) {
          transaction.rollback();
        }
        waiting.clear();
      }
    }
  }

  private void run(String statement) {
    try {
      List<ParsedStatement> parsed = conversation.services().plans().parse(statement);
      Planned planned =
          conversation
              .services()
              .plans()
              .plan(
                  parsed.get(0),
                  0,
                  List.of(),
                  conversation.schema(),
                  conversation.settings().textStyle());
      new Runner(conversation).start(planned, List.of());
    } catch (PgException e) {
      if (!GONE.contains(e.state())) {
        conversation.notice(
            Severity.WARNING,
            SqlState.WARNING,
            "a definition could not be undone: " + e.getMessage());
      }
    }
  }
}
