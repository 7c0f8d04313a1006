package io.irispgwire.backend.jdbc.embedded;

/** IRIS's functions of dates and times. */
final class TimeForms {
  private static final String TIMESTAMP = " AS TIMESTAMP(6))";

  private TimeForms() {}

  /** {@code DATEPART('year', d)} is {@code EXTRACT(YEAR FROM d)}. */
  static void datePart(Draft draft, int i) {
    draft.replace(i, "EXTRACT");
    draft.replace(i + 2, DateParts.of(draft.at(i + 2)));
    draft.replace(i + 3, " FROM");
  }

  /** The result is a TIMESTAMP, also of a DATE or of a string. */
  static void dateAdd(Draft draft, int i) {
    draft.replace(i + 2, DateParts.of(draft.at(i + 2)));
    int close = draft.partner(i + 1);
    int second = draft.comma(i + 4, close);
    asTimestamp(draft, second + 1, close);
  }

  static void dateDiff(Draft draft, int i) {
    draft.replace(i + 2, DateParts.of(draft.at(i + 2)));
  }

  static void dateTrunc(Draft draft, int i) {
    int close = draft.partner(i + 1);
    asTimestamp(draft, draft.comma(i + 2, close) + 1, close);
  }

  static void unixTimestamp(Draft draft, int i) {
    draft.replace(i, "EXTRACT");
    draft.insertAfter(i + 1, "EPOCH FROM CAST(");
    draft.insertBefore(draft.partner(i + 1), TIMESTAMP);
  }

  /** The session's time zone is UTC; without a precision IRIS gives whole seconds. */
  static void now(Draft draft, int i, String name) {
    boolean bracket = draft.is(i + 1, "(");
    if (bracket && draft.partner(i + 1) > i + 2) {
      draft.replace(i, name);
    } else {
      if (bracket) {
        draft.drop(i + 1, i + 3);
      }
      draft.replace(i, name + "(0)");
    }
  }

  private static void asTimestamp(Draft draft, int from, int close) {
    draft.insertBefore(from, "CAST(");
    draft.insertBefore(close, TIMESTAMP);
  }
}
