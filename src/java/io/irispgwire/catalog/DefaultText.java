package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A default as {@code pg_get_expr} writes it, from the back end's words for it. */
final class DefaultText {
  private DefaultText() {}

  static String of(String stored, SqlType type) {
    String text = stored.strip();
    if (type.type().equals(PgType.BOOL)) {
      return switch (text) {
        case "1", "TRUE" -> "true";
        case "0", "FALSE" -> "false";
        default -> text;
      };
    }
    String function = function(text.toUpperCase(Locale.ROOT));
    if (function != null) {
      return function;
    }
    if (text.startsWith("'") && text.endsWith("'") && text.length() > 1) {
      return text + "::" + FormatType.of(type.type());
    }
    boolean negative = text.length() > 1 && text.charAt(0) == '-';
    if (negative && text.substring(1).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "'" + text + "'::integer";
    }
    return text;
  }

  /** PostgreSQL's name of what the function is stored as. */
  private static @Nullable String function(String stored) {
    boolean isNow =
        stored.startsWith("CURRENT_TIMESTAMP")
            || stored.startsWith("LOCALTIMESTAMP")
            || stored.startsWith("GETUTCDATE");
    if (isNow) {
      return "CURRENT_TIMESTAMP";
    }
    return stored.contains("CREATEGUID") || stored.contains("RANDOM_UUID")
        ? "gen_random_uuid()"
        : null;
  }
}
