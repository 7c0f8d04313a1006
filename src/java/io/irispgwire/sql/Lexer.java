package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL SQL text to tokens, with standard_conforming_strings on. Quotes are left to {@link
 * QuoteScanner}.
 *
 * <p>Source: PostgreSQL 15 {@code src/backend/parser/scan.l} and {@code parser.c}.
 */
public final class Lexer {
  private static final String OPERATOR_CHARS = "~!@#^&|`?+-*/%<>=";
  private static final String SYMBOL_CHARS = ",()[].;:+-*/%^<>=";

  private final String text;
  private final List<Token> tokens;
  private final QuoteScanner quotes;
  private int at;

  private Lexer(String text) {
    this.text = text;
    this.tokens = new ArrayList<>(text.length() / 4 + 4);
    this.quotes = new QuoteScanner(text);
  }

  /** All tokens, then one of kind END, or, where the text cannot be read on, one of kind BROKEN. */
  public static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    Token token;
    do {
      token = lexer.next();
      lexer.tokens.add(token);
    } while (token.kind() != Kind.END && token.kind() != Kind.BROKEN);
    return lexer.tokens;
  }

  static Token broken(String text, int start, int end, String message) {
    String near = text.substring(start, end);
    PgException failure =
        new PgException(SqlState.SYNTAX_ERROR, message + " at or near \"" + near + "\"");
    return broken(start, end, failure.at(start + 1));
  }

  static Token broken(int start, int end, PgException failure) {
    return new Token(Kind.BROKEN, start, end, "", null, failure);
  }

  static boolean isIdentifierStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || isDigit(c) || c == '$';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private Token next() {
    Token unclosed = skipBlanks();
    if (unclosed != null) {
      return unclosed;
    }
    int start = at;
    if (start == text.length()) {
      return new Token(Kind.END, start, start, "");
    }
    Token token = quotes.token(start);
    if (token == null) {
      token = unquoted(start, text.charAt(start));
    }
    at = token.end();
    return token;
  }

  private Token unquoted(int start, char c) {
    if (isIdentifierStart(c)) {
      return word(start);
    }
    if (isDigit(c) || (c == '.' && isDigit(charAt(start + 1)))) {
      return number(start);
    }
    if (c == '$' && isDigit(charAt(start + 1))) {
      return parameter(start);
    }
    if (OPERATOR_CHARS.indexOf(c) >= 0) {
      return operator(start);
    }
    if ((c == ':' && (charAt(start + 1) == ':' || charAt(start + 1) == '='))
        || (c == '.' && charAt(start + 1) == '.')) {
      return new Token(Kind.SYMBOL, start, start + 2, symbol(start, start + 2));
    }
    return new Token(Kind.SYMBOL, start, start + 1, symbol(start, start + 1));
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  /** Moves to the next token; the token that stands for an open comment, if there is one. */
  private @Nullable Token skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == '-' && charAt(at + 1) == '-') {
        at = endOfLine(text, at);
      } else if (c == '/' && charAt(at + 1) == '*') {
        int start = at;
        at = endOfComment(text, at);
        if (at < 0) {
          return broken(text, start, text.length(), "unterminated /* comment");
        }
      } else {
        break;
      }
    }
    return null;
  }

  static int endOfLine(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /** Comments nest; -1 when one is not closed. */
  static int endOfComment(String text, int from) {
    int depth = 1;
    int i = from + 2;
    while (i + 1 < text.length()) {
      char c = text.charAt(i);
      char following = text.charAt(i + 1);
      if (c == '*' && following == '/') {
        i += 2;
        if (--depth == 0) {
          return i;
        }
      } else if (c == '/' && following == '*') {
        i += 2;
        depth++;
      } else {
        i++;
      }
    }
    return -1;
  }

  private Token word(int start) {
    int end = start;
    int hash = 0;
    boolean folds = false;
    while (end < text.length() && isIdentifierPart(text.charAt(end))) {
      char folded = Keywords.fold(text.charAt(end));
      folds |= folded != text.charAt(end);
      hash = Keywords.hash(hash, folded);
      end++;
    }
    Keyword keyword = Keywords.find(text, start, end, hash);
    if (keyword != null) {
      return new Token(Kind.WORD, start, end, keyword.word(), keyword, null);
    }
    String word = text.substring(start, end);
    return new Token(Kind.WORD, start, end, folds ? folded(word) : word);
  }

  private static String folded(String word) {
    char[] chars = word.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Keywords.fold(chars[i]);
    }
    return new String(chars);
  }

  private int digits(int from) {
    int i = from;
    while (isDigit(charAt(i))) {
      i++;
    }
    return i;
  }

  private Token number(int start) {
    int end = digits(start);
    Kind kind = Kind.INTEGER;
    if (charAt(end) == '.' && charAt(end + 1) != '.') {
      kind = Kind.DECIMAL;
      end = digits(end + 1);
    }
    if (charAt(end) == 'e' || charAt(end) == 'E') {
      boolean signed = charAt(end + 1) == '+' || charAt(end + 1) == '-';
      int exponent = end + (signed ? 2 : 1);
      if (isDigit(charAt(exponent))) {
        kind = Kind.DECIMAL;
        end = digits(exponent);
      } else if (signed) {
        return broken(text, start, exponent, "trailing junk after numeric literal");
      }
    }
    if (isIdentifierStart(charAt(end))) {
      return broken(text, start, endOfWord(end), "trailing junk after numeric literal");
    }
    return new Token(kind, start, end, text.substring(start, end));
  }

  private Token parameter(int start) {
    int end = digits(start + 1);
    if (isIdentifierStart(charAt(end))) {
      return broken(text, start, endOfWord(end), "trailing junk after parameter");
    }
    return new Token(Kind.PARAMETER, start, end, text.substring(start + 1, end));
  }

  private int endOfWord(int from) {
    int i = from;
    while (isIdentifierPart(charAt(i))) {
      i++;
    }
    return i;
  }

  /** The longest run of operator characters, less what the rules at manual 4.1.3 take off. */
  private Token operator(int start) {
    int end = start;
    boolean unusual = false;
    while (end < text.length() && OPERATOR_CHARS.indexOf(text.charAt(end)) >= 0) {
      char c = text.charAt(end);
      if (end > start
          && ((c == '-' && charAt(end + 1) == '-') || (c == '/' && charAt(end + 1) == '*'))) {
        break;
      }
      unusual |= "~!@#^&|`?%".indexOf(c) >= 0;
      end++;
    }
    while (!unusual
        && end > start + 1
        && (text.charAt(end - 1) == '+' || text.charAt(end - 1) == '-')) {
      end--;
    }
    String operator = symbol(start, end);
    boolean symbol =
        end - start == 1
            ? SYMBOL_CHARS.indexOf(text.charAt(start)) >= 0
            : switch (operator) {
              case "=>", ">=", "<=", "<>" -> true;
              default -> false;
            };
    return new Token(symbol ? Kind.SYMBOL : Kind.OPERATOR, start, end, operator);
  }

  private String symbol(int start, int end) {
    String symbol = text.substring(start, end);
    return symbol.equals("!=") ? "<>" : symbol;
  }
}
