package io.irispgwire.eval;

import io.irispgwire.sql.tree.Expression.SqlValueFunction;
import io.irispgwire.types.DateTimes;

/** CURRENT_DATE, CURRENT_USER and the other functions without parentheses. */
final class SqlValues {
  private SqlValues() {}

  static Node compile(SqlValueFunction node) {
    int precision = node.precision() < 0 ? 6 : Math.min(6, node.precision());
    return switch (node.kind()) {
      case CURRENT_TIMESTAMP ->
          frame -> Moments.round(frame.environment().transactionMicros(), precision);
      case LOCALTIMESTAMP -> frame -> Moments.round(localNow(frame), precision);
      case CURRENT_DATE -> frame -> DateTimes.day(localNow(frame));
      case LOCALTIME -> frame -> Moments.round(DateTimes.timeOfDay(localNow(frame)), precision);
      case CURRENT_TIME ->
          frame ->
              Moments.timeTz(
                  Moments.round(DateTimes.timeOfDay(localNow(frame)), precision),
                  frame.environment().transactionMicros(),
                  frame.environment().style().zone());
      case CURRENT_ROLE, CURRENT_USER, USER -> frame -> frame.environment().session().currentUser();
      case SESSION_USER -> frame -> frame.environment().session().sessionUser();
      case CURRENT_CATALOG -> frame -> frame.environment().session().database();
      case CURRENT_SCHEMA -> frame -> SessionFunctions.currentSchema(frame.environment().session());
    };
  }

  private static long localNow(Frame frame) {
    return DateTimes.toLocal(
        frame.environment().transactionMicros(), frame.environment().style().zone());
  }
}
