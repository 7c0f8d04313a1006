package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a step's question marks stand for, as the golden files write it. */
public final class OperandTexts {
  private OperandTexts() {}

  /** The operands; those of one run are kept together, and " | " is between two runs. */
  public static List<String> of(Step step) {
    List<String> texts = step.operands().stream().map(OperandTexts::text).toList();
    if (step.runs() == 1) {
      return texts;
    }
    int width = texts.size() / step.runs();
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i += width) {
      runs.add(String.join(", ", texts.subList(i, i + width)));
    }
    return List.of(String.join(" | ", runs));
  }

  private static String text(Operand operand) {
    if (operand instanceof Translation.ClientParameter parameter) {
      return "$" + parameter.number() + " " + parameter.type();
    }
    if (operand instanceof Translation.RowCount count) {
      return "$" + count.number() + " rows";
    }
    if (operand instanceof Translation.TransactionTime time) {
      return "now " + time.type();
    }
    if (operand instanceof Translation.TextConstant constant) {
      return constant.type().type() + " '" + constant.text() + "'";
    }
    if (operand instanceof Translation.ArrayElement element) {
      return "$" + element.number() + "[" + element.index() + "] " + element.elementType();
    }
    if (operand instanceof Translation.ArrayLength length) {
      return "$" + length.number() + " length";
    }
    if (operand instanceof Translation.RowKey key) {
      return "%ID " + key.index();
    }
    if (operand instanceof Translation.SourceValue value) {
      return "source " + value.column() + " " + value.type();
    }
    if (operand instanceof Translation.Computed computed) {
      return "computed " + computed.type();
    }
    Translation.Constant constant = (Translation.Constant) operand;
    return text(constant.value()) + " " + constant.type();
  }

  private static String text(@Nullable Object value) {
    if (value instanceof float[] vector) {
      return IntStream.range(0, vector.length)
          .mapToObj(i -> new BigDecimal(String.valueOf(vector[i])).stripTrailingZeros())
          .map(BigDecimal::toPlainString)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
  }
}
