package io.irispgwire.irisdouble;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the items of a {@code $LIST}, one after the other. */
final class ListReader {
  private static final int BY_REFERENCE = 32;

  private final ByteBuffer bytes;

  ListReader(byte[] list) {
    this.bytes = ByteBuffer.wrap(list).order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean hasNext() {
    return bytes.hasRemaining();
  }

  /** What is no item: a number of four bytes. */
  int rawInt() {
    return bytes.getInt();
  }

  int rawShort() {
    return bytes.getShort();
  }

  int integer() {
    Object value = next();
    return value == null ? 0 : value instanceof Number number ? number.intValue() : parsed(value);
  }

  private static int parsed(Object value) {
    return Integer.parseInt(text(value));
  }

  String string() {
    return text(Objects.requireNonNullElse(next(), ""));
  }

  /** A value as its text; bytes are Latin-1. */
  static String text(Object value) {
    if (value instanceof byte[] narrow) {
      return new String(narrow, ISO_8859_1);
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  /** The data of an item that holds bytes, as they are. */
  byte[] data() {
    Object value = next();
    return value instanceof byte[] known ? known : new byte[0];
  }

  /** null, byte[] for a string of narrow characters, String, Long, BigDecimal or Double. */
  @Nullable Object next() {
    int length = length();
    if (length == 0) {
      return null;
    }
    int type = bytes.get() & ~BY_REFERENCE;
    byte[] data = new byte[length - 1];
    bytes.get(data);
    return switch (type) {
      case ListWriter.BYTES -> narrow(data);
      case ListWriter.UNICODE -> new String(data, UTF_16LE);
      case ListWriter.POSITIVE -> whole(data, (byte) 0).longValue();
      case ListWriter.NEGATIVE -> whole(data, (byte) -1).longValue();
      case ListWriter.POSITIVE_DECIMAL -> decimal(data, (byte) 0);
      case ListWriter.NEGATIVE_DECIMAL -> decimal(data, (byte) -1);
      case ListWriter.DOUBLE -> real(data);
      default -> throw new ProtocolViolation("a list item of type " + type);
    };
  }

  /** Of type and data; 0 for an item that is not there. */
  private int length() {
    int first = bytes.get() & 0xFF;
    if (first != 0) {
      return first - 1;
    }
    int second = bytes.getShort() & 0xFFFF;
    return second == 0 ? bytes.getInt() : second;
  }

  private static byte @Nullable [] narrow(byte[] data) {
    boolean empty = data.length == 1 && data[0] == 0;
    return data.length == 0 ? null : empty ? new byte[0] : data;
  }

  private static BigInteger whole(byte[] data, byte filler) {
    byte[] big = new byte[data.length + 1];
    big[0] = filler;
    for (int i = 0; i < data.length; i++) {
      big[big.length - 1 - i] = data[i];
    }
    return new BigInteger(big);
  }

  private static BigDecimal decimal(byte[] data, byte filler) {
    BigInteger mantissa = whole(Arrays.copyOfRange(data, 1, data.length), filler);
    return new BigDecimal(mantissa, -data[0]);
  }

  private static Double real(byte[] data) {
    if (data.length != Double.BYTES) {
      throw new ProtocolViolation("a short double, which was not agreed upon");
    }
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getDouble();
  }
}
