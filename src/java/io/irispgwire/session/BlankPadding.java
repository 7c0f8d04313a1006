package io.irispgwire.session;

import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * {@code character(n)}: PostgreSQL pads its values with blanks and does not compare them; IRIS
 * keeps what it is given and does. So values go in without trailing blanks and come out with them.
 */
final class BlankPadding {
  /** Counts in the modifier before the length; PostgreSQL's VARHDRSZ. */
  private static final int HEADER = 4;

  private BlankPadding() {}

  static boolean isPadded(SqlType type) {
    return type.modifier() > HEADER && type.type().equals(PgType.BPCHAR);
  }

  /** The value as PostgreSQL shows it. */
  static String pad(String value, SqlType type) {
    int missing = type.modifier() - HEADER - value.codePointCount(0, value.length());
    return missing > 0 ? value + " ".repeat(missing) : value;
  }

  /** The value as the back end keeps it. */
  static @Nullable Object strip(@Nullable Object value, PgType type) {
    if (!(value instanceof String text) || !type.equals(PgType.BPCHAR)) {
      return value;
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }
}
