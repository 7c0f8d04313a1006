package io.irispgwire.backend.jdbc.embedded;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement's tokens and what is to become of each; text between tokens stays as it is. */
final class Draft {
  private static final Token END = new Token(Token.Kind.SYMBOL, 0, 0, "end of input", "");

  private final String sql;
  private final List<Token> tokens;
  private final int[] partner;
  private final @Nullable String[] replaced;
  private final String[] before;
  private final String[] after;

  Draft(String sql, List<Token> tokens) {
    this.sql = sql;
    this.tokens = tokens;
    this.partner = partners(tokens);
    this.replaced = new @Nullable String[tokens.size()];
    this.before = new String[tokens.size()];
    this.after = new String[tokens.size()];
    Arrays.fill(before, "");
    Arrays.fill(after, "");
  }

  int size() {
    return tokens.size();
  }

  Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
  }

  boolean is(int index, String wordOrSymbol) {
    return at(index).is(wordOrSymbol);
  }

  /** Whether these words stand at {@code index} and after it. */
  boolean are(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!is(index + i, words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Index of the bracket that closes, or opens, the one at {@code index}. */
  int partner(int index) {
    return partner[index];
  }

  void replace(int index, String text) {
    replaced[index] = text;
  }

  void drop(int index) {
    replaced[index] = "";
  }

  /** Drops the tokens from {@code from} up to but not including {@code to}. */
  void drop(int from, int to) {
    for (int i = from; i < to; i++) {
      replaced[i] = "";
      before[i] = "";
      after[i] = "";
    }
  }

  /** What is inserted first stands outermost: rules meet an outer call before an inner one. */
  void insertBefore(int index, String text) {
    before[index] = before[index] + text;
  }

  /** What is inserted first stands outermost. */
  void insertAfter(int index, String text) {
    after[index] = text + after[index];
  }

  /**
   * Stands around the tokens from {@code from} up to but not including {@code to} and all that has
   * been inserted there.
   */
  void enclose(int from, int to, String open, String close) {
    before[from] = open + before[from];
    after[to - 1] = after[to - 1] + close;
  }

  /** Index of the next comma, or of {@code end}, that no bracket encloses. */
  int comma(int from, int end) {
    int i = from;
    while (i < end && !is(i, ",")) {
      i = is(i, "(") || is(i, "{") ? partner[i] + 1 : i + 1;
    }
    return Math.min(i, end);
  }

  /** Index of the next {@code word}, or {@code end}, that no bracket encloses. */
  int next(String word, int from, int end) {
    int i = from;
    while (i < end && !is(i, word)) {
      i = is(i, "(") ? partner[i] + 1 : i + 1;
    }
    return Math.min(i, end);
  }

  /** The text of all tokens from {@code from} up to but not including {@code to}, as edited. */
  String render(int from, int to) {
    StringBuilder text = new StringBuilder(sql.length() + 64);
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      String now = replaced[i];
      text.append(before[i]);
      text.append(now == null ? sql.substring(token.start(), token.end()) : now);
      text.append(after[i]);
      if (i + 1 < to) {
        text.append(sql, token.end(), tokens.get(i + 1).start());
      }
    }
    return text.toString();
  }

  String render() {
    return render(0, tokens.size());
  }

  private static int[] partners(List<Token> tokens) {
    int[] partner = new int[tokens.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("{")) {
        open.push(i);
      } else if (token.is(")") || token.is("}")) {
        if (open.isEmpty()) {
          throw Refusal.syntaxAt(token);
        }
        int opener = open.pop();
        partner[opener] = i;
        partner[i] = opener;
      }
    }
    if (!open.isEmpty()) {
      throw Refusal.syntax("a bracket is not closed");
    }
    return partner;
  }
}
