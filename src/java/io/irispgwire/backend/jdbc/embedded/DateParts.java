package io.irispgwire.backend.jdbc.embedded;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Locale;
import java.util.Map;

/** Names of date parts. Source: InterSystems SQL Reference, DATEPART and DATEADD. */
final class DateParts {
  private static final Map<String, String> H2_NAMES =
      Map.ofEntries(
          Map.entry("year", "YEAR"),
          Map.entry("yyyy", "YEAR"),
          Map.entry("yy", "YEAR"),
          Map.entry("quarter", "QUARTER"),
          Map.entry("qq", "QUARTER"),
          Map.entry("q", "QUARTER"),
          Map.entry("month", "MONTH"),
          Map.entry("mm", "MONTH"),
          Map.entry("m", "MONTH"),
          Map.entry("week", "WEEK"),
          Map.entry("ww", "WEEK"),
          Map.entry("wk", "WEEK"),
          Map.entry("weekday", "DAY_OF_WEEK"),
          Map.entry("dw", "DAY_OF_WEEK"),
          Map.entry("day", "DAY"),
          Map.entry("dd", "DAY"),
          Map.entry("d", "DAY"),
          Map.entry("dayofyear", "DAY_OF_YEAR"),
          Map.entry("dy", "DAY_OF_YEAR"),
          Map.entry("y", "DAY_OF_YEAR"),
          Map.entry("hour", "HOUR"),
          Map.entry("hh", "HOUR"),
          Map.entry("h", "HOUR"),
          Map.entry("minute", "MINUTE"),
          Map.entry("mi", "MINUTE"),
          Map.entry("n", "MINUTE"),
          Map.entry("second", "SECOND"),
          Map.entry("ss", "SECOND"),
          Map.entry("s", "SECOND"),
          Map.entry("millisecond", "MILLISECOND"),
          Map.entry("ms", "MILLISECOND"),
          Map.entry("microsecond", "MICROSECOND"),
          Map.entry("mcs", "MICROSECOND"),
          Map.entry("nanosecond", "NANOSECOND"),
          Map.entry("ns", "NANOSECOND"));

  private DateParts() {}

  /** H2's name of the part that {@code token}, a string or a word, names. */
  static String of(Token token) {
    String text = token.text();
    String name = token.kind() == Token.Kind.STRING ? text.substring(1, text.length() - 1) : text;
    String h2Name = H2_NAMES.get(name.toLowerCase(Locale.ROOT));
    if (h2Name == null) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "invalid datepart: " + name);
    }
    return h2Name;
  }
}
