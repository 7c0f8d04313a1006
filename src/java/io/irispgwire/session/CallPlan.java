package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.eval.Evaluator;
import io.irispgwire.eval.Evaluator.Evaluation;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.TextStyle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** CALL of what clients have defined; IRIS's own procedures are not its matter. */
final class CallPlan {
  private final SchemaLookup schema;
  private final TextStyle style;

  CallPlan(SchemaLookup schema, TextStyle style) {
    this.schema = schema;
    this.style = style;
  }

  /**
   * The plan, or null where no client has defined a routine of that name.
   *
   * @throws PgException 42809 for a function, 42883 for other arguments
   */
  @Nullable Planned plan(ParsedStatement statement, List<Integer> parameterOids) {
    ParsedStatement query = Parser.called(statement);
    FunctionCall call = query == null ? null : call(query);
    if (query == null || call == null) {
      return null;
    }
    Name qualifier = call.name().schema();
    List<Routine> routines =
        schema.routines(qualifier == null ? null : qualifier.value(), call.name().last().value());
    if (routines.isEmpty()) {
      return null;
    }
    Analysis analysis = analyze(statement, query, parameterOids);
    boolean gives = !analysis.calls(call).get(0).proc().outputs().isEmpty();
    List<ResultColumn> columns = gives ? analysis.columns() : List.of();
    Evaluation evaluation = Objects.requireNonNull(Evaluator.compile(analysis));
    return new Planned(
        statement,
        analysis.parameterTypes(),
        columns,
        gives,
        new CommandTag("CALL", false, false),
        new Plan.Call(evaluation));
  }

  /** Errors count in the text that the client has sent. */
  private Analysis analyze(
      ParsedStatement statement, ParsedStatement query, List<Integer> parameterOids) {
    try {
      return new Analyzer(schema, style).ofCalls().analyze(query, parameterOids);
    } catch (PgException e) {
      int position = e.diagnostic().position();
      int ahead = statement.tree().span().start() + "CALL".length() - "SELECT * FROM".length();
      throw position > 0 ? e.at(position + ahead) : e;
    }
  }

  private static @Nullable FunctionCall call(ParsedStatement query) {
    return query.tree() instanceof Query tree
            && tree.body() instanceof Query.Select select
            && select.from().size() == 1
            && select.from().get(0) instanceof TableRef.Function function
            && function.calls().get(0) instanceof FunctionCall call
        ? call
        : null;
  }
}
