package io.irispgwire.irisdouble;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Writes the items of a {@code $LIST}: length, type, data. */
final class ListWriter {
  static final int BYTES = 1;
  static final int UNICODE = 2;
  static final int POSITIVE = 4;
  static final int NEGATIVE = 5;
  static final int POSITIVE_DECIMAL = 6;
  static final int NEGATIVE_DECIMAL = 7;
  static final int DOUBLE = 8;

  private static final int LONGEST_SHORT = 253;
  private static final int LONGEST_MEDIUM = 65534;
  private static final int MANTISSA_BITS = 63;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] toBytes() {
    return out.toByteArray();
  }

  int size() {
    return out.size();
  }

  ListWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  ListWriter nothing() {
    return item(BYTES, new byte[0]);
  }

  /** An empty string is one zero byte: no bytes at all are NULL. */
  ListWriter bytes(byte @Nullable [] value) {
    if (value == null) {
      return nothing();
    }
    return item(BYTES, value.length == 0 ? new byte[1] : value);
  }

  ListWriter text(@Nullable String value) {
    if (value == null) {
      return nothing();
    }
    boolean narrow = value.chars().allMatch(c -> c < 256);
    return narrow ? bytes(value.getBytes(ISO_8859_1)) : item(UNICODE, value.getBytes(UTF_16LE));
  }

  ListWriter integer(long value) {
    return value < 0 ? item(NEGATIVE, integerBytes(value)) : item(POSITIVE, integerBytes(value));
  }

  /** A number of more digits than the driver's 64 bits hold goes as text. */
  ListWriter decimal(BigDecimal value) {
    BigInteger mantissa = value.unscaledValue();
    if (mantissa.bitLength() > MANTISSA_BITS || Math.abs(value.scale()) > Byte.MAX_VALUE) {
      return text(value.toPlainString());
    }
    byte[] digits = integerBytes(mantissa.longValueExact());
    byte[] data = new byte[digits.length + 1];
    data[0] = (byte) -value.scale();
    System.arraycopy(digits, 0, data, 1, digits.length);
    return item(value.signum() < 0 ? NEGATIVE_DECIMAL : POSITIVE_DECIMAL, data);
  }

  ListWriter real(double value) {
    byte[] data = new byte[Double.BYTES];
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putDouble(value);
    return item(DOUBLE, data);
  }

  /** Without the high bytes that the sign tells anyway. */
  private static byte[] integerBytes(long value) {
    int filler = value < 0 ? 0xFF : 0;
    int length = Long.BYTES;
    while (length > 0 && ((value >> (8 * (length - 1))) & 0xFF) == filler) {
      length--;
    }
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) (value >> (8 * i));
    }
    return data;
  }

  private ListWriter item(int type, byte[] data) {
    if (data.length <= LONGEST_SHORT) {
      out.write(data.length + 2);
    } else if (data.length <= LONGEST_MEDIUM) {
      out.write(0);
      little(data.length + 1, 2);
    } else {
      little(0, 3);
      little(data.length + 1, 4);
    }
    out.write(type);
    out.writeBytes(data);
    return this;
  }

  private void little(int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(value >> (8 * i));
    }
  }
}
