package io.irispgwire.copy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Arrays;

/** What has come of the data and has not been read: from one message to the next part of a row. */
final class InputBuffer {
  private static final int INITIAL_BYTES = 8 * 1024;

  /** What one row may take; PostgreSQL's own limit is 1 GB. */
  private static final int MAX_BYTES = 256 * 1024 * 1024;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int start;
  private int end;

  /** Where {@link #start} and {@link #end} count in. */
  byte[] bytes() {
    return bytes;
  }

  /** The first byte that is not read. */
  int start() {
    return start;
  }

  /** The byte after the last one. */
  int end() {
    return end;
  }

  int length() {
    return end - start;
  }

  /** Everything before {@code position} has been read. */
  void readTo(int position) {
    start = position;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /**
   * Adds bytes; what was not read may move.
   *
   * @throws PgException 54000 for a row that is too long
   */
  void append(byte[] data, int from, int to) {
    int added = to - from;
    if (bytes.length - end < added) {
      makeRoom(added);
    }
    System.arraycopy(data, from, bytes, end, added);
    end += added;
  }

  private void makeRoom(int added) {
    int kept = length();
    long needed = (long) kept + added;
    if (needed > MAX_BYTES) {
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "out of memory")
          .withDetail(
              "Cannot enlarge string buffer containing "
                  + kept
                  + " bytes by "
                  + added
                  + " more bytes.")
          .withHint("A row of COPY may have " + MAX_BYTES + " bytes.");
    }
    byte[] room =
        needed <= bytes.length && kept <= bytes.length / 2
            ? bytes
            : new byte[(int) Math.min(MAX_BYTES, Math.max(needed, 2L * bytes.length))];
    System.arraycopy(bytes, start, room, 0, kept);
    bytes = room;
    start = 0;
    end = kept;
  }
}
