package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Constant;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.TextConstant;
import io.irispgwire.sql.analysis.Table;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The default of a column as a value to bind, where the back end's words for it are those of a
 * constant: IRIS has no DEFAULT but in INSERT's list of columns.
 */
public final class StoredDefault {
  private StoredDefault() {}

  /** Null where IRIS computes it: a counter, a time, a function. */
  public static @Nullable Operand of(Table.Column column) {
    String text = column.defaultText();
    if (!column.hasDefault()) {
      return new Constant(null, column.type().type());
    }
    String constant = text == null ? null : constant(text.strip());
    return constant == null ? null : new TextConstant(constant, column.type());
  }

  private static @Nullable String constant(String text) {
    int last = text.length() - 1;
    if (last > 0 && (text.charAt(0) == '\'' || text.charAt(0) == '"')) {
      char quote = text.charAt(0);
      String inner = text.substring(1, last);
      String doubled = String.valueOf(quote).repeat(2);
      boolean whole = text.charAt(last) == quote && inner.replace(doubled, "").indexOf(quote) < 0;
      return whole ? inner.replace(doubled, String.valueOf(quote)) : null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean number =
        !text.isEmpty()
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
    return number || lower.equals("true") || lower.equals("false") ? lower : null;
  }
}
