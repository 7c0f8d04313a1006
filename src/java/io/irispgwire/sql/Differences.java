package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The constructs of a statement whose meaning on IRIS is not quite PostgreSQL's: for {@code EXPLAIN
 * VERBOSE} and the setting {@code iris_pgwire.notices}. docs/sql-compatibility.md says more of
 * each.
 */
public final class Differences {
  private static final String DOUBLE_SUMS =
      "IRIS sums in double precision, pgvector in single: the last digits differ";

  /**
   * Words or an operator that say it.
   *
   * @param verb the word that the statement begins with; "" for any
   * @param unless the token behind the words that makes it something else; "" for none
   */
  private record Difference(String verb, List<String> words, String unless, String text) {}

  private static final List<Difference> ALL =
      List.of(
          of("", "FOR SHARE", "locks as FOR UPDATE does"),
          of("", "FOR KEY SHARE", "locks as FOR UPDATE does"),
          of("", "FOR NO KEY UPDATE", "locks as FOR UPDATE does"),
          of(
              "",
              "<=>",
              "a vector of zeros has no cosine: NULL, where pgvector has NaN; " + DOUBLE_SUMS),
          of("", "<#>", DOUBLE_SUMS),
          of("", "<->", DOUBLE_SUMS),
          of(
              "",
              "COSINE_DISTANCE",
              "a vector of zeros has no cosine: NULL, where pgvector has NaN"),
          of("", "INNER_PRODUCT", DOUBLE_SUMS),
          of("", "L2_DISTANCE", DOUBLE_SUMS),
          of("", "VECTOR_NORM", DOUBLE_SUMS),
          of("insert", "ON CONFLICT DO NOTHING", "a row that breaks a foreign key too is an error"),
          of("truncate", "TRUNCATE", "deletes row by row"),
          of("truncate", "RESTART IDENTITY", "cannot be rolled back"),
          of("", "ON DELETE RESTRICT", "is ON DELETE NO ACTION"),
          of("", "ON UPDATE RESTRICT", "is ON UPDATE NO ACTION"),
          of("create", "CONCURRENTLY", "the index is made as any other, and locks the table"),
          of("drop", "CASCADE", "drops views that depend on it, and nothing else"),
          of("lock", "MODE", "IRIS has SHARE and EXCLUSIVE: the nearest is taken"),
          new Difference("create", List.of("numeric"), "(", "numeric: is NUMERIC(28,9)"),
          of("create", "REAL", "is kept in double precision"),
          of("create", "FLOAT4", "is kept in double precision"));

  private Differences() {}

  private static Difference of(String verb, String words, String text) {
    List<String> parts = List.of(words.toLowerCase(Locale.ROOT).split(" ", -1));
    return new Difference(verb, parts, "", words + ": " + text);
  }

  /** One text for each, beginning with the construct. */
  public static List<String> of(ParsedStatement statement) {
    Statement tree = statement.tree();
    if (tree instanceof Statement.Native) {
      return List.of(); // it says what it means
    }
    List<Token> tokens =
        Lexer.tokens(statement.sql()).stream()
            .filter(token -> token.start() >= tree.span().start())
            .filter(token -> token.end() <= tree.span().end() && token.kind() != Kind.END)
            .toList();
    List<String> texts = new ArrayList<>();
    for (Difference difference : ALL) {
      if (isIn(tokens, difference)) {
        texts.add(difference.text());
      }
    }
    return texts;
  }

  private static boolean isIn(List<Token> tokens, Difference difference) {
    if (!difference.verb().isEmpty()
        && (tokens.isEmpty() || !says(tokens.get(0), difference.verb()))) {
      return false;
    }
    int length = difference.words().size();
    for (int i = 0; i + length <= tokens.size(); i++) {
      boolean all = true;
      for (int k = 0; k < length && all; k++) {
        all = says(tokens.get(i + k), difference.words().get(k));
      }
      boolean other =
          i + length < tokens.size()
              && !difference.unless().isEmpty()
              && tokens.get(i + length).text().equals(difference.unless());
      if (all && !other) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(Token token, String word) {
    boolean said =
        switch (token.kind()) {
          case WORD, OPERATOR, SYMBOL -> true;
          case QUOTED_WORD, STRING, BIT_STRING, INTEGER, DECIMAL, PARAMETER, END, BROKEN -> false;
        };
    return said && token.text().equals(word);
  }
}
