package io.irispgwire.types;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a date/time literal, in lower case.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code ParseDateTime}.
 */
record DateTimeField(Kind kind, String text) {
  /** What a piece looks like, which is not always what it turns out to be. */
  enum Kind {
    /** Digits, perhaps with one point. */
    NUMBER,
    /** Digits and delimiters, digits and letters, or the name of a time zone. */
    DATE,
    /** Digits and colons. */
    TIME,
    /** Letters. */
    WORD,
    /** A sign and letters. */
    SIGNED_WORD,
    /** A sign and digits. */
    OFFSET
  }

  /** {@code MAXDATEFIELDS}. */
  private static final int MAX_FIELDS = 25;

  boolean startsWithDigit() {
    return IntegerText.isDigit(text.charAt(0));
  }

  /** Splits a literal; {@code maxLength} bounds what the pieces hold together. */
  static List<DateTimeField> split(String text, int maxLength, DateTimeFailure failure) {
    List<DateTimeField> fields = new ArrayList<>();
    int length = 0;
    Scanner scanner = new Scanner(text, failure);
    while (scanner.hasNext()) {
      DateTimeField field = scanner.next();
      fields.add(field);
      length += field.text().length() + 1;
      if (fields.size() > MAX_FIELDS || length > maxLength) {
        throw failure.badFormat();
      }
    }
    return fields;
  }

  /** Walks over the characters once. */
  private static final class Scanner {
    private static final String PUNCTUATION = "!\"#$%&'()*,/:;<=>?@[\\]^_`{|}~";

    private final String text;
    private final DateTimeFailure failure;
    private int at;

    Scanner(String text, DateTimeFailure failure) {
      this.text = text;
      this.failure = failure;
    }

    /** Skips blanks and such punctuation as only separates. */
    boolean hasNext() {
      while (at < text.length()
          && (Blanks.isBlank(text.charAt(at)) || PUNCTUATION.indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      return at < text.length();
    }

    DateTimeField next() {
      char first = text.charAt(at);
      if (IntegerText.isDigit(first)) {
        return number();
      }
      if (first == '.') {
        int start = at++;
        skipDigits();
        return field(Kind.NUMBER, start);
      }
      if (isLetter(first)) {
        return word();
      }
      if (first == '+' || first == '-') {
        return signed(first);
      }
      throw failure.badFormat();
    }

    private DateTimeField number() {
      int start = at;
      skipDigits();
      char delimiter = current();
      if (delimiter == ':') {
        skipWhile(".:");
        return field(Kind.TIME, start);
      }
      if (delimiter != '-' && delimiter != '/' && delimiter != '.') {
        return field(Kind.NUMBER, start);
      }
      at++;
      if (!IntegerText.isDigit(current())) {
        while (isLetter(current()) || IntegerText.isDigit(current()) || current() == delimiter) {
          at++;
        }
        return field(Kind.DATE, start);
      }
      skipDigits();
      if (current() == delimiter) {
        skipWhile(String.valueOf(delimiter));
        return field(Kind.DATE, start);
      }
      return field(delimiter == '.' ? Kind.NUMBER : Kind.DATE, start);
    }

    private DateTimeField word() {
      int start = at;
      skipLetters();
      char next = current();
      boolean isDate = next == '-' || next == '/' || next == '.';
      if (next == '+' || IntegerText.isDigit(next)) {
        isDate = DateTimeWord.of(text.substring(start, at)) == null;
      }
      if (!isDate) {
        return field(Kind.WORD, start);
      }
      while (isLetter(current())
          || IntegerText.isDigit(current())
          || (current() != 0 && "+-/_.:".indexOf(current()) >= 0)) {
        at++;
      }
      return field(Kind.DATE, start);
    }

    private DateTimeField signed(char sign) {
      at = Blanks.skip(text, at + 1);
      int start = at;
      if (IntegerText.isDigit(current())) {
        skipWhile(":.-");
        return new DateTimeField(Kind.OFFSET, sign + text.substring(start, at));
      }
      if (isLetter(current())) {
        skipLetters();
        return new DateTimeField(Kind.SIGNED_WORD, sign + field(Kind.WORD, start).text());
      }
      throw failure.badFormat();
    }

    private DateTimeField field(Kind kind, int start) {
      return new DateTimeField(kind, lower(text.substring(start, at)));
    }

    private static String lower(String text) {
      return text.toLowerCase(java.util.Locale.ROOT);
    }

    private char current() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipDigits() {
      while (IntegerText.isDigit(current())) {
        at++;
      }
    }

    private void skipLetters() {
      while (isLetter(current())) {
        at++;
      }
    }

    private void skipWhile(String others) {
      while (IntegerText.isDigit(current()) || (current() != 0 && others.indexOf(current()) >= 0)) {
        at++;
      }
    }

    private static boolean isLetter(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
  }
}
