package io.irispgwire.sql;

import java.util.List;

/**
 * PostgreSQL SQL text to trees: hand-written recursive descent over {@link Lexer}'s tokens.
 *
 * <p>Source of the grammar: PostgreSQL 15 {@code src/backend/parser/gram.y}; of operator
 * precedence: the manual, section 4.1.6.
 */
public final class Parser {
  private Parser() {}

  /**
   * The statements of a text, split at semicolons; empty statements are left out.
   *
   * @throws io.irispgwire.error.PgException 42601 with the position and PostgreSQL's own message
   *     ({@code syntax error at or near "x"}, {@code syntax error at end of input}); 54001 when the
   *     text nests too deep
   */
  public static List<ParsedStatement> parse(String sql) {
    throw new UnsupportedOperationException(sql);
  }
}
