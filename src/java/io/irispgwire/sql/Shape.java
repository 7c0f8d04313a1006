package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement with parameters in place of the literals that it compares, adds or stores, so that
 * texts which differ in nothing else share a plan.
 *
 * <p>Only a literal whose value PostgreSQL's analysis does not look at is taken: a plain integer of
 * type int4, which is a parameter of that type, or a plain string, whose type is inferred as that
 * of a parameter without one; and only as the right side of a comparison or an assignment, of + and
 * - behind a name, or as a value of a VALUES with one row. So no label, ordinal, type modifier or
 * constant that an expression is compared by is touched. What then cannot be analysed must be tried
 * as it was written.
 *
 * @param sql the text with {@code $1}, {@code $2}, …
 * @param values what they stand for
 */
public record Shape(String sql, List<Value> values) {
  private static final int LONGEST = 4096;
  private static final int MOST_DIGITS = 10;
  private static final Set<String> COMMANDS = Set.of("select", "insert", "update", "delete");
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");
  private static final Set<String> SUMS = Set.of("+", "-");
  private static final Set<String> ENDS =
      Set.of(";", ")", ",", "and", "or", "where", "group", "order", "limit", "for", "returning");

  /**
   * A literal that was taken out.
   *
   * @param isInteger whether it is of type int4; else it is of no known type yet
   */
  public record Value(String text, boolean isInteger) {}

  public Shape {
    values = List.copyOf(values);
  }

  /** The shape of a single statement, null when nothing is to be taken out of it. */
  public static @Nullable Shape of(String sql) {
    if (sql.length() > LONGEST) {
      return null;
    }
    List<Token> tokens = Lexer.tokens(sql);
    if (!COMMANDS.contains(tokens.get(0).tag()) || !isSingle(tokens)) {
      return null;
    }
    Draft draft = new Draft(sql, tokens);
    draft.take();
    return draft.values.isEmpty() ? null : new Shape(draft.finish(), draft.values);
  }

  /** Whether there is one statement, without parameters, that can be read to its end. */
  private static boolean isSingle(List<Token> tokens) {
    boolean ended = false;
    for (Token token : tokens) {
      boolean semicolon = token.is(";");
      if (token.kind() == Kind.PARAMETER
          || token.kind() == Kind.BROKEN
          || (ended && !semicolon && token.kind() != Kind.END)) {
        return false;
      }
      ended |= semicolon;
    }
    return true;
  }

  /** The text as far as it is made. */
  private static final class Draft {
    private final String sql;
    private final List<Token> tokens;
    private final StringBuilder out;
    private final List<Value> values = new ArrayList<>();

    /** How much of the client's text is done. */
    private int done;

    /** The parentheses that are open behind VALUES; -1 outside of it. */
    private int depth = -1;

    Draft(String sql, List<Token> tokens) {
      this.sql = sql;
      this.tokens = tokens;
      this.out = new StringBuilder(sql.length() + 16);
    }

    void take() {
      boolean inserts = tokens.get(0).is("insert");
      for (int i = 1; i < tokens.size() - 1; i++) {
        Token token = tokens.get(i);
        if (token.kind() == Kind.INTEGER || token.kind() == Kind.STRING) {
          literal(i, token);
        } else if (inserts && token.is("values")) {
          depth = 0;
        } else if (depth >= 0) {
          follow(token, tokens.get(i + 1));
        }
      }
    }

    /** Keeps count of VALUES' parentheses; a second row is not for us. */
    private void follow(Token token, Token next) {
      if (token.is("(")) {
        depth++;
      } else if (token.is(")") && --depth == 0) {
        depth = -1;
        if (next.is(",")) {
          values.clear();
          out.setLength(0);
          done = sql.length();
        }
      }
    }

    private void literal(int at, Token token) {
      if (done > token.start() || !isPlain(token) || !isEnd(tokens.get(at + 1))) {
        return;
      }
      boolean integer = token.kind() == Kind.INTEGER;
      boolean negative = integer && tokens.get(at - 1).is("-") && !isOperandEnd(at - 2);
      int before = negative ? at - 2 : at - 1;
      if (isPlace(before, integer)) {
        Token first = tokens.get(before + 1);
        values.add(new Value(negative ? "-" + token.text() : token.text(), integer));
        out.append(sql, done, first.start()).append('$').append(values.size());
        done = token.end();
      }
    }

    /** Whether a literal behind this token is one that is compared, added or stored. */
    private boolean isPlace(int index, boolean integer) {
      String before = tokens.get(index).tag();
      if (depth == 1) {
        return before.equals("(") || before.equals(",");
      }
      return depth < 0
          && index > 0
          && isOperandEnd(index - 1)
          && (COMPARISONS.contains(before)
              || (integer && SUMS.contains(before) && tokens.get(index - 1).isIdentifier()));
    }

    private boolean isOperandEnd(int index) {
      Token token = tokens.get(index);
      return token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_WORD || token.is(")");
    }

    private boolean isPlain(Token token) {
      boolean apart =
          token.end() == sql.length() || !Lexer.isIdentifierPart(sql.charAt(token.end()));
      return apart
          && (token.kind() == Kind.STRING
              ? sql.charAt(token.start()) == '\''
              : token.text().length() <= MOST_DIGITS
                  && Long.parseLong(token.text()) <= Integer.MAX_VALUE);
    }

    private static boolean isEnd(Token token) {
      return token.kind() == Kind.END || ENDS.contains(token.tag());
    }

    String finish() {
      return out.append(sql, done, sql.length()).toString();
    }
  }
}
