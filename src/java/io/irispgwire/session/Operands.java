package io.irispgwire.session;

import io.irispgwire.backend.Prepared;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.ArrayElement;
import io.irispgwire.sql.Translation.ArrayLength;
import io.irispgwire.sql.Translation.ClientParameter;
import io.irispgwire.sql.Translation.Constant;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.RowCount;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.Translation.TextConstant;
import io.irispgwire.sql.Translation.TransactionTime;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.TypeModifiers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in place of a step's question marks.
 *
 * @param parameters the client's, of the types the analysis gave them
 * @param transactionMicros now()
 */
record Operands(List<@Nullable Object> parameters, TextStyle style, long transactionMicros) {

  void bind(Prepared prepared, Step step) {
    List<Operand> operands = step.operands();
    for (int i = 0; i < operands.size(); i++) {
      bind(prepared, i, operands.get(i));
    }
  }

  private void bind(Prepared prepared, int index, Operand operand) {
    if (operand instanceof ClientParameter parameter) {
      prepared.bind(index, parameter.type(), parameter(parameter.number()));
    } else if (operand instanceof Constant constant) {
      prepared.bind(index, constant.type(), constant.value());
    } else if (operand instanceof TextConstant constant) {
      prepared.bind(index, constant.type().type(), read(constant.text(), constant.type()));
    } else if (operand instanceof RowCount count) {
      prepared.bind(index, PgType.INT8, rowCount(count));
    } else if (operand instanceof ArrayElement element) {
      prepared.bind(index, element.elementType(), element(element));
    } else if (operand instanceof ArrayLength length) {
      prepared.bind(index, PgType.INT4, elements(length.number()).size());
    } else if (operand instanceof TransactionTime time) {
      prepared.bind(index, time.type(), TransactionTimes.as(time.type(), transactionMicros, style));
    }
  }

  private @Nullable Object parameter(int number) {
    return parameters.get(number - 1);
  }

  private @Nullable Object read(String text, SqlType type) {
    return TypeModifiers.apply(Codecs.of(type.type()).readText(text, style), type, true);
  }

  private long rowCount(RowCount count) {
    Long value = (Long) parameter(count.number());
    if (value == null) {
      return count.whenNull();
    }
    if (value < 0) {
      boolean offset = count.whenNull() == 0;
      throw new PgException(
          offset
              ? SqlState.INVALID_ROW_COUNT_IN_RESULT_OFFSET_CLAUSE
              : SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE,
          (offset ? "OFFSET" : "LIMIT") + " must not be negative");
    }
    return value;
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
