package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * {@code real} and {@code double precision} as text.
 *
 * <p>Source: PostgreSQL {@code float.c}, {@code float8out_internal}: with extra_float_digits above
 * 0 the shortest exact text, laid out as {@code d2s.c}, {@code to_chars} does; else {@code %.*g}.
 *
 * @param decimalDigits digits that always survive (C's {@code DBL_DIG}); also the first decimal
 *     exponent written as {@code e+NN}
 */
record FloatText(String type, int decimalDigits) {
  static final FloatText REAL = new FloatText("real", 6);
  static final FloatText DOUBLE = new FloatText("double precision", 15);

  private static final long PLAIN_DOUBLES = 1_000_000_000_000_000L;
  private static final long PLAIN_FLOATS = 1_000_000L;

  static void write(double value, TextStyle style, ByteBuf out) {
    if (writeSpecial(value, out)) {
      return;
    }
    double size = Math.abs(value);
    if (style.extraFloatDigits() <= 0) {
      DOUBLE.writeRounded(new BigDecimal(size), style.extraFloatDigits(), out);
    } else if (size < PLAIN_DOUBLES && size == (long) size) {
      IntegerText.write((long) size, out);
    } else {
      DOUBLE.layOut(ShortestDecimal.of(size), DOUBLE.decimalDigits, out);
    }
  }

  /** The fewest digits that mean {@code value}, as PostgreSQL shows it by default. */
  static String shortest(double value) {
    ByteBuf text = Unpooled.buffer(24);
    write(value, TextStyle.DEFAULT, text);
    return text.toString(US_ASCII);
  }

  static void write(float value, TextStyle style, ByteBuf out) {
    if (writeSpecial(value, out)) {
      return;
    }
    float size = Math.abs(value);
    if (style.extraFloatDigits() <= 0) {
      REAL.writeRounded(new BigDecimal(size), style.extraFloatDigits(), out);
    } else if (size < PLAIN_FLOATS && size == (long) size) {
      IntegerText.write((long) size, out);
    } else {
      REAL.layOut(ShortestDecimal.of(size), REAL.decimalDigits, out);
    }
  }

  /** Writes what has no digits; of any other number only the sign. */
  private static boolean writeSpecial(double value, ByteBuf out) {
    if (Double.isNaN(value)) {
      out.writeCharSequence("NaN", US_ASCII);
      return true;
    }
    if (Math.copySign(1, value) < 0) {
      out.writeByte('-');
    }
    if (Double.isInfinite(value)) {
      out.writeCharSequence("Infinity", US_ASCII);
      return true;
    }
    return false;
  }

  private void writeRounded(BigDecimal size, int extraDigits, ByteBuf out) {
    if (size.signum() == 0) {
      out.writeByte('0');
      return;
    }
    int precision = Math.max(1, decimalDigits + extraDigits);
    BigDecimal rounded =
        size.round(new MathContext(precision, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    layOut(
        new ShortestDecimal(rounded.unscaledValue().longValueExact(), -rounded.scale()),
        precision,
        out);
  }

  private void layOut(ShortestDecimal decimal, int firstScientific, ByteBuf out) {
    int count = IntegerText.digits(decimal.digits());
    int scientific = decimal.exponent() + count - 1;
    if (scientific < -4 || scientific >= firstScientific) {
      writeScientific(decimal.digits(), count, scientific, out);
    } else if (scientific < 0) {
      out.writeByte('0');
      out.writeByte('.');
      IntegerText.writePadded(decimal.digits(), -decimal.exponent(), out);
    } else if (decimal.exponent() >= 0) {
      IntegerText.writePadded(decimal.digits(), count, out);
      writeZeros(decimal.exponent(), out);
    } else {
      writePoint(decimal.digits(), count, scientific + 1, out);
    }
  }

  private static void writeScientific(long digits, int count, int exponent, ByteBuf out) {
    if (count == 1) {
      out.writeByte('0' + (int) digits);
    } else {
      writePoint(digits, count, 1, out);
    }
    out.writeByte('e');
    out.writeByte(exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    IntegerText.writePadded(size, size >= 100 ? 3 : 2, out);
  }

  /** All {@code count} digits, with a point after the first {@code before}. */
  private static void writePoint(long digits, int count, int before, ByteBuf out) {
    int start = out.writerIndex();
    out.writeByte(0);
    IntegerText.writePadded(digits, count, out);
    for (int i = 0; i < before; i++) {
      out.setByte(start + i, out.getByte(start + i + 1));
    }
    out.setByte(start + before, '.');
  }

  private static void writeZeros(int count, ByteBuf out) {
    for (int i = 0; i < count; i++) {
      out.writeByte('0');
    }
  }

  /** The number as Java spells it, or one of NaN, Infinity, -Infinity. */
  String javaForm(String text) {
    String word = Blanks.trim(text).toLowerCase(Locale.ROOT);
    int sign = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
    String size = word.substring(sign);
    String minus = word.startsWith("-") ? "-" : "";
    if (size.equals("inf") || size.equals("infinity")) {
      return minus + "Infinity";
    }
    if (size.equals("nan") || (size.startsWith("nan(") && size.endsWith(")"))) {
      return "NaN";
    }
    if (size.startsWith("0x")) {
      return minus + (size.indexOf('p') < 0 ? size + "p0" : size);
    }
    boolean endsWithDigit =
        !size.isEmpty()
            && (IntegerText.isDigit(size.charAt(size.length() - 1)) || size.endsWith("."));
    if (!endsWithDigit || Blanks.isBlank(size.charAt(0))) {
      throw Invalid.syntax(type, text);
    }
    return word;
  }

  /** Whether {@code text}, as {@link #javaForm} gave it, says a number other than zero. */
  static boolean saysNonZero(String text) {
    int end = text.startsWith("0x") ? text.indexOf('p') : text.indexOf('e');
    for (int i = 0; i < (end < 0 ? text.length() : end); i++) {
      char c = text.charAt(i);
      if (c != '0' && Character.digit(c, 16) > 0) {
        return true;
      }
    }
    return false;
  }
}
