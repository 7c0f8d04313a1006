package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.eval.TableQuery;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.translate.OperandTexts;
import io.irispgwire.types.TextStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a client's text: the IRIS texts with {@code ;} between them and {@code --} before
 * their operands; {@code COMPUTED}, and what is read from IRIS for it; {@code SESSION} for what the
 * session answers by itself; {@code ERROR}, SQLSTATE and message.
 */
record Outcome(String text, List<Step> steps, @Nullable PgException refusal) {

  static Outcome of(String postgres, SchemaLookup schema) {
    List<Step> steps = new ArrayList<>();
    try {
      List<String> texts = new ArrayList<>();
      for (ParsedStatement statement : Parser.parse(postgres)) {
        Planned planned = new Planner(schema, TextStyle.DEFAULT).plan(statement, List.of());
        texts.add(of(planned.plan(), steps));
      }
      return new Outcome(String.join("\n;;\n", texts), steps, null);
    } catch (PgException e) {
      return new Outcome("ERROR " + e.state().code() + " " + e.getMessage(), List.of(), e);
    }
  }

  private static String of(Plan plan, List<Step> steps) {
    if (plan instanceof Plan.Remote remote) {
      return of(remote.translation(), steps);
    }
    if (plan instanceof Plan.Explain explain) {
      return "EXPLAIN\n" + of(explain.explained().plan(), steps);
    }
    if (plan instanceof Plan.Evaluate evaluate) {
      return "COMPUTED" + of(evaluate.reads(), steps);
    }
    if (plan instanceof Plan.Modify modify) {
      return "COMPUTED" + of(modify.reads(), steps);
    }
    return "SESSION";
  }

  private static String of(List<TableQuery> reads, List<Step> steps) {
    StringBuilder text = new StringBuilder();
    reads.forEach(read -> text.append('\n').append(of(read.translation(), steps)));
    return text.toString();
  }

  private static String of(Translation translation, List<Step> steps) {
    List<String> texts = new ArrayList<>();
    for (Step step : translation.steps()) {
      steps.add(step);
      List<String> operands = OperandTexts.of(step);
      texts.add(
          operands.isEmpty()
              ? step.irisSql()
              : step.irisSql() + "\n-- " + String.join(", ", operands));
    }
    return texts.isEmpty() ? "NOTHING" : String.join("\n;\n", texts);
  }
}
