package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.List;

/**
 * The explicit bounds before an array literal: {@code [0:1][2:3]=}.
 *
 * <p>Source: PostgreSQL 15 {@code arrayfuncs.c}, {@code array_in}.
 *
 * @param end index of the opening brace
 */
record ArrayBounds(int[] lower, int[] lengths, int end) {
  boolean isGiven() {
    return lengths.length > 0;
  }

  static ArrayBounds read(String text) {
    List<int[]> found = new ArrayList<>();
    int at = Blanks.skip(text, 0);
    while (at < text.length() && text.charAt(at) == '[') {
      if (found.size() == ArrayCodec.MAX_DIMENSIONS) {
        throw ArrayCodec.tooManyDimensions(found.size() + 1);
      }
      int end = text.indexOf(']', at);
      int[] bounds = bounds(text, at + 1);
      if (end < 0 || bounds[2] != end) {
        throw ArrayTextReader.malformed(text, "Missing \"]\" after array dimensions.");
      }
      check(bounds);
      found.add(bounds);
      at = Blanks.skip(text, end + 1);
    }
    if (found.isEmpty()) {
      if (!text.startsWith("{", at)) {
        throw ArrayTextReader.malformed(
            text, "Array value must start with \"{\" or dimension information.");
      }
    } else {
      at = afterEquals(text, at);
    }
    int[] lower = found.stream().mapToInt(bounds -> bounds[0]).toArray();
    int[] lengths = found.stream().mapToInt(bounds -> bounds[1] - bounds[0] + 1).toArray();
    return new ArrayBounds(lower, lengths, at);
  }

  private static int afterEquals(String text, int at) {
    if (!text.startsWith("=", at)) {
      throw ArrayTextReader.malformed(text, "Missing \"=\" after array dimensions.");
    }
    int brace = Blanks.skip(text, at + 1);
    if (!text.startsWith("{", brace)) {
      throw ArrayTextReader.malformed(text, "Array contents must start with \"{\".");
    }
    return brace;
  }

  /** Lower bound, upper bound and where they end. */
  private static int[] bounds(String text, int start) {
    int end = endOfNumber(text, start);
    if (end == start) {
      throw ArrayTextReader.malformed(
          text, "\"[\" must introduce explicitly-specified array dimensions.");
    }
    if (!text.startsWith(":", end)) {
      return new int[] {1, integer(text, start, end), end};
    }
    int upperEnd = endOfNumber(text, end + 1);
    if (upperEnd == end + 1) {
      throw ArrayTextReader.malformed(text, "Missing array dimension value.");
    }
    return new int[] {integer(text, start, end), integer(text, end + 1, upperEnd), upperEnd};
  }

  private static int endOfNumber(String text, int start) {
    int at = start;
    while (at < text.length()
        && (IntegerText.isDigit(text.charAt(at)) || "+-".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  /** As C's {@code atoi}, except that a number too big is refused. */
  private static int integer(String text, int start, int end) {
    try {
      return Integer.parseInt(text.substring(start, end));
    } catch (NumberFormatException e) {
      throw Invalid.range("integer", text.substring(start, end));
    }
  }

  private static void check(int[] bounds) {
    if (bounds[1] == Integer.MAX_VALUE) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED, "array upper bound is too large: " + bounds[1]);
    }
    if (bounds[1] < bounds[0]) {
      throw new PgException(
          SqlState.ARRAY_SUBSCRIPT_ERROR, "upper bound cannot be less than lower bound");
    }
    if ((long) bounds[1] - bounds[0] + 1 > Integer.MAX_VALUE) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED, "array size exceeds the maximum allowed (134217727)");
    }
  }
}
