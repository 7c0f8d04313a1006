package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Transaction.Participant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The savepoints of a transaction, and what is undone with them. */
final class Savepoints {
  /**
   * A savepoint: what the client calls it, and what the back end does.
   *
   * @param portals the mark of the portals at that time
   * @param marks those of the participants
   */
  private record Savepoint(String name, String backendName, long portals, List<Integer> marks) {}

  private final Backend backend;
  private final Settings settings;
  private final List<Participant> participants;
  private final Deque<Savepoint> stack = new ArrayDeque<>();
  private int count;

  Savepoints(Backend backend, Settings settings, List<Participant> participants) {
    this.backend = backend;
    this.settings = settings;
    this.participants = List.copyOf(participants);
  }

  /** Back to the savepoint, or to the start where there is none. */
  private void undo(@Nullable Savepoint to) {
    for (int i = 0; i < participants.size(); i++) {
      participants.get(i).undoTo(to == null ? 0 : to.marks().get(i));
    }
  }

  void set(String name, long portals) {
    count++;
    List<Integer> marks = participants.stream().map(Participant::mark).toList();
    Savepoint savepoint = new Savepoint(name, "iris_pgwire_" + count, portals, marks);
    backend.savepoint(savepoint.backendName());
    stack.push(savepoint);
    settings.push();
  }

  /** Sets all of them once more, oldest first, where the transaction starts anew. */
  void setAgain() {
    for (Iterator<Savepoint> oldest = stack.descendingIterator(); oldest.hasNext(); ) {
      backend.savepoint(oldest.next().backendName());
    }
  }

  boolean isEmpty() {
    return stack.isEmpty();
  }

  /** The transaction is over. */
  void clear() {
    stack.clear();
  }

  /** Undoes what participants have done since the innermost one, or since the start. */
  void undo() {
    undo(stack.peek());
  }

  /** RELEASE: forgets the savepoint and those set after it. */
  void release(String name) {
    Savepoint found = find(name);
    Savepoint popped;
    do {
      popped = stack.pop();
      settings.pop();
    } while (!popped.equals(found));
    backend.release(found.backendName());
  }

  /**
   * Undoes what came after the savepoint, which stays.
   *
   * @return the mark of the portals that were there at the savepoint
   */
  long backTo(String name) {
    Savepoint found = find(name);
    while (!found.equals(stack.peek())) {
      stack.pop();
      settings.pop();
    }
    backend.rollbackTo(found.backendName());
    settings.restore();
    undo(found);
    return found.portals();
  }

  private Savepoint find(String name) {
    for (Savepoint savepoint : stack) {
      if (savepoint.name().equals(name)) {
        return savepoint;
      }
    }
    throw new PgException(
        SqlState.INVALID_SAVEPOINT_SPECIFICATION, "savepoint \"" + name + "\" does not exist");
  }
}
