package io.irispgwire.session;

import io.irispgwire.backend.Prepared;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.Evaluator.Scalar;
import io.irispgwire.sql.BareNumeric;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.ArrayElement;
import io.irispgwire.sql.Translation.ArrayLength;
import io.irispgwire.sql.Translation.ClientParameter;
import io.irispgwire.sql.Translation.Computed;
import io.irispgwire.sql.Translation.Constant;
import io.irispgwire.sql.Translation.Fallback;
import io.irispgwire.sql.Translation.NegativeRowCount;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.RowCount;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.Translation.TextConstant;
import io.irispgwire.sql.Translation.TransactionTime;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in place of a step's question marks.
 *
 * @param scalars the compiled form of each expression that is computed here
 */
record Operands(Environment environment, IdentityHashMap<Expression, Scalar> scalars) {

  void bind(Prepared prepared, Step step) {
    List<Operand> operands = step.operands();
    for (int i = 0; i < operands.size(); i++) {
      bind(prepared, i, operands.get(i));
    }
  }

  /** Keeps the operands of every run. */
  void bindRuns(Prepared prepared, Step step) {
    List<Operand> operands = step.operands();
    int width = operands.size() / step.runs();
    for (int i = 0; i < operands.size(); i++) {
      bind(prepared, i % width, operands.get(i));
      if (i % width == width - 1) {
        prepared.addBatch();
      }
    }
  }

  private void bind(Prepared prepared, int index, Operand operand) {
    if (operand instanceof ClientParameter parameter) {
      bind(prepared, index, parameter.type(), parameter(parameter.number()));
    } else if (operand instanceof Constant constant) {
      bind(prepared, index, constant.type(), constant.value());
    } else if (operand instanceof TextConstant constant) {
      prepared.bind(index, constant.type().type(), read(constant.text(), constant.type()));
    } else if (operand instanceof Computed computed) {
      bind(prepared, index, computed.type(), compute(computed));
    } else if (operand instanceof Fallback fallback) {
      bind(prepared, index, fallback.type().type(), compute(fallback));
    } else if (operand instanceof RowCount count) {
      prepared.bind(index, PgType.INT8, rowCount(count));
    } else if (operand instanceof NegativeRowCount count) {
      throw negative(count.offset());
    } else if (operand instanceof ArrayElement element) {
      prepared.bind(index, element.elementType(), element(element));
    } else if (operand instanceof ArrayLength length) {
      prepared.bind(index, PgType.INT4, elements(length.number()).size());
    } else if (operand instanceof TransactionTime time) {
      prepared.bind(
          index,
          time.type(),
          TransactionTimes.as(time.type(), environment.transactionMicros(), environment.style()));
    }
  }

  private static void bind(Prepared prepared, int index, PgType type, @Nullable Object value) {
    prepared.bind(index, type, BlankPadding.strip(value, type));
  }

  private @Nullable Object parameter(int number) {
    return environment.parameters().get(number - 1);
  }

  private @Nullable Object read(String text, SqlType type) {
    return TypeModifiers.apply(
        Codecs.of(type.type()).readText(text, environment.style()), type, true);
  }

  private @Nullable Object compute(Computed computed) {
    Object value = Objects.requireNonNull(scalars.get(computed.expression())).value(environment);
    String column = computed.bareNumeric();
    if (column != null && value instanceof Numeric numeric && numeric.decimal() != null) {
      BareNumeric.check(numeric.decimal(), column);
    }
    return value;
  }

  private @Nullable Object compute(Fallback fallback) {
    Scalar scalar = Objects.requireNonNull(scalars.get(fallback.rule().expression()));
    return TypeModifiers.apply(scalar.value(environment), fallback.type(), false);
  }

  private long rowCount(RowCount count) {
    if (!(parameter(count.number()) instanceof Number given)) {
      return count.whenNull();
    }
    long value = given.longValue();
    if (value < 0) {
      throw negative(count.whenNull() == 0);
    }
    return value;
  }

  private static PgException negative(boolean offset) {
    return new PgException(
        offset
            ? SqlState.INVALID_ROW_COUNT_IN_RESULT_OFFSET_CLAUSE
            : SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE,
        (offset ? "OFFSET" : "LIMIT") + " must not be negative");
  }

  private @Nullable Object element(ArrayElement element) {
    List<@Nullable Object> elements = elements(element.number());
    return elements.isEmpty() ? null : elements.get(Math.min(element.index(), elements.size() - 1));
  }

  private List<@Nullable Object> elements(int number) {
    return parameter(number) instanceof PgArray array ? array.elements() : List.of();
  }

  /** The length of the longest array that has too few places in {@code translation}; 0 for none. */
  int missingSlots(Translation translation) {
    int missing = 0;
    for (Step step : translation.steps()) {
      for (Operand operand : step.operands()) {
        if (operand instanceof ArrayElement element) {
          int length = elements(element.number()).size();
          missing = length > element.slots() ? Math.max(missing, length) : missing;
        }
      }
    }
    return missing;
  }
}
