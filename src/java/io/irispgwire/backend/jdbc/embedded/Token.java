package io.irispgwire.backend.jdbc.embedded;

/**
 * A word of IRIS SQL.
 *
 * @param text as written; of a quoted name what stands between the quotes
 * @param word upper case for {@link Kind#WORD} and {@link Kind#SYMBOL}, else empty
 */
record Token(Kind kind, int start, int end, String text, String word) {
  /** What a token is. */
  enum Kind {
    /** A name or keyword without quotes; may begin with {@code %} or {@code $}. */
    WORD,
    /** {@code "name"}. */
    QUOTED,
    STRING,
    NUMBER,
    PARAMETER,
    SYMBOL
  }

  boolean is(String wordOrSymbol) {
    return word.equals(wordOrSymbol);
  }

  boolean isName() {
    return kind == Kind.QUOTED || kind == Kind.WORD;
  }
}
