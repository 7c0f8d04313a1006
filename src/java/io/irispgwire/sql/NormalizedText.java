package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import java.util.List;

/**
 * A text without the values in it: each literal becomes a parameter, comments and superfluous
 * blanks go. So texts that differ in their values only are one, and nothing that a client keeps
 * secret is left.
 *
 * <p>Numbered behind the parameters that the text has, as pg_stat_statements does.
 */
public final class NormalizedText {
  private static final int LONGEST = 8_192;

  private NormalizedText() {}

  public static String of(String sql) {
    List<Token> tokens = Lexer.tokens(sql);
    int parameter = highestParameter(tokens);
    StringBuilder out = new StringBuilder(Math.min(sql.length(), LONGEST));
    int end = -1;
    for (Token token : tokens) {
      if (token.kind() == Kind.END || token.kind() == Kind.BROKEN || out.length() > LONGEST) {
        break;
      }
      if (end >= 0 && token.start() > end) {
        out.append(' ');
      }
      end = token.end();
      if (isLiteral(token)) {
        out.append('$').append(++parameter);
      } else {
        out.append(sql, token.start(), token.end());
      }
    }
    return tail(out, tokens.get(tokens.size() - 1));
  }

  private static boolean isLiteral(Token token) {
    return switch (token.kind()) {
      case STRING, BIT_STRING, INTEGER, DECIMAL -> true;
      case WORD, QUOTED_WORD, PARAMETER, SYMBOL, OPERATOR, END, BROKEN -> false;
    };
  }

  private static int highestParameter(List<Token> tokens) {
    int highest = 0;
    for (Token token : tokens) {
      if (token.kind() == Kind.PARAMETER && token.text().length() < 6) {
        highest = Math.max(highest, Integer.parseInt(token.text()));
      }
    }
    return highest;
  }

  /** What cannot be read is not repeated. */
  private static String tail(StringBuilder out, Token last) {
    int length = out.length();
    while (length > 0 && (out.charAt(length - 1) == ';' || out.charAt(length - 1) == ' ')) {
      length--;
    }
    out.setLength(length);
    return last.kind() == Kind.BROKEN || length > LONGEST
        ? out.append(" …").toString()
        : out.toString();
  }
}
