package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * PostgreSQL's savepoints over a database's own: a name may hide an earlier one, and ROLLBACK TO
 * keeps the savepoint, which both databases drop; so it is set anew.
 *
 * @param <S> what the database calls a savepoint by
 */
final class SavepointStack<S> implements Savepoints {
  /** Half of what IRIS allows in a transaction (SQL Reference, "SAVEPOINT": 255). */
  private static final int ROOM = 127;

  private final Marks<S> marks;
  private final Deque<Named<S>> open = new ArrayDeque<>();
  private int set;

  SavepointStack(Marks<S> marks) {
    this.marks = marks;
  }

  @Override
  public void set(String name) throws SQLException {
    open.push(new Named<>(name, marks.set()));
    set++;
  }

  @Override
  public boolean hasRoom() {
    return set < ROOM;
  }

  @Override
  public void rollbackTo(String name) throws SQLException {
    Named<S> target = unwindTo(name);
    marks.rollbackTo(target.mark());
    open.push(new Named<>(name, marks.set()));
  }

  @Override
  public void release(String name) throws SQLException {
    marks.release(unwindTo(name).mark());
  }

  @Override
  public void clear() {
    open.clear();
    set = 0;
  }

  /** Takes the savepoint and those after it off the stack. The database is asked by the caller. */
  private Named<S> unwindTo(String name) {
    // An unknown name must not reach IRIS: there SQLCODE -375 rolls back the whole transaction.
    if (open.stream().noneMatch(savepoint -> savepoint.name().equals(name))) {
      throw new PgException(
          SqlState.INVALID_SAVEPOINT_SPECIFICATION, "savepoint \"" + name + "\" does not exist");
    }
    Named<S> top = open.pop();
    while (!top.name().equals(name)) {
      top = open.pop();
    }
    return top;
  }

  /** The database's own savepoints. */
  interface Marks<S> {
    S set() throws SQLException;

    void rollbackTo(S mark) throws SQLException;

    void release(S mark) throws SQLException;
  }

  private record Named<S>(String name, S mark) {}
}
