package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
      Statement tree = statement(grammar);
      statements.add(new ParsedStatement(sql, tree, in.highestParameter()));
      if (!in.at(Kind.END)) {
        in.expect(";");
        in.forgetParameters();
      }
    }
  }

  /** A statement of PostgreSQL's, or else one of IRIS's own. */
  private static Statement statement(Grammar grammar) {
    TokenStream in = grammar.in;
    int mark = in.mark();
    try {
      Statement tree = grammar.statements.statement();
      if (in.at(Kind.END) || in.at(";")) {
        boolean bare =
            tree instanceof Definition.Other
                || tree instanceof Definition.CreateRoutine
                || tree instanceof SessionCommand.Maintenance;
        Statement own = bare ? nativeAt(in, mark) : null;
        return own == null ? tree : own;
      }
      throw in.unexpected();
    } catch (PgException e) {
      Statement own = nativeAt(in, mark);
      if (own == null) {
        throw e;
      }
      return own;
    }
  }

  private static @Nullable Statement nativeAt(TokenStream in, int mark) {
    NativeText text = NativeText.at(in.tokens(), mark);
    Statement.Native tree = text == null ? null : text.statement(NativeMarkers.Meaning.NO_SQL);
    if (text == null || tree == null) {
      return null;
    }
    in.backToStatement(mark);
    in.skipTo(text.end());
    return text.explained(tree);
  }

  /**
   * The definition of a routine that was kept as text.
   *
   * @throws io.irispgwire.error.PgException 42601 when it is none
   */
  public static Definition.CreateRoutine parseRoutine(String text) {
    Grammar grammar = new Grammar(text);
    if (grammar.statements.statement() instanceof Definition.CreateRoutine routine) {
      return routine;
    }
    throw grammar.in.unexpected();
  }

  /**
   * CALL as the query over what the procedure gives, in a text of its own; null for one that only
   * IRIS can mean.
   */
  public static @Nullable ParsedStatement called(ParsedStatement statement) {
    String sql = statement.sql();
    int start = statement.tree().span().start();
    int end = statement.tree().span().end();
    String call = sql.substring(start + "CALL".length(), end);
    try {
      List<ParsedStatement> found = parse("SELECT * FROM" + call);
      return found.size() == 1 ? found.get(0) : null;
    } catch (PgException e) {
      return null;
    }
  }

  /**
   * The statement as IRIS's own SQL, where it has a form that PostgreSQL's grammar reads as
   * something else: {@code Spouse->Name}, {@code PREDICT(model)}; null where it has none.
   *
   * @param arrows whether an arrow between names can only be an implicit join
   */
  public static @Nullable ParsedStatement asNative(ParsedStatement statement, boolean arrows) {
    List<Token> tokens = Lexer.tokens(statement.sql());
    int start = statement.tree().span().start();
    int mark = 0;
    while (tokens.get(mark).start() < start) {
      mark++;
    }
    NativeText text = NativeText.at(tokens, mark);
    Statement.Native tree =
        text == null
            ? null
            : text.statement(
                arrows ? NativeMarkers.Meaning.NO_JSON : NativeMarkers.Meaning.OTHER_SQL);
    return tree == null
        ? null
        : new ParsedStatement(statement.sql(), tree, statement.parameterCount());
  }
}
