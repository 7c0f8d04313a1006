package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.Analyzer;
import java.util.ArrayList;
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
        operands.addAll(OperandTexts.of(step));
      }
      return new Translated(
          String.join("\n;\n", texts), String.join(", ", operands), translation.steps());
    } catch (PgException e) {
      return new Translated("ERROR " + e.state().code() + " " + e.getMessage(), "", List.of());
    }
  }
}
