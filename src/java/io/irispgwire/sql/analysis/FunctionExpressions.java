package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Function calls; PostgreSQL's {@code ParseFuncOrColumn} ({@code src/backend/parser/parse_func.c}).
 */
public final class FunctionExpressions {
  private static final int VOID = 2278;

  private final ExpressionAnalyzer expressions;

  FunctionExpressions(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  SqlType call(Expression.FunctionCall node) {
    Scope scope = expressions.scope();
    boolean outer = scope.insideAggregate();
    boolean aggregate =
        Procs.byName(schema(node), node.name().last().value()).stream().anyMatch(Proc::isAggregate);
    if (aggregate && node.over() == null) {
      scope.setInsideAggregate(true);
    }
    List<Expression> arguments = new ArrayList<>(node.arguments().size());
    List<@Nullable String> names = new ArrayList<>(node.arguments().size());
    for (Expression.FunctionCall.Argument argument : node.arguments()) {
      expressions.analyze(argument.value());
      if (!ofCall() && isAbsent(argument.value())) {
        continue;
      }
      arguments.add(argument.value());
      Name name = argument.name();
      names.add(name == null ? null : name.value());
    }
    for (SortItem item : node.orderBy()) {
      orderedBy(node, item.expression(), arguments, names);
    }
    if (node.filter() != null) {
      expressions.condition(node.filter(), Clause.FILTER);
    }
    scope.setInsideAggregate(outer);
    return resolve(node, arguments, names);
  }

  /**
   * A parameter of type void is no argument: so JDBC drivers state what a function gives back;
   * PostgreSQL: {@code ParseFuncOrColumn}.
   */
  public static boolean isAbsent(Expression argument, PgType type) {
    return argument instanceof Expression.Parameter && type.oid() == VOID;
  }

  private boolean isAbsent(Expression argument) {
    return isAbsent(argument, expressions.coercer().typeOf(argument));
  }

  /** Whether a procedure is called: then such a parameter stands for what comes back. */
  private boolean ofCall() {
    return expressions.context().routineKind() == 'p';
  }

  private void orderedBy(
      Expression.FunctionCall node,
      Expression key,
      List<Expression> arguments,
      List<@Nullable String> names) {
    expressions.analyze(key);
    if (node.withinGroup()) {
      arguments.add(key);
      names.add(null);
    } else if (expressions.coercer().isUnknown(key)) {
      expressions.coercer().coerce(key, PgType.TEXT);
    }
  }

  private static @Nullable String schema(Expression.FunctionCall node) {
    Name schema = node.name().schema();
    return schema == null ? null : schema.value();
  }

  private SqlType resolve(
      Expression.FunctionCall node, List<Expression> arguments, List<@Nullable String> names) {
    List<PgType> inputs =
        arguments.stream()
            .map(each -> isAbsent(each) ? PgType.UNKNOWN : expressions.coercer().typeOf(each))
            .toList();
    String name = node.name().last().value();
    int position = node.span().position();
    expressions.context().requireSchema(schema(node), position);
    FunctionLookup.Found found =
        FunctionLookup.find(
            schema(node),
            name,
            new FunctionLookup.Arguments(
                inputs, names, node.variadic(), startsWithLiteral(arguments)),
            expressions.context().routines(schema(node), name),
            expressions.context().schema());
    if (found instanceof FunctionLookup.AsCast cast) {
      new FunctionRules(expressions).checkPlain(node);
      SqlType given = expressions.findings().visibleType(arguments.get(0));
      if (given.type().equals(PgType.UNKNOWN)) {
        expressions.coercer().coerce(arguments.get(0), cast.type());
      }
      return given.type().equals(cast.type()) ? given : SqlType.of(cast.type());
    }
    if (found instanceof FunctionLookup.One one) {
      Call call = fit(one.fit(), arguments, inputs);
      new FunctionRules(expressions).check(node, call.proc(), arguments);
      expressions.findings().setCalls(node, List.of(call));
      return call.result();
    }
    expressions.context().refuseOtherKind(schema(node), name, inputs, position);
    String signature = signature(node.name().toString(), inputs, names);
    throw found instanceof FunctionLookup.Several
        ? new PgException(SqlState.AMBIGUOUS_FUNCTION, "function " + signature + " is not unique")
            .withHint(
                "Could not choose a best candidate function. You might need to add explicit type"
                    + " casts.")
            .at(position)
        : missing(node, signature).at(position);
  }

  private boolean startsWithLiteral(List<Expression> arguments) {
    return !arguments.isEmpty()
        && expressions.findings().withoutNoise(arguments.get(0)) instanceof Expression.Literal;
  }

  private PgException missing(Expression.FunctionCall node, String signature) {
    if (ofCall()) {
      return new PgException(
              SqlState.UNDEFINED_FUNCTION, "procedure " + signature + " does not exist")
          .withHint(
              "No procedure matches the given name and argument types. You might need to add"
                  + " explicit type casts.");
    }
    boolean misplaced = !node.orderBy().isEmpty() && !node.withinGroup();
    return new PgException(SqlState.UNDEFINED_FUNCTION, "function " + signature + " does not exist")
        .withHint(
            misplaced
                ? "No aggregate function matches the given name and argument types. Perhaps you"
                    + " misplaced ORDER BY; ORDER BY must appear after all regular arguments of"
                    + " the aggregate."
                : "No function matches the given name and argument types. You might need to add"
                    + " explicit type casts.");
  }

  private static String signature(
      String name, List<PgType> inputs, List<@Nullable String> argumentNames) {
    StringBuilder text = new StringBuilder(name).append('(');
    for (int i = 0; i < inputs.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      if (argumentNames.get(i) != null) {
        text.append(argumentNames.get(i)).append(" => ");
      }
      text.append(FormatType.of(inputs.get(i)));
    }
    return text.append(')').toString();
  }

  /** A call of a function of pg_catalog by its name alone. */
  Call plain(String name, List<Expression> arguments, int position) {
    List<PgType> inputs = arguments.stream().map(expressions.coercer()::typeOf).toList();
    List<@Nullable String> names = Collections.nCopies(inputs.size(), null);
    FunctionLookup.Found found =
        FunctionLookup.find(
            null,
            name,
            FunctionLookup.Arguments.positional(inputs),
            List.of(),
            expressions.context().schema());
    if (found instanceof FunctionLookup.One one) {
      return fit(one.fit(), arguments, inputs);
    }
    throw new PgException(
            SqlState.UNDEFINED_FUNCTION,
            "function pg_catalog." + signature(name, inputs, names) + " does not exist")
        .withHint(
            "No function matches the given name and argument types. You might need to add explicit"
                + " type casts.")
        .at(position);
  }

  /** {@code make_fn_arguments}: each argument becomes what the function takes. */
  private Call fit(FunctionLookup.Fit fit, List<Expression> arguments, List<PgType> inputs) {
    if (fit.proc().aggregateKind() == 'h') {
      unify(arguments);
    }
    Polymorphism types = Polymorphism.of(inputs, fit.types());
    List<SqlType> wanted = new ArrayList<>(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      PgType type = concrete(types, fit.proc(), fit.types().get(i));
      if (isAbsent(arguments.get(i))) {
        wanted.add(expressions.findings().visibleType(arguments.get(i)));
      } else if (type.oid() == GenericTypes.ANY) {
        wanted.add(expressions.findings().visibleType(arguments.get(i)));
      } else {
        expressions.coercer().coerce(arguments.get(i), type);
        wanted.add(SqlType.of(type));
      }
    }
    PgType result = concrete(types, fit.proc(), fit.proc().resultOid());
    return new Call(fit.proc(), wanted, SqlType.of(result), fit.variadicFrom());
  }

  private static PgType concrete(Polymorphism types, Proc proc, int oid) {
    return GenericTypes.isPolymorphic(oid) ? types.concrete(oid) : proc.type(oid);
  }

  /** {@code unify_hypothetical_args}: what is compared has one type. */
  private void unify(List<Expression> arguments) {
    int pairs = arguments.size() / 2;
    for (int i = 0; i < pairs; i++) {
      List<Expression> pair = List.of(arguments.get(pairs + i), arguments.get(i));
      PgType common = new ConditionalExpressions(expressions).commonType(pair, "WITHIN GROUP");
      pair.forEach(each -> expressions.coercer().toCommon(each, common, "WITHIN GROUP"));
    }
  }

  /** Columns of a composite result, their types made concrete by the call's arguments. */
  static List<ResultColumn> outputs(Call call) {
    List<PgType> actual = call.argumentTypes().stream().map(SqlType::type).toList();
    Proc proc = call.proc();
    int count = Math.min(actual.size(), proc.argumentOids().size());
    Polymorphism types =
        Polymorphism.of(actual.subList(0, count), proc.argumentOids().subList(0, count));
    List<ResultColumn> columns = new ArrayList<>(proc.outputs().size());
    for (Proc.Output output : proc.outputs()) {
      PgType type = concrete(types, proc, output.oid());
      columns.add(new ResultColumn(output.name(), SqlType.of(type), 0, 0));
    }
    return columns;
  }
}
