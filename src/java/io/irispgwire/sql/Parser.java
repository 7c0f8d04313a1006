package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
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
   * A type's name alone, such as {@code timestamp(3) with time zone} or {@code int[]}; PostgreSQL's
   * {@code typeStringToTypeName}.
   *
   * @throws io.irispgwire.error.PgException 42601 when the text is more or less than that
   */
  public static TypeName parseType(String text) {
    Grammar grammar = new Grammar(text);
    TypeName type = grammar.types.type();
    if (!grammar.in.at(Kind.END)) {
      throw grammar.in.unexpected();
    }
    return type;
  }

  /**
   * The statements of a text, split at semicolons; empty statements are left out.
   *
   * @throws io.irispgwire.error.PgException 42601 with the position and PostgreSQL's own message
   *     ({@code syntax error at or near "x"}, {@code syntax error at end of input}); 54001 when the
   *     text nests too deep
   */
  public static List<ParsedStatement> parse(String sql) {
    Grammar grammar = new Grammar(sql);
    TokenStream in = grammar.in;
    List<ParsedStatement> statements = new ArrayList<>(1);
    while (true) {
      while (in.accept(";")) {
        in.forgetParameters();
      }
      if (in.at(Kind.END)) {
        return statements;
      }
      Statement tree = grammar.statements.statement();
      statements.add(new ParsedStatement(sql, tree, in.highestParameter()));
      if (!in.at(Kind.END)) {
        in.expect(";");
        in.forgetParameters();
      }
    }
  }
}
