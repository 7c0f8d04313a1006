package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/**
 * Puts what was just written between quotation marks where the text around needs it.
 *
 * <p>Source: PostgreSQL {@code arrayfuncs.c}, {@code array_out}; {@code rowtypes.c}, {@code
 * record_out}.
 */
final class Quoting {
  private Quoting() {}

  /**
   * Looks at the bytes from {@code start} to the writer index.
   *
   * @param special characters that need quotation marks around, besides blanks and {@code "\}
   * @param doubled whether a quotation mark inside is doubled; else a backslash goes before it
   */
  static void quoteFrom(int start, String special, boolean doubled, ByteBuf out) {
    int end = out.writerIndex();
    int marks = 0;
    boolean needed = start == end || isNull(start, end, special, out);
    for (int i = start; i < end; i++) {
      char c = (char) out.getByte(i);
      if (c == '"' || c == '\\') {
        marks++;
      } else {
        needed |= Blanks.isBlank(c) || special.indexOf(c) >= 0;
      }
    }
    if (needed || marks > 0) {
      quote(start, end, marks, doubled, out);
    }
  }

  /** The word NULL stands for a NULL in arrays only; there braces are special. */
  private static boolean isNull(int start, int end, String special, ByteBuf out) {
    if (end - start != 4 || special.indexOf('{') < 0) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      if ((out.getByte(start + i) & ~0x20) != "NULL".charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static void quote(int start, int end, int marks, boolean doubled, ByteBuf out) {
    int to = end + marks + 1;
    out.ensureWritable(marks + 2);
    out.writerIndex(to + 1);
    out.setByte(to, '"');
    // From the end, so that nothing is overwritten before it has moved.
    for (int from = end - 1; from >= start; from--) {
      byte b = out.getByte(from);
      out.setByte(--to, b);
      if (b == '"' || b == '\\') {
        out.setByte(--to, doubled ? b : '\\');
      }
    }
    out.setByte(--to, '"');
  }
}
