package io.irispgwire.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.List;

/** Rows of the formats that have one on each line; {@code NextCopyFromRawFields}. */
final class LineReader implements CopyReader {
  private final CopyOptions options;
  private final List<String> columns;
  private final InputBuffer buffer = new InputBuffer();
  private final Transcoder transcoder;
  private final LineScanner scanner;
  private final FieldSplitter splitter;
  private final Fields fields = new Fields();
  private boolean headerExpected;

  /** Whether the scanner stands behind a line that it has read. */
  private boolean read;

  LineReader(CopyOptions options, List<String> columns) {
    this.options = options;
    this.columns = columns;
    this.transcoder = Transcoder.of(options.encoding());
    this.scanner = new LineScanner(buffer, options);
    this.splitter = FieldSplitter.of(options);
    this.headerExpected = options.header() != CopyHeader.NONE;
  }

  @Override
  public void add(byte[] data) {
    if (!scanner.isLast()) {
      transcoder.add(data, buffer);
    }
  }

  @Override
  public void end() {
    if (transcoder.end(buffer)) {
      scanner.end();
    }
  }

  @Override
  public boolean next() {
    read = false;
    if (headerExpected) {
      if (!scan()) {
        return false;
      }
      headerExpected = false;
      checkHeader();
      read = false;
    }
    if (!scan() || (scanner.isLast() && scanner.lineLength() == 0)) {
      return false;
    }
    split();
    return true;
  }

  private boolean scan() {
    read = scanner.next();
    if (!read && !scanner.isLast()) {
      transcoder.check();
    }
    return read;
  }

  private void split() {
    splitter.split(buffer.bytes(), buffer.start(), scanner.lineEnd(), fields);
  }

  private void checkHeader() {
    if (options.header() != CopyHeader.MATCH) {
      return;
    }
    split();
    if (fields.count() != columns.size()) {
      throw bad(
          "wrong number of fields in header line: got "
              + fields.count()
              + ", expected "
              + columns.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      String expected = ", expected \"" + columns.get(i) + "\"";
      String field = "column name mismatch in header line field " + (i + 1) + ": got ";
      if (fields.isNull(i)) {
        throw bad(field + "null value (\"" + options.nullText() + "\")" + expected);
      }
      if (!fields.text(i).equals(columns.get(i))) {
        throw bad(field + "\"" + fields.text(i) + "\"" + expected);
      }
    }
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
    return scanner.line();
  }

  @Override
  public String place() {
    String place = ", line " + scanner.line();
    if (!read) {
      return place;
    }
    String line = new String(buffer.copy(buffer.start(), scanner.lineEnd()), UTF_8);
    return place + ": \"" + Excerpt.of(line) + '"';
  }

  @Override
  public int rowBytes() {
    return scanner.lineLength();
  }
}
