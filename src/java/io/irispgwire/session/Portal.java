package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its parameters, about to run, running or done: what Bind and DECLARE make.
 *
 * <p>Rows are read from its {@link RowSource} until somebody needs the connection for something
 * else; then the rest goes to a {@link Spool}.
 */
final class Portal {
  private final String name;
  private final Planned planned;
  private final List<ResultColumn> columns;
  private final List<@Nullable Object> parameters;
  private final int[] formats;
  private final Cursor.@Nullable Options cursorOptions;
  private CommandTag tag;
  private @Nullable String completed;
  private @Nullable RowSource rows;
  private @Nullable Cursor cursor;
  private boolean finished;
  private boolean visible = true;
  private long number;

  /**
   * @param columns what it returns, also where {@code planned} leaves that to the session
   * @param formats one per column: 0 text, 1 binary
   * @param cursorOptions null unless DECLARE made it
   */
  Portal(
      String name,
      Planned planned,
      List<ResultColumn> columns,
      List<@Nullable Object> parameters,
      int[] formats,
      Cursor.@Nullable Options cursorOptions) {
    this.name = name;
    this.planned = planned;
    this.columns = columns;
    this.parameters = parameters;
    this.formats = formats;
    this.cursorOptions = cursorOptions;
    this.tag = planned.tag();
  }

  String name() {
    return name;
  }

  /** Grows with every portal of its session. */
  long number() {
    return number;
  }

  void number(long given) {
    number = given;
  }

  Planned planned() {
    return planned;
  }

  List<ResultColumn> columns() {
    return columns;
  }

  List<@Nullable Object> parameters() {
    return parameters;
  }

  int[] formats() {
    return formats;
  }

  /** A simple query's portal is not for others to see. */
  Portal hidden() {
    visible = false;
    return this;
  }

  boolean isVisible() {
    return visible;
  }

  boolean isHeld() {
    return cursorOptions != null && cursorOptions.hold();
  }

  /** Whether FETCH may go back. */
  boolean isScrollable() {
    return cursorOptions != null && !Boolean.FALSE.equals(cursorOptions.scroll());
  }

  boolean isStarted() {
    return rows != null || cursor != null || finished;
  }

  /** Whether it has run to its end and can give nothing more. */
  boolean isFinished() {
    return finished;
  }

  /** What CommandComplete will say; EXECUTE has the tag of what it executes. */
  CommandTag tag() {
    return tag;
  }

  /** It has started and will give these rows. */
  void start(RowSource source, CommandTag startedTag) {
    tag = startedTag;
    rows = source;
    if (cursorOptions != null) {
      cursor = new Cursor(source, types(), cursorOptions);
    }
  }

  /** It has run, without rows. */
  void complete(String commandTag) {
    completed = commandTag;
    finish();
  }

  /** The command tag of what has run without rows, else null. */
  @Nullable String completed() {
    return completed;
  }

  /** It has run, or its last row has been read. */
  void finish() {
    finished = true;
    close();
  }

  /** Whether it gave rows, if only none: such a portal may be run again, and gives no more. */
  boolean returnedRows() {
    return rows != null;
  }

  /** What Execute reads: from where FETCH has left a cursor, else the rows themselves. */
  RowSource reader() {
    return cursor == null ? rows() : cursor.rest();
  }

  /** Execute has read the last row: a plain portal is done, a cursor can still go back. */
  void endOfRows() {
    if (cursor == null) {
      finish();
      rows = RowSource.EMPTY;
    }
  }

  private RowSource rows() {
    if (rows == null) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "portal \"" + name + "\" cannot be run");
    }
    return rows;
  }

  /** For FETCH and MOVE; what Bind has made goes forward only. */
  Cursor cursor(int maxBytesInMemory) {
    if (cursor == null) {
      cursor = new Cursor(rows(), types(), new Cursor.Options(false, false, maxBytesInMemory));
    }
    return cursor;
  }

  /** Reads what is left into memory or a file, so that its connection is free. */
  void spool(int maxBytesInMemory) {
    if (finished || rows == null || rows instanceof EvaluatedRows) {
      return;
    }
    if (cursor == null) {
      rows = Spool.restOf(rows, types(), maxBytesInMemory);
    } else {
      cursor.putAside(maxBytesInMemory);
    }
  }

  /** Makes it survive its transaction. */
  void hold(int maxBytesInMemory) {
    cursor(maxBytesInMemory).readAll();
  }

  void close() {
    if (cursor != null) {
      cursor.close();
    } else if (rows != null) {
      rows.close();
    }
  }

  private List<PgType> types() {
    return columns.stream().map(column -> column.type().type()).toList();
  }
}
