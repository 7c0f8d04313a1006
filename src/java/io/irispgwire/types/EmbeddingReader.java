package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Arrays;

/**
 * Reads the text of a {@code vector}, each element as C's {@code strtof} does, but for hexadecimal
 * numbers. Source: pgvector 0.8.0, {@code src/vector.c}, {@code vector_in}.
 */
final class EmbeddingReader {
  private final String text;
  private int at;
  private float[] elements = new float[16];
  private int count;

  EmbeddingReader(String text) {
    this.text = text;
  }

  float[] read() {
    skipBlanks();
    if (!skip('[')) {
      throw Invalid.syntax("vector", text).withDetail("Vector contents must start with \"[\".");
    }
    skipBlanks();
    if (skip(']')) {
      Embeddings.checkDimensions(0);
    }
    do {
      if (count == Embeddings.MOST_DIMENSIONS) {
        throw Embeddings.tooMany();
      }
      add(element());
      skipBlanks();
    } while (skip(','));
    if (!skip(']')) {
      throw Invalid.syntax("vector", text);
    }
    skipBlanks();
    if (at < text.length()) {
      throw Invalid.syntax("vector", text).withDetail("Junk after closing right brace.");
    }
    return Arrays.copyOf(elements, count);
  }

  private void add(float element) {
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, 2 * count);
    }
    elements[count++] = element;
  }

  private float element() {
    skipBlanks();
    int start = at;
    if (!skip('-')) {
      skip('+');
    }
    int size = at;
    if (skipWord("nan")) {
      return Embeddings.checkElement(Float.NaN);
    }
    if (skipWord("infinity") || skipWord("inf")) {
      return Embeddings.checkElement(Float.POSITIVE_INFINITY);
    }
    int digits = skipDigits();
    if (skip('.')) {
      digits += skipDigits();
    }
    if (digits == 0) {
      at = size;
      throw Invalid.syntax("vector", text);
    }
    skipExponent();
    String number = text.substring(start, at);
    float value = Float.parseFloat(number);
    if (Float.isInfinite(value)) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "\"" + number + "\" is out of range for type vector");
    }
    return value;
  }

  /** An e without digits behind it is no part of the number. */
  private void skipExponent() {
    int before = at;
    if (skip('e') || skip('E')) {
      if (!skip('-')) {
        skip('+');
      }
      if (skipDigits() == 0) {
        at = before;
      }
    }
  }

  private int skipDigits() {
    int start = at;
    while (at < text.length() && IntegerText.isDigit(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  private boolean skipWord(String word) {
    boolean found = text.regionMatches(true, at, word, 0, word.length());
    if (found) {
      at += word.length();
    }
    return found;
  }

  private boolean skip(char c) {
    boolean found = at < text.length() && text.charAt(at) == c;
    if (found) {
      at++;
    }
    return found;
  }

  private void skipBlanks() {
    at = Blanks.skip(text, at);
  }
}
