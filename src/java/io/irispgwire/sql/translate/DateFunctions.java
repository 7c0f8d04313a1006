package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.types.PgType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * extract(), date_part() and date_trunc() of dates and timestamps without a zone: with one the
 * answer depends on the session.
 */
final class DateFunctions {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("year", "DATEPART('year', #)"),
          Map.entry("quarter", "DATEPART('quarter', #)"),
          Map.entry("month", "DATEPART('month', #)"),
          Map.entry("day", "DATEPART('day', #)"),
          Map.entry("hour", "DATEPART('hour', #)"),
          Map.entry("minute", "DATEPART('minute', #)"),
          Map.entry("doy", "DATEPART('dayofyear', #)"),
          Map.entry("dow", "(DATEPART('weekday', #) - 1)"), // IRIS: 1 is Sunday
          Map.entry("isodow", "(MOD(DATEPART('weekday', #) + 5, 7) + 1)"));
  private static final Set<String> TRUNCATED =
      Set.of("year", "quarter", "month", "day", "hour", "minute", "second");

  private final Rules rules;

  DateFunctions(Rules rules) {
    this.rules = rules;
  }

  /** Null when it is none of them. */
  @Nullable Fragment value(FunctionCall node, Proc proc) {
    boolean part = proc.name().equals("extract") || proc.name().equals("date_part");
    if (!part && !proc.name().equals("date_trunc")) {
      return null;
    }
    TypedLiteral field = new Constants(rules).literal(node.arguments().get(0).value());
    PgType type = rules.typeOf(node.arguments().get(1).value()).type();
    boolean plain = type.equals(PgType.DATE) || type.equals(PgType.TIMESTAMP);
    if (field == null || field.text() == null || !plain) {
      throw Refusal.of(node, proc.name() + "() of " + type.name());
    }
    Fragment time = rules.value(node.arguments().get(1).value());
    String name = field.text().toLowerCase(Locale.ROOT);
    if (part) {
      String form = FIELDS.get(name);
      if (form == null) {
        throw Refusal.of(node, proc.name() + "() of field \"" + name + "\"");
      }
      return Fragment.form(form, time);
    }
    if (name.equals("week")) { // PostgreSQL's weeks start on Monday
      return Fragment.form(
          "CAST(CAST(DATEADD('day', -MOD(DATEPART('weekday', #) + 5, 7), #) AS DATE) AS TIMESTAMP)",
          time,
          time);
    }
    if (!TRUNCATED.contains(name)) {
      throw Refusal.of(node, "date_trunc() to \"" + name + "\"");
    }
    return Fragment.form("DATE_TRUNC('" + name + "', #)", time);
  }
}
