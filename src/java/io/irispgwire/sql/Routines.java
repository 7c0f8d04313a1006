package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.CreateRoutine;
import io.irispgwire.sql.tree.Definition.RoutineName;
import io.irispgwire.sql.tree.Definition.RoutineParameter;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** CREATE and DROP of functions and procedures; their bodies are strings and stay as they are. */
final class Routines {
  private final TokenStream in;
  private final Grammar grammar;

  Routines(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** What stands behind the parameters. */
  private static final class Clauses {
    @Nullable TypeName returns;
    boolean set;
    String language = "sql";
    char volatility = 'v';
    boolean strict;
    @Nullable String body;
  }

  /**
   * CREATE [OR REPLACE] FUNCTION or PROCEDURE; CREATE has been read, the stream stands at the kind.
   *
   * @return null for a form that is not known here
   */
  @Nullable CreateRoutine create(int start, boolean replace) {
    boolean procedure = in.take().is("procedure");
    QualifiedName name = name();
    List<RoutineParameter> parameters = new ArrayList<>(parameters());
    Clauses clauses = new Clauses();
    if (in.accept("returns")) {
      returns(parameters, clauses);
    }
    while (!in.at(Kind.END) && !in.at(";")) {
      if (!clause(clauses)) {
        return null;
      }
    }
    String body = clauses.body;
    if (body == null) {
      return null;
    }
    return new CreateRoutine(
        in.from(start),
        procedure,
        name,
        replace,
        parameters,
        clauses.returns,
        clauses.set,
        clauses.language,
        clauses.volatility,
        clauses.strict,
        body,
        in.text().substring(start, in.from(start).end()));
  }

  private QualifiedName name() {
    Name first = Names.isTypeOrFunction(in.current()) ? grammar.names.typeOrFunction() : null;
    return first == null ? grammar.names.qualified() : grammar.names.dotted(first);
  }

  private void returns(List<RoutineParameter> parameters, Clauses clauses) {
    if (!in.accept("table")) {
      TypeName type = grammar.types.type();
      clauses.returns = type;
      clauses.set = type.setOf();
      return;
    }
    in.expect("(");
    do {
      Name column = grammar.names.any();
      parameters.add(new RoutineParameter('t', column, grammar.types.type(), ""));
    } while (in.accept(","));
    in.expect(")");
    clauses.set = true;
  }

  private List<RoutineParameter> parameters() {
    List<RoutineParameter> parameters = new ArrayList<>();
    in.expect("(");
    while (!in.at(")")) {
      parameters.add(parameter());
      if (!in.at(")")) {
        in.expect(",");
      }
    }
    in.expect(")");
    return parameters;
  }

  /** {@code [mode] [name] type} or {@code name mode type}. */
  private RoutineParameter parameter() {
    char mode = mode();
    int mark = in.mark();
    Name name = null;
    TypeName type = null;
    if (Names.isTypeOrFunction(in.current())) {
      try {
        name = grammar.names.typeOrFunction();
        char behind = mode();
        mode = behind == ' ' ? mode : behind;
        type = grammar.types.type();
        if (!in.at(",") && !in.at(")") && !in.at("default") && !in.at("=")) {
          type = null;
        }
      } catch (PgException withoutName) {
        type = null;
      }
    }
    if (type == null) {
      in.back(mark);
      name = null;
      type = grammar.types.type();
    }
    String fallback = "";
    if (in.accept("default") || in.accept("=")) {
      int from = in.start();
      grammar.expressions.expression();
      fallback = in.text().substring(from, in.from(from).end());
    }
    return new RoutineParameter(mode == ' ' ? 'i' : mode, name, type, fallback);
  }

  private char mode() {
    if (in.at("in") || in.at("out") || in.at("inout") || in.at("variadic")) {
      String word = in.take().text();
      if (word.equals("in") && in.accept("out")) {
        return 'b';
      }
      return word.equals("inout") ? 'b' : word.charAt(0);
    }
    return ' ';
  }

  private boolean clause(Clauses clauses) {
    switch (in.current().tag()) {
      case "language" -> {
        in.take();
        clauses.language =
            in.at(Kind.STRING) ? in.string().toLowerCase(Locale.ROOT) : grammar.names.any().value();
      }
      case "as" -> {
        in.take();
        clauses.body = in.string();
        return !in.at(",");
      }
      case "immutable", "stable", "volatile" -> clauses.volatility = in.take().text().charAt(0);
      case "strict" -> {
        in.take();
        clauses.strict = true;
      }
      case "called" -> words("called", "on", "null", "input");
      case "returns" -> {
        words("returns", "null", "on", "null", "input");
        clauses.strict = true;
      }
      case "external", "security" -> {
        in.accept("external");
        in.expect("security");
        return in.accept("invoker");
      }
      case "leakproof" -> in.take();
      case "not" -> words("not", "leakproof");
      case "cost", "rows", "parallel" -> {
        in.take();
        in.take();
      }
      case "begin", "return", "set", "support", "transform", "window" -> {
        return false;
      }
      default -> throw in.unexpected();
    }
    return true;
  }

  private void words(String... expected) {
    for (String word : expected) {
      in.expect(word);
    }
  }

  /** DROP has been read, the stream stands at the kind. */
  Definition drop(int start) {
    String kind = in.take().text().toUpperCase(Locale.ROOT);
    boolean ifExists = in.accept("if");
    if (ifExists) {
      in.expect("exists");
    }
    List<RoutineName> names = new ArrayList<>();
    do {
      QualifiedName name = name();
      names.add(new RoutineName(name, in.at("(") ? inputs() : null));
    } while (in.accept(","));
    grammar.definitions.cascade();
    return new Definition.DropRoutine(in.from(start), kind, ifExists, names);
  }

  private List<TypeName> inputs() {
    return parameters().stream()
        .filter(parameter -> "ibv".indexOf(parameter.mode()) >= 0)
        .map(RoutineParameter::type)
        .toList();
  }
}
