package io.irispgwire.sql.translate;

import com.intersystems.jdbc.preparser.Parser;
import com.intersystems.jdbc.preparser.Parser.ParserParameter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text as InterSystems' driver reads it before it sends it. The driver takes literals out of the
 * text and sends them as parameters; put back, they must give the text that it was given.
 *
 * @param text with the literals back in their places, squeezed
 * @param marks how many {@code ?} the driver wants values for
 */
public record DriverLexer(String text, int marks) {
  private static final String SLOT = ":%QPAR(";

  /** The text as the driver reads it. */
  public static DriverLexer read(String irisSql) throws SQLException {
    Parser parser = new Parser(irisSql, true, 0); // with delimited identifiers, no dialect
    parser.preparse();
    List<?> parameters = parser.getParametersCount() == 0 ? List.of() : parser.getParameters();
    String text = squeeze(parser.getPreparsedSQL());
    int marks = 0;
    for (int i = parameters.size(); i > 0; i--) {
      ParserParameter parameter = (ParserParameter) parameters.get(i - 1);
      boolean mark = parameter.type == '?';
      marks += mark ? 1 : 0;
      String slot = SLOT + i + ')';
      int at = text.indexOf(slot);
      String value = mark ? "?" : literal(parameter.value, irisSql);
      text = text.substring(0, at) + value + text.substring(at + slot.length());
    }
    return new DriverLexer(text, marks);
  }

  /** The driver says nothing of quotes: what the given text has in quotes had them. */
  private static String literal(@Nullable Object read, String irisSql) {
    if (read == null) {
      return "NULL";
    }
    String value = String.valueOf(read);
    String quoted = "'" + value.replace("'", "''") + "'";
    boolean number = value.matches("-?[0-9]*\\.?[0-9]*") && !value.isEmpty();
    return number && !irisSql.contains(quoted) ? value : quoted;
  }

  /**
   * Without blanks, without the zero before a point, and in capitals, but for what is in quotes.
   */
  public static String squeeze(String sql) {
    StringBuilder squeezed = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote != 0 || c == '\'' || c == '"') {
        squeezed.append(c);
        quote = quote == 0 ? c : quote == c ? 0 : quote;
      } else if (c == '.' && endsWithZero(squeezed)) {
        squeezed.setCharAt(squeezed.length() - 1, '.');
      } else if (!Character.isWhitespace(c)) {
        squeezed.append(String.valueOf(c).toUpperCase(Locale.ROOT));
      }
    }
    return squeezed.toString();
  }

  private static boolean endsWithZero(StringBuilder text) {
    int last = text.length() - 1;
    return last > 0 && text.charAt(last) == '0' && !Character.isDigit(text.charAt(last - 1));
  }
}
