package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.Analyzer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A text translated over the {@link FakeSchema}, as the golden files write it. */
record Translated(String iris, String operands, List<Step> steps) {
  static Translated of(String postgres) {
    FakeSchema schema = new FakeSchema();
    try {
      ParsedStatement statement = Parser.parse(postgres).get(0);
      Translation translation =
          new Translator(schema).translate(new Analyzer(schema).analyze(statement, List.of()));
      List<String> texts = new ArrayList<>();
      List<String> operands = new ArrayList<>();
      for (Step step : translation.steps()) {
        texts.add(step.irisSql());
        operands.addAll(runs(step));
      }
      return new Translated(
          String.join("\n;\n", texts), String.join(", ", operands), translation.steps());
    } catch (PgException e) {
      return new Translated("ERROR " + e.state().code() + " " + e.getMessage(), "", List.of());
    }
  }

  /** The operands; those of one run are kept together, and " | " is between two runs. */
  private static List<String> runs(Step step) {
    List<String> texts = step.operands().stream().map(Translated::text).toList();
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
    Object value = constant.value();
    return (value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
        + " "
        + constant.type();
  }
}
