package io.irispgwire.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Values of the CSV format: {@code CopyAttributeOutCSV}. */
final class CsvWriter implements LineWriter {
  private final byte delimiter;
  private final byte quote;
  private final byte escape;
  private final byte[] none;
  private final boolean[] quoted;

  CsvWriter(CopyOptions options, boolean[] quoted) {
    this.delimiter = (byte) options.delimiter();
    this.quote = (byte) options.quote();
    this.escape = (byte) options.escape();
    this.none = options.nullText().getBytes(UTF_8);
    this.quoted = quoted;
  }

  @Override
  public void value(byte[] bytes, int from, int to, int column, ByteBuf line) {
    if (!quoted[column] && !needsQuotes(bytes, from, to)) {
      line.writeBytes(bytes, from, to - from);
      return;
    }
    line.writeByte(quote);
    int copied = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == quote || bytes[i] == escape) {
        line.writeBytes(bytes, copied, i - copied);
        line.writeByte(escape);
        copied = i;
      }
    }
    line.writeBytes(bytes, copied, to - copied);
    line.writeByte(quote);
  }

  private boolean needsQuotes(byte[] bytes, int from, int to) {
    if (Arrays.equals(bytes, from, to, none, 0, none.length) || isEndMark(bytes, from, to)) {
      return true;
    }
    for (int i = from; i < to; i++) {
      byte c = bytes[i];
      if (c == delimiter || c == quote || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  /** Alone on a line it would end the data. */
  private boolean isEndMark(byte[] bytes, int from, int to) {
    return quoted.length == 1 && to - from == 2 && bytes[from] == '\\' && bytes[from + 1] == '.';
  }
}
