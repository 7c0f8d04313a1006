package io.irispgwire.backend.jdbc.embedded;

import io.irispgwire.backend.jdbc.embedded.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits IRIS SQL into tokens: {@code --} and flat {@code /*} comments, doubled quotes, names with
 * {@code %}, {@code $}, {@code @} and {@code #}. Source: Using InterSystems SQL, "Identifiers" and
 * "Language Elements".
 */
final class Lexer {
  private static final List<String> PAIRS =
      List.of("<>", "<=", ">=", "!=", "||", "->", "::", "**", "<<", ">>");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String sql) {
    this.sql = sql;
  }

  static List<Token> tokens(String sql) {
    Lexer lexer = new Lexer(sql);
    while (lexer.at < sql.length()) {
      lexer.step();
    }
    return lexer.tokens;
  }

  private void step() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      int end = sql.indexOf('\n', at);
      at = end < 0 ? sql.length() : end + 1;
    } else if (sql.startsWith("/*", at)) {
      at = endAfter("*/", at + 2, "comment");
    } else if (c == '\'') {
      add(Kind.STRING, endOfQuoted('\''));
    } else if (c == '"') {
      add(Kind.QUOTED, endOfQuoted('"'));
    } else if (c == '?') {
      add(Kind.PARAMETER, at + 1);
    } else if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
      add(Kind.NUMBER, endOfNumber());
    } else if (startsName(c)) {
      add(Kind.WORD, endOfName());
    } else {
      add(Kind.SYMBOL, PAIRS.contains(pair()) ? at + 2 : at + 1);
    }
  }

  private String pair() {
    return sql.substring(at, Math.min(at + 2, sql.length()));
  }

  private void add(Kind kind, int end) {
    String text = sql.substring(at, end);
    String word = kind == Kind.WORD || kind == Kind.SYMBOL ? text.toUpperCase(Locale.ROOT) : "";
    if (kind == Kind.QUOTED) {
      text = text.substring(1, text.length() - 1).replace("\"\"", "\"");
    }
    tokens.add(new Token(kind, at, end, text, word));
    at = end;
  }

  private int endOfQuoted(char quote) {
    int end = at + 1;
    while (end < sql.length()) {
      if (sql.charAt(end) != quote) {
        end++;
      } else if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
        end += 2;
      } else {
        return end + 1;
      }
    }
    throw Refusal.syntax("closing quote missing");
  }

  private int endAfter(String mark, int from, String what) {
    int end = sql.indexOf(mark, from);
    if (end < 0) {
      throw Refusal.syntax(what + " is not closed");
    }
    return end + mark.length();
  }

  private int endOfNumber() {
    int end = at;
    while (isDigit(end) || (end < sql.length() && sql.charAt(end) == '.')) {
      end++;
    }
    if (end < sql.length() && Character.toUpperCase(sql.charAt(end)) == 'E') {
      int digits = end + 1;
      if (digits < sql.length() && "+-".indexOf(sql.charAt(digits)) >= 0) {
        digits++;
      }
      if (isDigit(digits)) {
        end = digits;
        while (isDigit(end)) {
          end++;
        }
      }
    }
    return end;
  }

  private boolean isDigit(int index) {
    return index < sql.length() && sql.charAt(index) >= '0' && sql.charAt(index) <= '9';
  }

  private boolean startsName(char c) {
    return Character.isLetter(c)
        || c == '_'
        || ((c == '%' || c == '$')
            && at + 1 < sql.length()
            && Character.isLetter(sql.charAt(at + 1)));
  }

  private int endOfName() {
    int end = at + 1;
    while (end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end)) || "_@#$".indexOf(sql.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }
}
