package io.irispgwire.objectscript;

/**
 * A token of ObjectScript.
 *
 * @param text a string's content, a number's or name's text, or the symbol itself
 * @param line in the file, from 1
 * @param spaced whether white space stands before it
 */
record Token(Kind kind, String text, int line, boolean spaced) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    NEWLINE,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equalsIgnoreCase(name);
  }
}
