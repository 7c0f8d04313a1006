package io.irispgwire.copy;

import io.irispgwire.encoding.Utf8;
import java.util.Arrays;

/** Fields of the text format; {@code copyfromparse.c}, {@code CopyReadAttributesText}. */
final class TextSplitter implements FieldSplitter {
  private final byte delimiter;
  private final Marks marks;
  private byte[] out = {};

  /** While a line is read: where in it, and in what comes out. */
  private int at;

  private int written;

  /** Whether an escape of the current field has made a byte that is not ASCII. */
  private boolean suspicious;

  TextSplitter(CopyOptions options) {
    this.delimiter = (byte) options.delimiter();
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
      suspicious = false;
      int end = field(line, to);
      more = end < to && line[end] == delimiter;
      if (marks.isNull(line, start, end)) {
        fields.addNull();
      } else if (marks.isDefault(line, start, end)) {
        fields.addDefault();
      } else {
        check(outStart);
        fields.add(outStart, written);
      }
    }
  }

  /** Reads a field and the delimiter behind it; where its raw text ends. */
  private int field(byte[] line, int to) {
    while (at < to) {
      byte c = line[at];
      if (c == delimiter) {
        return at++;
      }
      if (c == '\\') {
        if (at + 1 == to) {
          return at++; // a backslash that has nothing behind it
        }
        at += 2;
        c = escaped(line, line[at - 1], to);
      } else {
        at++;
      }
      out[written++] = c;
    }
    return to;
  }

  private byte escaped(byte[] line, byte c, int to) {
    return switch (c) {
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(line, c - '0', to);
      case 'x' -> hexadecimal(line, to);
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      default -> c;
    };
  }

  private byte octal(byte[] line, int first, int to) {
    int value = first;
    for (int digits = 1; digits < 3 && at < to && digit(line[at], 8) >= 0; digits++) {
      value = value * 8 + digit(line[at++], 8);
    }
    return made(value);
  }

  private byte hexadecimal(byte[] line, int to) {
    if (at == to || digit(line[at], 16) < 0) {
      return 'x';
    }
    int value = digit(line[at++], 16);
    if (at < to && digit(line[at], 16) >= 0) {
      value = value * 16 + digit(line[at++], 16);
    }
    return made(value);
  }

  private static int digit(byte c, int radix) {
    return c < 0 ? -1 : Character.digit(c, radix);
  }

  private byte made(int value) {
    byte b = (byte) value;
    suspicious |= b <= 0;
    return b;
  }

  private void check(int outStart) {
    if (suspicious) {
      byte[] field = Arrays.copyOfRange(out, outStart, written);
      int good = Utf8.wellFormed(field);
      if (good < field.length) {
        throw Utf8.invalid(field, good);
      }
    }
  }
}
