package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/**
 * The geometric types: how many numbers a value has, and how it is written.
 *
 * <p>Source: PostgreSQL {@code geo_ops.c}.
 */
enum Figure {
  POINT(2),
  LSEG(4),
  BOX(4),
  PATH(-1),
  POLYGON(-1),
  CIRCLE(3),
  LINE(3);

  /** How many numbers, or -1 for two per point. */
  private final int count;

  Figure(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  String typeName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The value's text form; a number in {@code numbers} is in the form of its own type. */
  String text(double[] numbers, boolean open) {
    StringBuilder text = new StringBuilder();
    switch (this) {
      case POINT, BOX -> points(numbers, text);
      case LSEG -> points(numbers, text.append('[')).append(']');
      case PATH, POLYGON -> points(numbers, text.append(open ? '[' : '(')).append(open ? ']' : ')');
      case CIRCLE -> {
        points(new double[] {numbers[0], numbers[1]}, text.append('<')).append(',');
        number(numbers[2], text).append('>');
      }
      case LINE -> {
        number(numbers[0], text.append('{')).append(',');
        number(numbers[1], text).append(',');
        number(numbers[2], text).append('}');
      }
    }
    return text.toString();
  }

  private static StringBuilder points(double[] numbers, StringBuilder text) {
    for (int i = 0; i < numbers.length; i += 2) {
      text.append(i == 0 ? "(" : ",(");
      number(numbers[i], text).append(',');
      number(numbers[i + 1], text).append(')');
    }
    return text;
  }

  private static StringBuilder number(double value, StringBuilder text) {
    return text.append(FloatText.shortest(value));
  }

  /** The numbers as the type holds them: a box has its upper right corner first. */
  double[] normalized(double[] numbers) {
    if (this != BOX) {
      return numbers;
    }
    return new double[] {
      Math.max(numbers[0], numbers[2]),
      Math.max(numbers[1], numbers[3]),
      Math.min(numbers[0], numbers[2]),
      Math.min(numbers[1], numbers[3])
    };
  }

  /** A, B and C of the line through two points ({@code line_construct}). */
  static double[] line(double[] points) {
    double dx = points[0] - points[2];
    double dy = points[1] - points[3];
    if (isZero(dx) && isZero(dy)) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid line specification: must be two distinct points");
    }
    if (isZero(dx)) {
      return new double[] {-1, 0, points[0]};
    }
    if (isZero(dy)) {
      return new double[] {0, -1, points[1]};
    }
    double slope = dy / dx;
    return new double[] {slope, -1, points[1] - slope * points[0] + 0.0};
  }

  /** {@code FPzero}, with {@code EPSILON}. */
  static boolean isZero(double value) {
    return Math.abs(value) <= 1.0E-06;
  }
}
