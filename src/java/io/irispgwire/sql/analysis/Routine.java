package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.tree.Definition.CreateRoutine;
import io.irispgwire.sql.tree.Definition.RoutineParameter;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A function or procedure that a client has defined.
 *
 * @param proc as calls see it; {@code source} says that it is none of PostgreSQL's
 * @param language {@code sql} or {@code plpgsql}
 * @param result the type of what it gives, or of each row
 * @param text the command that made it
 */
public record Routine(
    Proc proc,
    String language,
    List<Parameter> parameters,
    SqlType result,
    String body,
    String text) {
  /** What {@link Proc#source} of a routine says. */
  public static final String SOURCE = "?routine";

  /** Stands for an argument that was left out. */
  public static final Object DEFAULT =
      new Object() {
        @Override
        public String toString() {
          return "DEFAULT";
        }
      };

  private static final int VOID = 2278;
  private static final int TRIGGER = 2279;

  public Routine {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter, or a column of the rows that it gives.
   *
   * @param mode as in {@code pg_proc.proargmodes}
   * @param name "" for none
   * @param fallback its DEFAULT as written; "" for none
   */
  public record Parameter(char mode, String name, SqlType type, String fallback) {
    public boolean isInput() {
      return "ibv".indexOf(mode) >= 0;
    }

    public boolean isOutput() {
      return "obt".indexOf(mode) >= 0;
    }
  }

  public static boolean isOne(Proc proc) {
    return proc.source().equals(SOURCE);
  }

  /** The block of DO. */
  public static Routine anonymous(String body) {
    Proc proc =
        new Proc(
            0,
            "",
            "inline_code_block",
            'p',
            List.of(),
            0,
            0,
            VOID,
            false,
            false,
            'v',
            SOURCE,
            List.of(),
            List.of(),
            List.of(),
            ' ',
            0,
            List.of());
    return new Routine(proc, "plpgsql", List.of(), voidType(), body, body);
  }

  /** Whether it gives nothing. */
  public boolean isVoid() {
    return result.type().oid() == VOID;
  }

  public boolean isAnonymous() {
    return proc.oid() == 0;
  }

  /** Whether CALL runs it. */
  public boolean isProcedure() {
    return proc.kind() == 'p';
  }

  /** What its note is about. */
  public static String object(String name) {
    return name + "()";
  }

  /** Which of those with its name it is. */
  public String signature() {
    return signature(inputs(parameters));
  }

  private static String signature(List<Integer> oids) {
    return String.join(" ", oids.stream().map(Integer::toUnsignedString).toList());
  }

  private static List<Integer> inputs(List<Parameter> parameters) {
    return parameters.stream()
        .filter(Parameter::isInput)
        .map(parameter -> parameter.type().type().oid())
        .toList();
  }

  /** The types of its input parameters as messages show them. */
  public String shownTypes() {
    return String.join(
        ", ",
        parameters.stream()
            .filter(Parameter::isInput)
            .map(parameter -> FormatType.of(parameter.type().type()))
            .toList());
  }

  /** What a note has kept. */
  public static Routine parse(String schema, int oid, String text, SchemaLookup lookup) {
    return of(schema, oid, Parser.parseRoutine(text), lookup);
  }

  /**
   * @throws PgException 42704 for a type that is not there, 42P13 for what does not fit together,
   *     0A000 for what cannot be kept
   */
  public static Routine of(String schema, int oid, CreateRoutine node, SchemaLookup lookup) {
    List<Parameter> parameters = new ArrayList<>();
    for (RoutineParameter written : node.parameters()) {
      String name = written.name() == null ? "" : written.name().value();
      SqlType type = SqlType.of(TypeNames.resolve(written.type(), lookup).type());
      parameters.add(new Parameter(written.mode(), name, type, written.fallback()));
    }
    SqlType result = result(node, parameters, lookup);
    refuse(node, parameters, result);
    return new Routine(
        proc(schema, oid, node, parameters, result),
        node.language(),
        parameters,
        result,
        node.body(),
        node.text());
  }

  private static SqlType result(
      CreateRoutine node, List<Parameter> parameters, SchemaLookup lookup) {
    List<Parameter> outputs = parameters.stream().filter(Parameter::isOutput).toList();
    SqlType implied =
        outputs.size() == 1
            ? outputs.get(0).type()
            : outputs.isEmpty() ? voidType() : SqlType.of(PgType.RECORD);
    if (node.returns() == null) {
      if (outputs.isEmpty() && !node.procedure()) {
        throw invalid("function result type must be specified");
      }
      return implied;
    }
    SqlType written = SqlType.of(TypeNames.resolve(node.returns(), lookup).type());
    if (!outputs.isEmpty() && !written.equals(implied)) {
      throw invalid(
          "function result type must be "
              + FormatType.of(implied.type())
              + " because of OUT parameters");
    }
    return written;
  }

  private static SqlType voidType() {
    return SqlType.of(Objects.requireNonNull(Types.byOid(VOID)));
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_FUNCTION_DEFINITION, message);
  }

  private static void refuse(CreateRoutine node, List<Parameter> parameters, SqlType result) {
    boolean polymorphic =
        parameters.stream().anyMatch(p -> p.type().type().kind() == 'p' && p.mode() != 't')
            || (result.type().kind() == 'p'
                && result.type().oid() != VOID
                && !result.type().equals(PgType.RECORD));
    boolean variadic = parameters.stream().anyMatch(parameter -> parameter.mode() == 'v');
    boolean bareRecord =
        result.type().equals(PgType.RECORD) && parameters.stream().noneMatch(Parameter::isOutput);
    if (polymorphic || variadic || bareRecord) {
      String what =
          result.type().oid() == TRIGGER
              ? "a trigger function"
              : variadic
                  ? "a function with a VARIADIC parameter"
                  : bareRecord ? "a function that returns record" : "a polymorphic function";
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported")
          .withHint(
              result.type().oid() == TRIGGER
                  ? "IRIS runs triggers in ObjectScript."
                  : "Declare the types of parameters and of the result.")
          .at(node.span().position());
    }
  }

  private static Proc proc(
      String schema, int oid, CreateRoutine node, List<Parameter> parameters, SqlType result) {
    List<Parameter> called =
        parameters.stream()
            .filter(p -> p.isInput() || (node.procedure() && p.mode() == 'o'))
            .toList();
    List<String> names = called.stream().map(Parameter::name).toList();
    List<Proc.Output> outputs =
        parameters.stream()
            .filter(Parameter::isOutput)
            .map(p -> new Proc.Output(p.name(), p.type().type().oid()))
            .toList();
    int defaults = (int) called.stream().filter(p -> !p.fallback().isEmpty()).count();
    return new Proc(
        oid,
        schema,
        node.name().last().value(),
        node.procedure() ? 'p' : 'f',
        called.stream().map(p -> p.type().type().oid()).toList(),
        defaults,
        0,
        result.type().oid(),
        node.set(),
        node.strict(),
        node.volatility(),
        SOURCE,
        parameters.stream().map(Parameter::name).toList(),
        names.stream().allMatch(String::isEmpty) ? List.of() : names,
        named(outputs),
        ' ',
        0,
        own(parameters, result));
  }

  private static List<PgType> own(List<Parameter> parameters, SqlType result) {
    return Stream.concat(
            parameters.stream().map(parameter -> parameter.type().type()), Stream.of(result.type()))
        .filter(type -> type.user() != null)
        .distinct()
        .toList();
  }

  /** As CALL sees it, which writes an argument for each output too. */
  Proc called() {
    List<Parameter> written =
        parameters.stream().filter(p -> p.isInput() || p.mode() == 'o').toList();
    return new Proc(
        proc.oid(),
        proc.schema(),
        proc.name(),
        proc.kind(),
        written.stream().map(p -> p.type().type().oid()).toList(),
        proc.defaults(),
        0,
        proc.resultOid(),
        proc.returnsSet(),
        proc.strict(),
        proc.volatility(),
        SOURCE,
        proc.argumentNames(),
        List.of(),
        proc.outputs(),
        ' ',
        0,
        proc.own());
  }

  /** The types of the user's that it takes or gives. */
  public List<PgType> ownTypes() {
    return proc.own();
  }

  /** PostgreSQL: build_function_result_tupdesc_d. */
  private static List<Proc.Output> named(List<Proc.Output> outputs) {
    List<Proc.Output> named = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      Proc.Output output = outputs.get(i);
      named.add(
          output.name().isEmpty() ? new Proc.Output("column" + (i + 1), output.oid()) : output);
    }
    return named;
  }
}
