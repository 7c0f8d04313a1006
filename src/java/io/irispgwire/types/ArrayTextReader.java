package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrays from text.
 *
 * <p>Source: PostgreSQL 15 {@code arrayfuncs.c}, {@code array_in}, {@code ArrayCount}, {@code
 * ReadArrayStr}, with one difference: sub-arrays of different depth, which PostgreSQL 15 takes and
 * garbles, are refused.
 */
final class ArrayTextReader {
  /** What stands before the place where the reader is. */
  private enum After {
    NOTHING,
    OPENING,
    ELEMENT,
    CLOSING,
    DELIMITER_OF_ELEMENTS,
    DELIMITER_OF_LEVELS
  }

  private final String text;
  private final PgType element;
  private final TextStyle style;
  private final char delimiter;
  private final List<@Nullable Object> elements = new ArrayList<>();

  /** Members counted so far in the innermost open braces of each level. */
  private final int[] counts = new int[ArrayCodec.MAX_DIMENSIONS];

  /** Members that every pair of braces of a level has; -1 before the first was closed. */
  private final int[] lengths = new int[ArrayCodec.MAX_DIMENSIONS];

  private int at;
  private int level;
  private int depth = -1;
  private After after = After.NOTHING;

  ArrayTextReader(String text, PgType element, TextStyle style) {
    this.text = text;
    this.element = element;
    this.style = style;
    this.delimiter = element.delimiter();
    Arrays.fill(lengths, -1);
  }

  PgArray read() {
    ArrayBounds bounds = ArrayBounds.read(text);
    at = bounds.end();
    do {
      step();
    } while (level > 0);
    if (Blanks.skip(text, at) < text.length()) {
      throw malformed(text, "Junk after closing right brace.");
    }
    int[] dimensions = elements.isEmpty() ? new int[0] : Arrays.copyOf(lengths, depth);
    if (bounds.isGiven() && !Arrays.equals(bounds.lengths(), dimensions)) {
      throw malformed(text, "Specified array dimensions do not match array contents.");
    }
    int[] lower = bounds.isGiven() ? bounds.lower() : new int[dimensions.length];
    if (!bounds.isGiven()) {
      Arrays.fill(lower, 1);
    }
    return new PgArray(element, dimensions, lower, elements);
  }

  private void step() {
    at = Blanks.skip(text, at);
    if (at == text.length()) {
      throw unexpectedEnd(text);
    }
    char c = text.charAt(at);
    if (c == '{') {
      open();
    } else if (c == '}') {
      close();
    } else if (c == delimiter) {
      delimit();
    } else {
      if (after != After.OPENING && after != After.DELIMITER_OF_ELEMENTS) {
        throw c == '\\' ? unexpected(c) : malformed(text, "Unexpected array element.");
      }
      readElement();
    }
  }

  private void open() {
    if (after != After.NOTHING && after != After.OPENING && after != After.DELIMITER_OF_LEVELS) {
      throw unexpected('{');
    }
    if (level == ArrayCodec.MAX_DIMENSIONS) {
      throw ArrayCodec.tooManyDimensions(level + 1);
    }
    counts[level++] = 0;
    after = After.OPENING;
    at++;
  }

  private void close() {
    boolean isEmptyArray = level == 1 && after == After.OPENING;
    if (after != After.ELEMENT && after != After.CLOSING && !isEmptyArray) {
      throw unexpected('}');
    }
    level--;
    if (lengths[level] >= 0 && lengths[level] != counts[level]) {
      throw notRectangular();
    }
    lengths[level] = counts[level];
    if (level > 0) {
      counts[level - 1]++;
    }
    after = After.CLOSING;
    at++;
  }

  private void delimit() {
    if (after != After.ELEMENT && after != After.CLOSING) {
      throw unexpected(delimiter);
    }
    after = after == After.CLOSING ? After.DELIMITER_OF_LEVELS : After.DELIMITER_OF_ELEMENTS;
    at++;
  }

  private void readElement() {
    if (depth >= 0 && depth != level) {
      throw notRectangular();
    }
    depth = level;
    boolean quoted = text.charAt(at) == '"';
    StringBuilder word = new StringBuilder();
    boolean plain = quoted ? readQuoted(word) : readBare(word);
    boolean isNull = plain && word.toString().equalsIgnoreCase("NULL");
    elements.add(isNull ? null : Codecs.of(element).readText(word.toString(), style));
    counts[level - 1]++;
    after = After.ELEMENT;
  }

  /** Returns whether the word could be NULL. */
  private boolean readQuoted(StringBuilder word) {
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      word.append(current());
      at++;
    }
    current();
    at++;
    return false;
  }

  private char current() {
    if (at >= text.length()) {
      throw unexpectedEnd(text);
    }
    return text.charAt(at);
  }

  /** Returns whether the word could be NULL: one with a backslash could not. */
  private boolean readBare(StringBuilder word) {
    boolean plain = true;
    int keep = 0;
    while (current() != delimiter && current() != '}') {
      char c = current();
      if (c == '{') {
        throw unexpected(c);
      }
      if (c == '"') {
        throw malformed(text, "Unexpected array element.");
      }
      if (c == '\\') {
        plain = false;
        at++;
      }
      word.append(current());
      if (c == '\\' || !Blanks.isBlank(c)) {
        keep = word.length();
      }
      at++;
    }
    word.setLength(keep);
    return plain;
  }

  private PgException unexpected(char c) {
    return malformed(text, "Unexpected \"" + c + "\" character.");
  }

  private PgException notRectangular() {
    return malformed(
        text, "Multidimensional arrays must have sub-arrays with matching dimensions.");
  }

  private static PgException unexpectedEnd(String text) {
    return malformed(text, "Unexpected end of input.");
  }

  static PgException malformed(String text, String detail) {
    return new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION, "malformed array literal: \"" + text + "\"")
        .withDetail(detail);
  }
}
