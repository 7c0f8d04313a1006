package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Routine;

/** Functions that clients have defined: the session runs them. */
final class RoutineCalls {
  static final Implementation.General VALUE =
      (in, a) -> in.session().routineValue(in.call().proc(), a);

  static final Implementation.SetReturning ROWS =
      (in, a) -> in.session().routineRows(in.call().proc(), a);

  private RoutineCalls() {}

  /** Whether a call of the function may ask the back end. */
  static boolean mayAsk(Proc proc) {
    return Routine.isOne(proc) || LargeObjectFunctions.isOne(proc);
  }
}
