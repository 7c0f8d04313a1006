package io.irispgwire.copy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/**
 * Finds where lines end; PostgreSQL {@code copyfromparse.c}, {@code CopyReadLineText}: line ends
 * must be alike, a backslash hides one in text, quotes hide it in CSV, and {@code \.} ends the
 * data.
 */
final class LineScanner {
  private enum LineEnd {
    UNKNOWN,
    LF,
    CR,
    CRLF
  }

  private final InputBuffer buffer;
  private final LineEndErrors errors;
  private final boolean csv;
  private final byte quote;
  private final byte escape;

  /** By byte: what needs a closer look. */
  private final boolean[] special = new boolean[256];

  private LineEnd lineEnds = LineEnd.UNKNOWN;
  private long line;
  private boolean ended;
  private boolean last;

  /** The line that was found: where it ends, and where the next one begins. */
  private int lineEnd;

  private int following;
  private boolean found = true;

  /** Of the line that is looked for: how much of it is known, and how that ends. */
  private int scanned;

  private boolean inQuotes;
  private boolean escaped;

  LineScanner(InputBuffer buffer, CopyOptions options) {
    this.buffer = buffer;
    this.csv = options.format() == CopyFormat.CSV;
    this.errors = csv ? LineEndErrors.CSV : LineEndErrors.TEXT;
    this.quote = (byte) options.quote();
    // a doubled quote is two changes, which need no care
    this.escape = options.escape() == options.quote() ? 0 : (byte) options.escape();
    special['\n'] = true;
    special['\r'] = true;
    special['\\'] = true;
    special[quote] |= csv;
    special[escape] |= csv;
  }

  /** What is in the buffer is all there is. */
  void end() {
    ended = true;
  }

  long line() {
    return line;
  }

  /** Whether no line comes after the one that was found. */
  boolean isLast() {
    return last;
  }

  int lineEnd() {
    return lineEnd;
  }

  int lineLength() {
    return lineEnd - buffer.start();
  }

  /** Finds the next line, which at the end of the data may be empty; false to wait for more. */
  boolean next() {
    if (last) {
      return false;
    }
    if (found) {
      begin();
    }
    byte[] bytes = buffer.bytes();
    int end = buffer.end();
    int at = buffer.start() + scanned;
    while (!found && at < end) {
      int next = special[bytes[at] & 0xff] ? look(bytes, at, end) : at + 1;
      if (next == at) {
        break; // what stands here is known when more has come
      }
      at = next;
    }
    scanned = at - buffer.start();
    if (!found && at == end && ended) {
      last = true;
      finish(end, end);
    }
    return found;
  }

  private void begin() {
    found = false;
    if (line > 0) {
      buffer.readTo(following);
    }
    line++;
    scanned = 0;
    inQuotes = false;
    escaped = false;
  }

  private int finish(int endOfLine, int startOfNext) {
    lineEnd = endOfLine;
    following = startOfNext;
    found = true;
    return startOfNext;
  }

  /** The position behind what stands at {@code at}; the same to wait. */
  private int look(byte[] bytes, int at, int end) {
    byte c = bytes[at];
    if ((c == '\\' || c == '\r') && at + 1 == end && !ended) {
      return at;
    }
    if (c == '\\' && isEndMarkPossible(bytes, at, end)) {
      if (!ended && end - at < (lineEnds == LineEnd.CRLF ? 4 : 3)) {
        return at;
      }
      if (isEndMark(bytes, at, end)) {
        last = true;
        return finish(at, end);
      }
    }
    if (csv) {
      followQuotes(c);
    } else if (c == '\\') {
      return Math.min(at + 2, end);
    }
    if (inQuotes || (c != '\r' && c != '\n')) {
      return at + 1;
    }
    return finish(at, c == '\n' ? afterLf(at) : afterCr(bytes, at, end));
  }

  private void followQuotes(byte c) {
    if (inQuotes && c == escape) {
      escaped = !escaped;
    }
    if (c == quote && !escaped) {
      inQuotes = !inQuotes;
    }
    if (c != escape) {
      escaped = false;
    }
    if (inQuotes && c == (lineEnds == LineEnd.LF ? '\n' : '\r')) {
      line++;
    }
  }

  private int afterCr(byte[] bytes, int at, int end) {
    boolean lf = at + 1 < end && bytes[at + 1] == '\n';
    if (lineEnds == LineEnd.LF || (lineEnds == LineEnd.CRLF && !lf)) {
      throw errors.carriageReturn();
    }
    if (lineEnds == LineEnd.CR || !lf) {
      lineEnds = LineEnd.CR;
      return at + 1;
    }
    lineEnds = LineEnd.CRLF;
    return at + 2;
  }

  private int afterLf(int at) {
    if (lineEnds == LineEnd.CR || lineEnds == LineEnd.CRLF) {
      throw errors.newline();
    }
    lineEnds = LineEnd.LF;
    return at + 1;
  }

  /** In CSV it may be a value, unless it stands alone on a line. */
  private boolean isEndMarkPossible(byte[] bytes, int at, int end) {
    return (!csv || at == buffer.start()) && at + 1 < end && bytes[at + 1] == '.';
  }

  private boolean isEndMark(byte[] bytes, int at, int end) {
    int behind = at + 2;
    if (lineEnds == LineEnd.CRLF) {
      byte cr = behind < end ? bytes[behind] : 0;
      if (cr != '\r' && csv) {
        return false;
      }
      if (cr != '\r') {
        throw cr == '\n' ? mismatch() : corrupt();
      }
      behind++;
    }
    byte c = behind < end ? bytes[behind] : 0;
    if (c != '\r' && c != '\n') {
      if (csv) {
        return false;
      }
      throw corrupt();
    }
    if (lineEnds != LineEnd.UNKNOWN && c != (lineEnds == LineEnd.CR ? '\r' : '\n')) {
      throw mismatch();
    }
    return true;
  }

  private static PgException corrupt() {
    return new PgException(SqlState.BAD_COPY_FILE_FORMAT, "end-of-copy marker corrupt");
  }

  private static PgException mismatch() {
    return new PgException(
        SqlState.BAD_COPY_FILE_FORMAT, "end-of-copy marker does not match previous newline style");
  }
}
