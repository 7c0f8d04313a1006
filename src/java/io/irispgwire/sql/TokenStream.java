package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parser's place in the text: looks at tokens, takes them, and says what it did not expect. */
final class TokenStream {
  /** Nested constructs; what a thread with a stack of 512 KB takes with room to spare. */
  private static final int MAX_DEPTH = 300;

  private final String text;
  private final List<Token> tokens;
  private int index;
  private Token current;
  private int lastEnd;
  private int depth;
  private int highestParameter;

  TokenStream(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
    this.current = tokens.get(0);
    check();
  }

  private void check() {
    PgException failure = current.failure();
    if (failure != null) {
      throw failure;
    }
  }

  String text() {
    return text;
  }

  Token current() {
    return current;
  }

  /** The token {@code ahead} of the current one; the last one past the end. */
  Token peek(int ahead) {
    return tokens.get(Math.min(index + ahead, tokens.size() - 1));
  }

  boolean at(String tag) {
    return current.is(tag);
  }

  boolean at(String tag, String following) {
    return current.is(tag) && peek(1).is(following);
  }

  boolean at(Kind kind) {
    return current.kind() == kind;
  }

  Token take() {
    Token taken = current;
    if (taken.kind() == Kind.PARAMETER) {
      highestParameter = Math.max(highestParameter, parameterNumber(taken));
    }
    lastEnd = taken.end();
    if (taken.kind() != Kind.END) {
      current = tokens.get(++index);
      check();
    }
    return taken;
  }

  /** A number past int's range is left to parse analysis, as the largest one. */
  static int parameterNumber(Token token) {
    try {
      return Integer.parseInt(token.text());
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  boolean accept(String tag) {
    if (!current.is(tag)) {
      return false;
    }
    take();
    return true;
  }

  boolean accept(String first, String second) {
    if (!at(first, second)) {
      return false;
    }
    take();
    take();
    return true;
  }

  Token expect(String tag) {
    if (!current.is(tag)) {
      throw unexpected();
    }
    return take();
  }

  void expect(String first, String second) {
    expect(first);
    expect(second);
  }

  Token expect(Kind kind) {
    if (current.kind() != kind) {
      throw unexpected();
    }
    return take();
  }

  String string() {
    return expect(Kind.STRING).text();
  }

  boolean atInteger() {
    return current.kind() == Kind.INTEGER && integerValue(current) >= 0;
  }

  /** An integer constant as the grammar means it: one that fits int4. */
  int integer() {
    if (!atInteger()) {
      throw unexpected();
    }
    return integerValue(take());
  }

  private static int integerValue(Token token) {
    try {
      return Integer.parseInt(token.text());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The place in the text, to come {@link #back} to. */
  int mark() {
    return index;
  }

  void back(int mark) {
    index = mark;
    current = tokens.get(mark);
  }

  /** To where a statement begins, after one was tried there. */
  void backToStatement(int mark) {
    back(mark);
    depth = 0;
    forgetParameters();
  }

  /** Past everything before the token of that number. */
  void skipTo(int mark) {
    while (index < mark) {
      take();
    }
  }

  List<Token> tokens() {
    return tokens;
  }

  /** Offset where the current token begins. */
  int start() {
    return current.start();
  }

  /** From {@code start} to the end of the last token taken. */
  Span from(int start) {
    return new Span(start, Math.max(start, lastEnd));
  }

  int highestParameter() {
    return highestParameter;
  }

  void forgetParameters() {
    highestParameter = 0;
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      throw new PgException(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded")
          .withHint("The statement nests deeper than " + MAX_DEPTH + " levels.");
    }
  }

  void leave() {
    depth--;
  }

  PgException unexpected() {
    return unexpected(current);
  }

  PgException unexpected(Token token) {
    return error("syntax error", token);
  }

  /** {@code message at or near "x"}, as PostgreSQL's scanner_yyerror words it. */
  PgException error(String message, Token token) {
    String near =
        token.kind() == Kind.END
            ? " at end of input"
            : " at or near \"" + text.substring(token.start(), token.end()) + "\"";
    int position = token.kind() == Kind.END ? text.length() + 1 : token.start() + 1;
    return new PgException(SqlState.SYNTAX_ERROR, message + near).at(position);
  }

  /** An error that the grammar's actions raise: no "at or near". */
  static PgException error(SqlState state, String message, @Nullable Span place) {
    PgException e = new PgException(state, message);
    return place == null ? e : e.at(place.position());
  }
}
