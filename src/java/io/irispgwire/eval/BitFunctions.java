package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.BitString;

/** Functions of bit and varbit ({@code varbit.c}). */
final class BitFunctions {
  private BitFunctions() {}

  static void addTo(FunctionTable table) {
    table.two("bit_and", (BitString a, BitString b) -> combine(a, b, '&'));
    table.two("bit_or", (BitString a, BitString b) -> combine(a, b, '|'));
    table.two("bitxor", (BitString a, BitString b) -> combine(a, b, '^'));
    table.one("bitnot", (BitString a) -> new BitString(inverse(a.bits())));
    table.two("bitcat", (BitString a, BitString b) -> new BitString(a.bits() + b.bits()));
    table.one("bitlength", (BitString a) -> a.bits().length());
    table.one("bitoctetlength", (BitString a) -> (a.bits().length() + 7) / 8);
    table.one("bit_length/1560", (BitString a) -> a.bits().length());
    table.two("bitshiftleft", (BitString a, Integer n) -> shift(a.bits(), n));
    table.two("bitshiftright", (BitString a, Integer n) -> shift(a.bits(), -n));
    table.two("bitfromint4", (Integer a, Integer length) -> ofLong(a, 32, length));
    table.two("bitfromint8", (Long a, Integer length) -> ofLong(a, 64, length));
    table.one("bittoint4", (BitString a) -> (int) toLong(a, 32));
    table.one("bittoint8", (BitString a) -> toLong(a, 64));
  }

  static BitString combine(BitString a, BitString b, char operation) {
    if (a.bits().length() != b.bits().length()) {
      String name = operation == '&' ? "AND" : operation == '|' ? "OR" : "XOR";
      throw new PgException(
          SqlState.STRING_DATA_RIGHT_TRUNCATION,
          "cannot " + name + " bit strings of different sizes");
    }
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < a.bits().length(); i++) {
      boolean x = a.bits().charAt(i) == '1';
      boolean y = b.bits().charAt(i) == '1';
      boolean result = operation == '&' ? x && y : operation == '|' ? x || y : x != y;
      bits.append(result ? '1' : '0');
    }
    return new BitString(bits.toString());
  }

  private static String inverse(String bits) {
    StringBuilder result = new StringBuilder();
    bits.chars().forEach(c -> result.append(c == '1' ? '0' : '1'));
    return result.toString();
  }

  private static BitString shift(String bits, int count) {
    int length = bits.length();
    int by = Math.min(Math.abs(count), length);
    String zeros = "0".repeat(by);
    return new BitString(
        count >= 0 ? bits.substring(by) + zeros : zeros + bits.substring(0, length - by));
  }

  private static BitString ofLong(long value, int width, int length) {
    int wanted = length <= 0 ? 1 : length;
    StringBuilder bits = new StringBuilder();
    for (int i = wanted - 1; i >= 0; i--) {
      bits.append((value >> Math.min(i, width - 1) & 1) != 0 ? '1' : '0');
    }
    return new BitString(bits.toString());
  }

  private static long toLong(BitString value, int width) {
    if (value.bits().length() > width) {
      throw Failures.outOfRange(width == 32 ? "integer" : "bigint");
    }
    long result = 0;
    for (int i = 0; i < value.bits().length(); i++) {
      result = result << 1 | value.bits().charAt(i) - '0';
    }
    return result;
  }
}
