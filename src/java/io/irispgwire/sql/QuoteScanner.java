package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quoted tokens: strings of every form and quoted identifiers. What escapes mean is left to {@link
 * Escapes}.
 *
 * <p>Source: PostgreSQL 15 {@code src/backend/parser/scan.l}, states xq, xe, xus, xb, xh, xdolq,
 * xd, xui.
 */
final class QuoteScanner {
  private final String text;

  QuoteScanner(String text) {
    this.text = text;
  }

  /** The quoted token that begins here, or null when none does. */
  @Nullable Token token(int start) {
    char following = charAt(start + 1);
    return switch (text.charAt(start)) {
      case '\'' -> string(start, start);
      case '"' -> identifier(start, start);
      case '$' -> dollarQuoted(start);
      case 'u', 'U' -> following == '&' ? unicode(start) : null;
      default -> following == '\'' ? prefixed(start) : null;
    };
  }

  private @Nullable Token prefixed(int start) {
    return switch (text.charAt(start)) {
      case 'e', 'E' -> escaped(start);
      case 'b', 'B' -> bits(start, "b", "unterminated bit string literal");
      case 'x', 'X' -> bits(start, "x", "unterminated hexadecimal string literal");
      case 'n', 'N' -> national(start);
      default -> null;
    };
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  /** N'…' is the keyword NCHAR, then a string. */
  private static Token national(int start) {
    Keyword nchar = Keywords.find("nchar", 0, 5, hashOfNchar());
    return new Token(Kind.WORD, start, start + 1, "nchar", nchar, null);
  }

  private static int hashOfNchar() {
    int hash = 0;
    for (int i = 0; i < 5; i++) {
      hash = Keywords.hash(hash, "nchar".charAt(i));
    }
    return hash;
  }

  private Token string(int start, int quote) {
    StringBuilder value = new StringBuilder();
    int end = plain(quote, value);
    return end < 0
        ? Lexer.broken(text, start, text.length(), "unterminated quoted string")
        : new Token(Kind.STRING, start, end, value.toString());
  }

  private Token bits(int start, String radix, String unterminated) {
    StringBuilder value = new StringBuilder(radix);
    int end = plain(start + 1, value);
    return end < 0
        ? Lexer.broken(text, start, text.length(), unterminated)
        : new Token(Kind.BIT_STRING, start, end, value.toString());
  }

  /** Reads from an opening quote, past continuations; -1 when it is never closed. */
  private int plain(int quote, StringBuilder value) {
    int from = quote + 1;
    while (true) {
      int close = text.indexOf('\'', from);
      if (close < 0) {
        return -1;
      }
      value.append(text, from, close);
      if (charAt(close + 1) == '\'') {
        value.append('\'');
        from = close + 2;
      } else {
        int continued = continuation(close + 1);
        if (continued < 0) {
          return close + 1;
        }
        from = continued + 1;
      }
    }
  }

  /**
   * Where a string that closed before {@code from} goes on: the next opening quote, when only
   * blanks with a line break lie between; else -1.
   */
  private int continuation(int from) {
    int i = from;
    boolean newline = false;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\'') {
        return newline ? i : -1;
      } else if (Lexer.isSpace(c)) {
        newline |= c == '\n' || c == '\r';
        i++;
      } else if (c == '-' && charAt(i + 1) == '-') {
        i = Lexer.endOfLine(text, i);
      } else {
        return -1;
      }
    }
    return -1;
  }

  private Token escaped(int start) {
    Escapes escapes = new Escapes(text, start);
    int from = start + 2;
    while (true) {
      int close = escapes.readSegment(from);
      Token failure = escapes.failure();
      if (failure != null) {
        return failure;
      }
      int continued = continuation(close + 1);
      if (continued < 0) {
        Token token = new Token(Kind.STRING, start, close + 1, escapes.value());
        Token notText = escapes.failure();
        return notText != null ? notText : token;
      }
      from = continued + 1;
    }
  }

  private Token identifier(int start, int quote) {
    StringBuilder value = new StringBuilder();
    int from = quote + 1;
    while (true) {
      int close = text.indexOf('"', from);
      if (close < 0) {
        return Lexer.broken(text, start, text.length(), "unterminated quoted identifier");
      }
      value.append(text, from, close);
      if (charAt(close + 1) != '"') {
        return value.isEmpty()
            ? Lexer.broken(text, start, close + 1, "zero-length delimited identifier")
            : new Token(Kind.QUOTED_WORD, start, close + 1, value.toString());
      }
      value.append('"');
      from = close + 2;
    }
  }

  private @Nullable Token dollarQuoted(int start) {
    int i = start + 1;
    if (Lexer.isIdentifierStart(charAt(i))) {
      while (charAt(i) != '$' && Lexer.isIdentifierPart(charAt(i))) {
        i++;
      }
    }
    if (charAt(i) != '$') {
      return null;
    }
    String tag = text.substring(start, i + 1);
    int close = text.indexOf(tag, i + 1);
    return close < 0
        ? Lexer.broken(text, start, text.length(), "unterminated dollar-quoted string")
        : new Token(Kind.STRING, start, close + tag.length(), text.substring(i + 1, close));
  }

  /** U&'…' and U&"…", with the UESCAPE clause behind. */
  private @Nullable Token unicode(int start) {
    char quote = charAt(start + 2);
    if (quote != '\'' && quote != '"') {
      return null;
    }
    Token raw = quote == '"' ? identifier(start, start + 2) : string(start, start + 2);
    if (raw.kind() == Kind.BROKEN) {
      return raw;
    }
    int word = skipBlanks(raw.end());
    if (!text.regionMatches(true, word, "uescape", 0, 7)
        || Lexer.isIdentifierPart(charAt(word + 7))) {
      return UnicodeEscapes.decode(raw, raw.end(), '\\', start + 3);
    }
    int literal = skipBlanks(word + 7);
    if (charAt(literal) != '\'') {
      return notSimple(literal);
    }
    Token escape = string(literal, literal);
    if (escape.kind() == Kind.BROKEN) {
      return escape;
    }
    if (!UnicodeEscapes.isEscape(escape.text())) {
      return Lexer.broken(text, escape.start(), escape.end(), "invalid Unicode escape character");
    }
    return UnicodeEscapes.decode(raw, escape.end(), escape.text().charAt(0), start + 3);
  }

  private Token notSimple(int from) {
    String message = "UESCAPE must be followed by a simple string literal";
    List<Token> rest = Lexer.tokens(text.substring(from));
    Token near = rest.get(0);
    if (near.kind() == Kind.END) {
      PgException failure = new PgException(SqlState.SYNTAX_ERROR, message + " at end of input");
      return Lexer.broken(from, from, failure.at(from + 1));
    }
    return Lexer.broken(text, from, from + near.end(), message);
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length()) {
      if (Lexer.isSpace(text.charAt(i))) {
        i++;
      } else if (text.startsWith("--", i)) {
        i = Lexer.endOfLine(text, i);
      } else if (text.startsWith("/*", i) && Lexer.endOfComment(text, i) >= 0) {
        i = Lexer.endOfComment(text, i);
      } else {
        return i;
      }
    }
    return i;
  }
}
