package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.SessionCommand.Fetch;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position in a result that can go both ways.
 *
 * <p>Rows are kept as they are read, so that they can be read again; a NO SCROLL cursor keeps none.
 * Position 0 is before the first row, n is on row n. Source: PostgreSQL {@code
 * src/backend/tcop/pquery.c}, {@code DoPortalRunFetch}.
 */
final class Cursor implements AutoCloseable {
  /**
   * What DECLARE said.
   *
   * @param scroll null where it said neither SCROLL nor NO SCROLL
   */
  record Options(@Nullable Boolean scroll, boolean hold, int maxBytesInMemory) {}

  private final List<PgType> types;
  private final boolean forwardOnly;
  private final int maxBytesInMemory;
  private final Spool spool;
  private RowSource source;
  private boolean sourceAtEnd;
  private int read;
  private int position;

  Cursor(RowSource source, List<PgType> types, Options options) {
    this.source = source;
    this.types = types;
    this.forwardOnly = Boolean.FALSE.equals(options.scroll()) && !options.hold();
    this.maxBytesInMemory = options.maxBytesInMemory();
    this.spool = new Spool(types, maxBytesInMemory);
  }

  /** The rows of a FETCH. Closing them leaves the cursor open. */
  RowSource fetch(Fetch.Direction direction, long count) {
    return switch (direction) {
      case FORWARD -> count < 0 ? backward(-count) : forward(count);
      case BACKWARD -> count < 0 ? forward(-count) : backward(count);
      case ABSOLUTE -> absolute(count);
      case RELATIVE -> relative(count);
    };
  }

  /** The rows from where it stands, for Execute: each is read when it is sent. */
  RowSource rest() {
    return new Steps(Long.MAX_VALUE, this::stepForward);
  }

  /** The rows are read before the first is shown: where one fails, none is. */
  private RowSource forward(long count) {
    if (count == 0) {
      return current();
    }
    RowSource steps = new Steps(count, this::stepForward);
    if (forwardOnly) {
      return Spool.restOf(steps, types, maxBytesInMemory);
    }
    readAhead(count);
    return steps;
  }

  private void readAhead(long count) {
    boolean more = true;
    while (more && read - position < count) {
      more = readOne();
    }
  }

  private RowSource backward(long count) {
    if (count == 0) {
      return current();
    }
    checkScroll();
    return new Steps(count, this::stepBackward);
  }

  /** FETCH 0: the row it stands on, again. */
  private RowSource current() {
    if (!isOnRow()) {
      return RowSource.EMPTY;
    }
    checkScroll();
    return new Steps(1, () -> true);
  }

  private RowSource absolute(long target) {
    if (target < 0) {
      checkScroll();
      readAll();
    }
    long wanted = Math.max(0, target < 0 ? read + target + 1 : target);
    if (position > 0 && wanted <= position) {
      checkScroll();
    }
    return moveTo(wanted);
  }

  private RowSource relative(long offset) {
    if (offset < 0 || (offset == 0 && isOnRow())) {
      checkScroll();
    }
    return moveTo(Math.max(0, position + offset));
  }

  private RowSource moveTo(long wanted) {
    if (wanted < position) {
      position = (int) wanted;
    }
    boolean more = true;
    while (more && position < wanted) {
      more = stepForward();
    }
    return isOnRow() && more ? new Steps(1, () -> true) : RowSource.EMPTY;
  }

  /** Goes to the next row, or behind the last. */
  private boolean stepForward() {
    if (position < read || (position == read && readOne())) {
      position++;
      return true;
    }
    position = read + 1;
    return false;
  }

  private boolean stepBackward() {
    position = Math.max(0, position - 1);
    return position > 0;
  }

  private boolean isOnRow() {
    return position > 0 && position <= read;
  }

  private boolean readOne() {
    if (sourceAtEnd || !source.next()) {
      sourceAtEnd = true;
      return false;
    }
    if (!forwardOnly) {
      spool.add(source);
    }
    read++;
    return true;
  }

  /** Reads the rest of the source: its connection is needed, or its transaction ends. */
  void readAll() {
    boolean more = true;
    while (more) {
      more = readOne();
    }
    source.close();
  }

  /** Takes the rest off the connection; the position stays. A NO SCROLL cursor keeps no rows. */
  void putAside(int maxBytesInMemory) {
    if (forwardOnly) {
      source = Spool.restOf(source, types, maxBytesInMemory);
    } else {
      readAll();
    }
  }

  private void checkScroll() {
    if (forwardOnly) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "cursor can only scan forward")
          .withHint("Declare it with SCROLL option to enable backward scan.");
    }
  }

  @Override
  public void close() {
    source.close();
    spool.close();
  }

  /** A step of the cursor; false when it left the rows. */
  private interface Step {
    boolean take();
  }

  /** The rows that up to {@code left} steps lead to. */
  private final class Steps implements RowSource {
    private long left;
    private final Step step;
    private @Nullable Object[] row = new Object[0];

    Steps(long count, Step step) {
      this.left = count;
      this.step = step;
    }

    @Override
    public boolean next() {
      if (left == 0 || !step.take()) {
        left = 0;
        return false;
      }
      left--;
      if (!forwardOnly) {
        row = spool.get(position - 1);
      }
      return true;
    }

    @Override
    public @Nullable Object value(int column) {
      return forwardOnly ? source.value(column) : row[column];
    }

    @Override
    public void write(RowTarget writer) {
      if (forwardOnly) {
        source.write(writer);
      } else {
        writer.write(row);
      }
    }

    @Override
    public void close() {}
  }
}
