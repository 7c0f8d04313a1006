package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TextStyle;

/** What a function may know about one call of it. */
record Invocation(Execution execution, Call call) {
  Environment environment() {
    return execution.environment();
  }

  Environment.SessionFacts session() {
    return execution.environment().session();
  }

  TextStyle style() {
    return execution.environment().style();
  }

  PgType argumentType(int index) {
    return call.argumentTypes().get(index).type();
  }

  SqlType result() {
    return call.result();
  }
}
