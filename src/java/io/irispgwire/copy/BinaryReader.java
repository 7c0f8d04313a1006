package io.irispgwire.copy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.List;

/** Rows of the binary format; {@code copyfromparse.c}, {@code NextCopyFrom} and its kin. */
final class BinaryReader implements CopyReader {
  /** Flags that nobody may overlook: bits 16 to 31. */
  private static final int CRITICAL_FLAGS = 0xffff0000;

  private static final int WITH_OIDS = 1 << 16;

  private final List<String> columns;
  private final InputBuffer buffer = new InputBuffer();
  private final Fields fields = new Fields();
  private boolean headerRead;
  private boolean trailerRead;
  private boolean ended;
  private long line;

  /** Where the row ends that was read; 0 for none. */
  private int rowEnd;

  /** The column whose field is being read; "" for none. */
  private String column = "";

  BinaryReader(List<String> columns) {
    this.columns = columns;
  }

  @Override
  public void add(byte[] data) {
    buffer.append(data, 0, data.length);
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public boolean next() {
    column = "";
    if (rowEnd > 0) {
      buffer.readTo(rowEnd);
      rowEnd = 0;
      line++;
    }
    if (!headerRead && !readHeader()) {
      return false;
    }
    if (trailerRead) {
      if (buffer.length() > 0) {
        throw bad("received copy data after EOF marker");
      }
      return false;
    }
    return readRow();
  }

  private boolean readHeader() {
    if (buffer.length() < BinaryMarks.HEADER_BYTES && !ended) {
      return false;
    }
    int start = buffer.start();
    int flagsAt = start + BinaryMarks.SIGNATURE_BYTES;
    if (flagsAt > buffer.end() || !BinaryMarks.isSignature(buffer.bytes(), start)) {
      throw bad("COPY file signature not recognized");
    }
    if (buffer.end() - flagsAt < Integer.BYTES) {
      throw bad("invalid COPY file header (missing flags)");
    }
    checkFlags(int32(flagsAt));
    int lengthAt = flagsAt + Integer.BYTES;
    if (buffer.end() - lengthAt < Integer.BYTES || int32(lengthAt) < 0) {
      throw bad("invalid COPY file header (missing length)");
    }
    int extension = int32(lengthAt);
    if (buffer.end() - lengthAt - Integer.BYTES < extension) {
      if (ended) {
        throw bad("invalid COPY file header (wrong length)");
      }
      return false;
    }
    buffer.readTo(lengthAt + Integer.BYTES + extension);
    headerRead = true;
    line = 1;
    return true;
  }

  private static void checkFlags(int flags) {
    if ((flags & WITH_OIDS) != 0) {
      throw bad("invalid COPY file header (WITH OIDS)");
    }
    if ((flags & CRITICAL_FLAGS) != 0) {
      throw bad("unrecognized critical flags in COPY file header");
    }
  }

  private boolean readRow() {
    if (buffer.length() < Short.BYTES) {
      return false; // PostgreSQL wants no trailer at the end of the data
    }
    int at = buffer.start();
    int count = (short) (((buffer.bytes()[at] & 0xff) << 8) | (buffer.bytes()[at + 1] & 0xff));
    if (count == BinaryMarks.TRAILER) {
      buffer.readTo(at + Short.BYTES);
      trailerRead = true;
      return next();
    }
    if (count != columns.size()) {
      throw bad("row field count is " + count + ", expected " + columns.size());
    }
    fields.begin(buffer.bytes());
    at += Short.BYTES;
    for (int i = 0; i < count && at >= 0; i++) {
      column = columns.get(i);
      at = readField(at);
    }
    if (at < 0) {
      return false;
    }
    rowEnd = at;
    column = "";
    return true;
  }

  /** Where the field ends; -1 when it has not come whole. */
  private int readField(int at) {
    int length = buffer.end() - at < Integer.BYTES ? Integer.MAX_VALUE : int32(at);
    int start = at + Integer.BYTES;
    if (length == -1) {
      fields.addNull();
      return start;
    }
    if (length < 0) {
      throw bad("invalid field size");
    }
    if (buffer.end() - start >= length) {
      fields.add(start, start + length);
      return start + length;
    }
    if (ended) {
      throw bad("unexpected EOF in COPY data");
    }
    return -1;
  }

  private int int32(int at) {
    byte[] bytes = buffer.bytes();
    return (bytes[at] << 24)
        | ((bytes[at + 1] & 0xff) << 16)
        | ((bytes[at + 2] & 0xff) << 8)
        | (bytes[at + 3] & 0xff);
  }

  private static PgException bad(String message) {
    return new PgException(SqlState.BAD_COPY_FILE_FORMAT, message);
  }

  @Override
  public Fields fields() {
    return fields;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public String place() {
    return line == 0 ? "" : ", line " + line + (column.isEmpty() ? "" : ", column " + column);
  }

  @Override
  public int rowBytes() {
    return rowEnd - buffer.start();
  }
}
