package io.irispgwire.objectscript;

import io.irispgwire.objectscript.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits the body of a method into tokens; comments are gone, ends of lines are tokens. */
final class Lexer {
  /** Longest first. */
  private static final List<String> SYMBOLS =
      List.of(
          "##class", "'=", "'<", "'>", "'[", "<=", ">=", "&&", "||", "..#", "..", "(", ")", "{",
          "}", "[", "]", ",", ":", ".", "=", "<", ">", "+", "-", "*", "/", "_", "'", "!", "^");

  private final String where;
  private final String text;
  private int at;
  private int line;

  private Lexer(String where, String text, int line) {
    this.where = where;
    this.text = text;
    this.line = line;
  }

  /**
   * @param line the line of the file on which {@code text} begins
   */
  static List<Token> tokens(String where, String text, int line) {
    return new Lexer(where, text, line).all();
  }

  private List<Token> all() {
    List<Token> tokens = new ArrayList<>();
    while (true) {
      int before = at;
      skipBlanks();
      boolean spaced = at > before;
      if (at == text.length()) {
        tokens.add(new Token(Kind.NEWLINE, "", line, spaced));
        tokens.add(new Token(Kind.END, "", line, spaced));
        return tokens;
      }
      tokens.add(next(spaced));
    }
  }

  private void skipBlanks() {
    while (at < text.length()) {
      if (text.charAt(at) == ' ') {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  private Token next(boolean spaced) {
    char c = text.charAt(at);
    int start = at;
    if (c == '\n') {
      at++;
      return new Token(Kind.NEWLINE, "\n", line++, spaced);
    }
    if (c == '"') {
      return new Token(Kind.STRING, string(), line, spaced);
    }
    if (Character.isDigit(c)) {
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      return new Token(Kind.NUMBER, text.substring(start, at), line, spaced);
    }
    if (Character.isLetter(c) || c == '%' || c == '$') {
      at++;
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      return new Token(Kind.NAME, text.substring(start, at), line, spaced);
    }
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        return new Token(Kind.SYMBOL, symbol, line, spaced);
      }
    }
    throw new ScriptError(where + ":" + line, "unexpected character " + c);
  }

  private String string() {
    StringBuilder content = new StringBuilder();
    at++;
    while (true) {
      if (at == text.length() || text.charAt(at) == '\n') {
        throw new ScriptError(where + ":" + line, "unterminated string");
      }
      char c = text.charAt(at++);
      if (c != '"') {
        content.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        content.append('"');
        at++;
      } else {
        return content.toString();
      }
    }
  }
}
