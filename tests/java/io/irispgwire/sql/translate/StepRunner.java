package io.irispgwire.sql.translate;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a step on a back end, with some value for each operand. */
public final class StepRunner {
  private StepRunner() {}

  public static void define(Backend backend, String irisSql) {
    run(backend, new Step(Step.Kind.DEFINITION, irisSql, List.of()));
  }

  public static void run(Backend backend, Step step) {
    if (step.kind() == Step.Kind.FILLING) {
      return; // the server plans it
    }
    try (Prepared prepared = backend.prepare(step.irisSql())) {
      int width = step.operands().size() / step.runs();
      for (int i = 0; i < step.operands().size(); i++) {
        bind(prepared, i % width, step.operands().get(i));
      }
      switch (step.kind()) {
        case QUERY, FIND, SOURCE, RESULT, VERIFY, VALIDATE -> {
          try (Rows rows = prepared.query()) {
            rows.next();
          }
        }
        case UPDATE, DEFINITION, LOCK, LOCK_NOWAIT, INSERT, PROPOSE, CHANGE, FILL ->
            prepared.update();
        case FILLING -> throw new IllegalStateException("not a text of IRIS's");
      }
    }
  }

  private static void bind(Prepared prepared, int index, Operand operand) {
    if (operand instanceof Translation.Constant constant) {
      prepared.bind(index, constant.type(), constant.value());
    } else if (operand instanceof Translation.RowCount) {
      prepared.bind(index, PgType.INT8, 3L);
    } else if (operand instanceof Translation.TextConstant constant) {
      prepared.bind(index, constant.type().type(), read(constant.type().type(), constant.text()));
    } else if (operand instanceof Translation.TransactionTime time) {
      prepared.bind(index, time.type(), read(time.type(), "now"));
    } else if (operand instanceof Translation.ArrayElement element) {
      prepared.bind(index, element.elementType(), null);
    } else if (operand instanceof Translation.ArrayLength) {
      prepared.bind(index, PgType.INT4, 0);
    } else if (operand instanceof Translation.ClientParameter parameter) {
      prepared.bind(index, parameter.type(), null);
    } else if (operand instanceof Translation.RowKey key) {
      prepared.bind(index, PgType.TEXT, String.valueOf(key.index()));
    } else if (operand instanceof Translation.SourceValue value) {
      prepared.bind(index, value.type(), null);
    } else if (operand instanceof Translation.Computed computed) {
      prepared.bind(index, computed.type(), null);
    }
  }

  private static @Nullable Object read(PgType type, String text) {
    return Codecs.of(type).readText(text, TextStyle.DEFAULT);
  }
}
