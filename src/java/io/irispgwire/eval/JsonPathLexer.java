package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.List;

/** The tokens of a jsonpath ({@code jsonpath_scan.l}). */
final class JsonPathLexer {
  /** What a token is. */
  enum Kind {
    WORD,
    STRING,
    VARIABLE,
    NUMBER,
    SYMBOL,
    END
  }

  private static final List<String> SYMBOLS =
      List.of("**", "&&", "||", "==", "!=", "<>", "<=", ">=");
  private static final String SPECIAL = "?%$.[]{}()|&!=<>@#,*:-+/\"\\ \t\n\r\f";

  private final String text;
  private int at;
  private int start;
  private Kind kind = Kind.END;
  private String value = "";

  JsonPathLexer(String text) {
    this.text = text;
    next();
  }

  Kind kind() {
    return kind;
  }

  /** A string without its escapes, anything else as it is written. */
  String value() {
    return value;
  }

  boolean at(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && value.equals(symbolOrWord);
  }

  boolean accept(String symbolOrWord) {
    boolean found = at(symbolOrWord);
    if (found) {
      next();
    }
    return found;
  }

  void expect(String symbolOrWord) {
    if (!accept(symbolOrWord)) {
      throw unexpected();
    }
  }

  PgException unexpected() {
    String rest = kind == Kind.STRING ? value : text.substring(start, at);
    return new PgException(
        SqlState.SYNTAX_ERROR,
        kind == Kind.END
            ? "syntax error at end of jsonpath input"
            : "syntax error at or near \"" + rest + "\" of jsonpath input");
  }

  void next() {
    while (at < text.length() && " \t\n\r\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    start = at;
    if (at == text.length()) {
      kind = Kind.END;
      value = "";
      return;
    }
    char c = text.charAt(at);
    if (c == '"') {
      kind = Kind.STRING;
      value = string();
    } else if (c == '$' && at + 1 < text.length() && isWord(text.charAt(at + 1))) {
      at++;
      kind = Kind.VARIABLE;
      value = text.charAt(at) == '"' ? string() : word();
    } else if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
      kind = Kind.NUMBER;
      value = number();
    } else if (isWord(c)) {
      kind = Kind.WORD;
      value = word();
    } else {
      kind = Kind.SYMBOL;
      value = symbol();
    }
  }

  private static boolean isWord(char c) {
    return c == '"' || SPECIAL.indexOf(c) < 0;
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private String word() {
    int from = at;
    while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private String symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        return symbol;
      }
    }
    return text.substring(at, ++at);
  }

  private String number() {
    digits();
    if (at < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
      at++;
      digits();
    }
    if (at < text.length() && "eE".indexOf(text.charAt(at)) >= 0) {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      if (isDigit(at + 1 + sign)) {
        at += 1 + sign;
        digits();
      }
    }
    return text.substring(start, at);
  }

  private void digits() {
    while (isDigit(at)) {
      at++;
    }
  }

  /** JSON's escapes. */
  private String string() {
    int from = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "unterminated quoted string at end of jsonpath input");
    }
    at++;
    return Json.parse(text.substring(from, at)) instanceof Json.Text string ? string.value() : "";
  }
}
