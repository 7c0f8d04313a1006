package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.sql.tree.TypeName;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions in FROM: PostgreSQL's {@code transformRangeFunction}, {@code
 * addRangeTableEntryForFunction}.
 */
final class FunctionTables {
  private final AnalysisContext context;
  private final Scope scope;
  private final ExpressionAnalyzer expressions;

  FunctionTables(AnalysisContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
    this.expressions = new ExpressionAnalyzer(context, scope);
  }

  NamespaceItem analyze(TableRef.Function ref) {
    boolean outer = scope.lateralActive();
    scope.setLateralActive(true);
    List<ResultColumn> columns = new ArrayList<>();
    for (Expression call : ref.calls()) {
      columns.addAll(columns(ref, call));
    }
    scope.setLateralActive(outer);
    if (ref.ordinality()) {
      columns.add(new ResultColumn("ordinality", SqlType.of(PgType.INT8), 0, 0));
    }
    TableRef.Alias alias = ref.alias();
    String name =
        alias != null ? alias.name().value() : Labels.of(ref.calls().get(0), context.findings());
    boolean scalar =
        ref.calls().size() == 1
            && !ref.ordinality()
            && ref.columnTypes().isEmpty()
            && !isRow(context.findings().typeOf(ref.calls().get(0)).type())
            && columns.size() == 1;
    TableRef.@Nullable Alias renaming = ref.columnTypes().isEmpty() ? alias : null;
    return NamespaceItem.of(
        new RangeEntry(
            name,
            new RangeEntry.Functions(ref, scalar),
            FromClause.rename(columns, renaming, name)),
        true);
  }

  private static boolean isRow(PgType type) {
    return type.equals(PgType.RECORD) || !type.fields().isEmpty();
  }

  private List<ResultColumn> columns(TableRef.Function ref, Expression call) {
    if (call instanceof Expression.FunctionCall unnest
        && unnest.name().last().value().equals("unnest")
        && unnest.arguments().size() > 1) {
      return unnestEach(unnest);
    }
    SqlType type = expressions.analyze(call, Clause.FROM_FUNCTION);
    if (expressions.coercer().isUnknown(call)) {
      expressions.coercer().coerce(call, PgType.TEXT);
      type = SqlType.of(PgType.TEXT);
    }
    List<Call> calls = context.findings().calls(call);
    List<Proc.Output> outputs = calls.isEmpty() ? List.of() : calls.get(0).proc().outputs();
    if (!ref.columnTypes().isEmpty()) {
      checkDefinitions(ref, type.type(), outputs);
      List<ResultColumn> columns = defined(ref);
      if (!calls.isEmpty()) {
        context.findings().setCalls(call, List.of(calls.get(0).giving(row(columns))));
      }
      return columns;
    }
    if (type.type().equals(PgType.RECORD)) {
      if (outputs.isEmpty()) {
        throw new PgException(
                SqlState.SYNTAX_ERROR,
                "a column definition list is required for functions returning \"record\"")
            .at(Places.of(call));
      }
      return FunctionExpressions.outputs(calls.get(0));
    }
    List<UserType.Field> fields = type.type().fields();
    return fields.isEmpty()
        ? List.of(new ResultColumn(scalarName(ref, call, outputs), type, 0, 0))
        : fields.stream().map(field -> new ResultColumn(field.name(), field.type(), 0, 0)).toList();
  }

  /** {@code chooseScalarFunctionAlias}. */
  private String scalarName(TableRef.Function ref, Expression call, List<Proc.Output> outputs) {
    if (outputs.size() == 1) {
      return outputs.get(0).name();
    }
    TableRef.Alias alias = ref.alias();
    return alias != null && ref.calls().size() == 1
        ? alias.name().value()
        : Labels.of(call, context.findings());
  }

  private List<ResultColumn> unnestEach(Expression.FunctionCall node) {
    FunctionExpressions functions = new FunctionExpressions(expressions);
    List<Call> calls = new ArrayList<>();
    List<ResultColumn> columns = new ArrayList<>();
    for (Expression.FunctionCall.Argument argument : node.arguments()) {
      expressions.analyze(argument.value(), Clause.FROM_FUNCTION);
      Call call = functions.plain("unnest", List.of(argument.value()), node.span().position());
      calls.add(call);
      columns.add(new ResultColumn("unnest", call.result(), 0, 0));
    }
    context.findings().setCalls(node, calls);
    context.findings().setType(node, SqlType.of(PgType.RECORD));
    return columns;
  }

  private static void checkDefinitions(
      TableRef.Function ref, PgType type, List<Proc.Output> outputs) {
    int position = ref.columnTypes().get(0).span().position();
    if (!outputs.isEmpty()) {
      throw new PgException(
              SqlState.SYNTAX_ERROR,
              "a column definition list is redundant for a function with OUT parameters")
          .at(position);
    }
    if (!type.equals(PgType.RECORD)) {
      throw new PgException(
              SqlState.SYNTAX_ERROR,
              "a column definition list is only allowed for functions returning \"record\"")
          .at(position);
    }
  }

  private static SqlType row(List<ResultColumn> columns) {
    return SqlType.of(
        PgType.record(
            columns.stream()
                .map(column -> new UserType.Field(column.label(), column.type()))
                .toList()));
  }

  private List<ResultColumn> defined(TableRef.Function ref) {
    List<Name> names = ref.alias() == null ? List.of() : ref.alias().columns();
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < ref.columnTypes().size(); i++) {
      TypeName type = ref.columnTypes().get(i);
      String name = i < names.size() ? names.get(i).value() : "column" + (i + 1);
      columns.add(new ResultColumn(name, context.type(type), 0, 0));
    }
    return columns;
  }
}
