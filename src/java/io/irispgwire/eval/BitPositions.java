package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.BitString;
import java.util.Arrays;
import java.util.BitSet;

/** Single bits and parts of bit strings and of bytea ({@code varbit.c}, {@code varlena.c}). */
final class BitPositions {
  private BitPositions() {}

  static void addTo(FunctionTable table) {
    table.one("bit_bit_count", (BitString a) -> a.bits().chars().filter(c -> c == '1').count());
    table.one("bytea_bit_count", (byte[] a) -> (long) BitSet.valueOf(a).cardinality());
    table.two(
        "bitgetbit", (BitString a, Integer n) -> a.bits().charAt(checked(a, n)) == '1' ? 1 : 0);
    table.three("bitsetbit", (BitString a, Integer n, Integer bit) -> set(a, n, bit));
    table.two("byteaGetBit", (byte[] a, Long n) -> a[octet(a, n)] >> (n % 8) & 1);
    table.three("byteaSetBit", (byte[] a, Long n, Integer bit) -> set(a, n, bit));
    parts(table);
  }

  private static void parts(FunctionTable table) {
    table.three(
        "bitsubstr",
        (BitString a, Integer from, Integer count) -> new BitString(part(a.bits(), from, count)));
    table.two(
        "bitsubstr_no_len",
        (BitString a, Integer from) -> new BitString(part(a.bits(), from, Integer.MAX_VALUE)));
    table.two("bitposition", (BitString a, BitString b) -> a.bits().indexOf(b.bits()) + 1);
    table.any(
        "bitoverlay",
        (in, a) ->
            overlay(
                (BitString) nonNull(a[0]),
                (BitString) nonNull(a[1]),
                (Integer) nonNull(a[2]),
                (Integer) nonNull(a[3])));
    table.three(
        "bitoverlay_no_len",
        (BitString a, BitString b, Integer from) -> overlay(a, b, from, b.bits().length()));
    table.any(
        "byteaoverlay",
        (in, a) ->
            overlay(
                (byte[]) nonNull(a[0]),
                (byte[]) nonNull(a[1]),
                (Integer) nonNull(a[2]),
                (Integer) nonNull(a[3])));
    table.three(
        "byteaoverlay_no_len", (byte[] a, byte[] b, Integer from) -> overlay(a, b, from, b.length));
    table.two("byteatrim", (byte[] a, byte[] set) -> trim(a, set, true, true));
    table.two("bytealtrim", (byte[] a, byte[] set) -> trim(a, set, true, false));
    table.two("byteartrim", (byte[] a, byte[] set) -> trim(a, set, false, true));
  }

  private static int checked(BitString value, int index) {
    int length = value.bits().length();
    if (index < 0 || index >= length) {
      throw new PgException(
          SqlState.ARRAY_SUBSCRIPT_ERROR,
          "bit index %d out of valid range (0..%d)".formatted(index, length - 1));
    }
    return index;
  }

  private static int octet(byte[] value, long index) {
    if (index < 0 || index >= value.length * 8L) {
      throw new PgException(
          SqlState.ARRAY_SUBSCRIPT_ERROR,
          "index %d out of valid range, 0..%d".formatted(index, value.length * 8L - 1));
    }
    return (int) (index / 8);
  }

  private static void checkBit(int bit) {
    if (bit != 0 && bit != 1) {
      throw Failures.parameter("new bit must be 0 or 1");
    }
  }

  private static BitString set(BitString value, int index, int bit) {
    StringBuilder bits = new StringBuilder(value.bits());
    int at = checked(value, index);
    checkBit(bit);
    bits.setCharAt(at, bit == 1 ? '1' : '0');
    return new BitString(bits.toString());
  }

  private static byte[] set(byte[] value, long index, int bit) {
    int at = octet(value, index);
    checkBit(bit);
    byte[] copy = value.clone();
    int mask = 1 << (index % 8);
    copy[at] = (byte) (bit == 1 ? copy[at] | mask : copy[at] & ~mask);
    return copy;
  }

  private static String part(String bits, int from, int count) {
    if (count < 0) {
      throw negative();
    }
    int end = (int) Math.min(Math.max((long) from + count, 1), bits.length() + 1L);
    int first = Math.max(1, from);
    return first >= end ? "" : bits.substring(first - 1, end - 1);
  }

  private static PgException negative() {
    return new PgException(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
  }

  private static BitString overlay(BitString value, BitString by, int from, int count) {
    if (from <= 0) {
      throw negative();
    }
    String bits = value.bits();
    int behind = behind(from, count);
    return new BitString(
        part(bits, 1, from - 1) + by.bits() + part(bits, behind, Integer.MAX_VALUE));
  }

  private static int behind(int from, int count) {
    try {
      return Math.addExact(from, count);
    } catch (ArithmeticException e) {
      throw Failures.outOfRange("integer");
    }
  }

  private static byte[] overlay(byte[] value, byte[] by, int from, int count) {
    if (from <= 0) {
      throw negative();
    }
    int head = Math.min(from - 1, value.length);
    int tail = Math.min(Math.max(behind(from, count), 1) - 1, value.length);
    byte[] result = Arrays.copyOf(value, head + by.length + value.length - tail);
    System.arraycopy(by, 0, result, head, by.length);
    System.arraycopy(value, tail, result, head + by.length, value.length - tail);
    return result;
  }

  private static byte[] trim(byte[] value, byte[] set, boolean left, boolean right) {
    BitSet dropped = new BitSet();
    for (byte b : set) {
      dropped.set(b & 0xFF);
    }
    int from = 0;
    int to = value.length;
    while (left && from < to && dropped.get(value[from] & 0xFF)) {
      from++;
    }
    while (right && from < to && dropped.get(value[to - 1] & 0xFF)) {
      to--;
    }
    return Arrays.copyOfRange(value, from, to);
  }
}
