package io.irispgwire.session;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Transaction.Participant;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.Reversal;
import io.irispgwire.sql.translate.Undo;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
  private final List<Undo> reversals = new ArrayList<>();
  private final List<Undo> waiting = new ArrayList<>();
  private List<Undo> announced = List.of();
  private boolean undoing;
  private @Nullable Table altered;

  MadeDefinitions(Conversation conversation) {
    this.conversation = conversation;
  }

  /** A definition is about to run. */
  void announce(Definition definition) {
    announced = Reversal.of(definition, conversation.schema());
    altered = altered(definition);
    tellLoss(definition);
  }

  /** It has run to its end: names that it has made up are known now. */
  void completed() {
    Table before = altered;
    altered = null;
    Table after =
        before == null ? null : conversation.schema().table(before.schema(), before.name());
    if (before != null && after != null) {
      reversals.addAll(Reversal.added(before, after));
    }
  }

  private @Nullable Table altered(Definition definition) {
    QualifiedName name = null;
    if (definition instanceof Definition.CreateIndex index) {
      name = index.table();
    } else if (definition instanceof Definition.AlterTable alter) {
      name = alter.name();
    }
    Name qualifier = name == null ? null : name.schema();
    return name == null
        ? null
        : conversation
            .schema()
            .table(qualifier == null ? null : qualifier.value(), name.last().value());
  }

  /** Rows that a block drops do not come back, unless they are as new as the block. */
  private void tellLoss(Definition definition) {
    if (conversation.transaction().isBlock() && !undoing) {
      for (String lost : Reversal.lost(definition, conversation.schema(), made())) {
        conversation.notice(
            Diagnostic.of(
                    Severity.WARNING, SqlState.WARNING, "ROLLBACK will not bring back " + lost)
                .withDetail("IRIS does not undo data definition."));
      }
    }
  }

  /** The statements that drop what the transaction has made. */
  private Set<String> made() {
    return reversals.stream().map(Undo::statement).collect(Collectors.toSet());
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
    List<Undo> undone = reversals.subList(mark, reversals.size());
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
    List<Undo> statements = List.copyOf(waiting);
    waiting.clear();
    if (!statements.isEmpty()) {
      conversation.transaction().markUnwritten();
    }
    statements.forEach(this::run);
  }

  /** Takes back what is undone, after the transaction: each in one of its own. */
  void takeBack() {
    List<Undo> statements = List.copyOf(waiting);
    waiting.clear();
    Transaction transaction = conversation.transaction();
    for (Undo statement : statements) {
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

  private void run(Undo undo) {
    undoing = true;
    try {
      if (!undo.statement().isEmpty()) {
        run(undo.statement());
      }
      if (!undo.declares().isEmpty() || !undo.notes().isEmpty()) {
        conversation.transaction().backend();
        conversation.sessionSchema().declare(undo.declares(), undo.notes());
      }
    } catch (PgException e) {
      if (!GONE.contains(e.state())) {
        conversation.notice(
            Severity.WARNING,
            SqlState.WARNING,
            "a definition could not be undone: " + e.getMessage());
      }
    } finally {
      undoing = false;
    }
  }

  private void run(String statement) {
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
  }
}
