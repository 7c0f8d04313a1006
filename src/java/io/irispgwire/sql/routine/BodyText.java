package io.irispgwire.sql.routine;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Lexer;
import io.irispgwire.sql.Token;
import io.irispgwire.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/** A place in the text of a body: takes words, and whatever is SQL up to a word that ends it. */
final class BodyText {
  private final String text;
  private final List<Token> tokens;
  private int at;
  private int line = 1;
  private int counted;

  BodyText(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  Token current() {
    Token token = tokens.get(at);
    if (token.failure() != null) {
      throw token.failure();
    }
    return token;
  }

  /** The word or symbol here, folded; "" for a quoted name and what else is no word. */
  String word() {
    return word(0);
  }

  String word(int ahead) {
    Token token = tokens.get(Math.min(at + ahead, tokens.size() - 1));
    boolean plain = token.kind() == Kind.WORD || token.kind() == Kind.SYMBOL;
    return plain ? token.text() : "";
  }

  /** The line of the current word, from 1. */
  int line() {
    for (int end = current().start(); counted < end; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }

  boolean atEnd() {
    return current().kind() == Kind.END;
  }

  boolean at(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!word(i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }

  Token take() {
    Token token = current();
    if (token.kind() == Kind.END) {
      throw unexpected();
    }
    at++;
    return token;
  }

  boolean accept(String... words) {
    if (!at(words)) {
      return false;
    }
    at += words.length;
    return true;
  }

  void expect(String... words) {
    for (String word : words) {
      if (!accept(word)) {
        throw unexpected();
      }
    }
  }

  /** Any name: PL/pgSQL takes nearly every keyword for one. */
  String name() {
    Token token = current();
    if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED_WORD) {
      throw unexpected();
    }
    return take().text();
  }

  /** What stands here, up to one of the words outside of parentheses and CASE; not empty. */
  String upTo(String... ends) {
    return upTo(Set.of(ends));
  }

  private String upTo(Set<String> ends) {
    int start = current().start();
    int end = start;
    int depth = 0;
    int cases = 0;
    while (depth > 0 || cases > 0 || !ends.contains(word())) {
      Token token = take();
      end = token.end();
      String word = token.kind() == Kind.WORD || token.kind() == Kind.SYMBOL ? token.text() : "";
      switch (word) {
        case "(", "[" -> depth++;
        case ")", "]" -> depth--;
        case "case" -> cases++;
        case "end" -> cases = Math.max(0, cases - 1);
        default -> {}
      }
    }
    if (end == start) {
      throw unexpected();
    }
    return text.substring(start, end);
  }

  /** A stretch of the text. */
  String between(int start, int end) {
    return text.substring(start, end);
  }

  PgException unexpected() {
    Token token = current();
    return new PgException(
        SqlState.SYNTAX_ERROR,
        token.kind() == Kind.END
            ? "syntax error at end of input"
            : "syntax error at or near \"" + text.substring(token.start(), token.end()) + "\"");
  }

  PgException unsupported(String what) {
    return new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, what + " in a PL/pgSQL function is not supported")
        .withHint("Do it in the client.");
  }
}
