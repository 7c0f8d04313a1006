package io.irispgwire.copy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/** Fields of the CSV format; {@code copyfromparse.c}, {@code CopyReadAttributesCSV}. */
final class CsvSplitter implements FieldSplitter {
  private final byte delimiter;
  private final byte quote;
  private final byte escape;
  private final Marks marks;
  private byte[] out = {};

  /** While a line is read: where in it, and in what comes out. */
  private int at;

  private int written;

  CsvSplitter(CopyOptions options) {
    this.delimiter = (byte) options.delimiter();
    this.quote = (byte) options.quote();
    this.escape = (byte) options.escape();
    this.marks = new Marks(options);
  }

  @Override
  public void split(byte[] line, int from, int to, Fields fields) {
    if (out.length < to - from) {
      out = new byte[Math.max(to - from, 2 * out.length)];
    }
    fields.begin(out);
    at = from;
    written = 0;
    boolean more = true;
    while (more) {
      int start = at;
      int outStart = written;
      boolean quoted = field(line, to);
      more = at < to;
      if (!quoted && marks.isNull(line, start, at)) {
        fields.addNull();
      } else if (marks.isDefault(line, start, at)) {
        fields.addDefault();
      } else {
        fields.add(outStart, written);
      }
      at++; // the delimiter
    }
  }

  /** Reads a field up to the delimiter behind it; whether there were quotes in it. */
  private boolean field(byte[] line, int to) {
    boolean quoted = false;
    while (at < to && line[at] != delimiter) {
      byte c = line[at++];
      if (c == quote) {
        quoted = true;
        quotes(line, to);
      } else {
        out[written++] = c;
      }
    }
    return quoted;
  }

  /** Reads what stands in quotes, the closing one too. */
  private void quotes(byte[] line, int to) {
    while (at < to) {
      byte c = line[at++];
      if (c == escape && at < to && (line[at] == escape || line[at] == quote)) {
        out[written++] = line[at++];
      } else if (c == quote) {
        return;
      } else {
        out[written++] = c;
      }
    }
    throw new PgException(SqlState.BAD_COPY_FILE_FORMAT, "unterminated CSV quoted field");
  }
}
