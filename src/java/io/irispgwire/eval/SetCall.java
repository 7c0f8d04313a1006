package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A set-returning function in a select list or in FROM.
 *
 * @param slot where its current value goes
 * @param columns how many columns a row of it has
 */
record SetCall(
    Call call, Implementation.SetReturning body, Node[] arguments, int slot, int columns) {

  /** PostgreSQL: execExpr.c, where an expression stands for one value. */
  static void refuse(Scope scope) {
    if (!scope.sets().isEmpty()) {
      throw Failures.unsupported("set-valued function called in context that cannot accept a set");
    }
  }

  Iterator<? extends @Nullable Object> open(Frame frame) {
    @Nullable Object[] values = new Object[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments[i].value(frame);
      if (values[i] == null && call.proc().strict()) {
        return java.util.Collections.emptyIterator();
      }
    }
    return body.rows(new Invocation(frame.execution(), call), values);
  }
}
