package io.irispgwire.objectscript;

import io.irispgwire.objectscript.ClassFile.Formal;
import io.irispgwire.objectscript.ClassFile.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a compiler of ObjectScript would find in src/cls, and some things it would not. */
final class Checker {
  /** How many arguments a method of the system takes. */
  record Arity(int least, int most) {}

  private final Map<String, ClassFile> classes;
  private final Map<String, Arity> system;
  private final List<String> faults = new ArrayList<>();

  private Checker(Map<String, ClassFile> classes, Map<String, Arity> system) {
    this.classes = classes;
    this.system = system;
  }

  /**
   * The faults.
   *
   * @param system the methods of IRIS that may be called
   */
  static List<String> faults(Map<String, ClassFile> classes, Map<String, Arity> system) {
    Checker checker = new Checker(classes, system);
    classes.values().forEach(checker::check);
    return checker.faults;
  }

  private void check(ClassFile file) {
    for (Method method : file.methods().values()) {
      String where = file.name() + "." + method.name();
      Calls.in(method.body()).forEach(expression -> check(where, file, expression));
      checkReturns(where, method);
      checkNamespace(where, method);
      checkVariables(where, method);
    }
  }

  private void check(String where, ClassFile file, Expression expression) {
    if (expression instanceof Expression.OwnCall call) {
      checkCall(where, file, call.method(), call.arguments());
    } else if (expression instanceof Expression.OwnParameter parameter) {
      require(
          file.parameters().containsKey(parameter.name()),
          where + ": no parameter " + parameter.name());
    } else if (expression instanceof Expression.ClassCall call) {
      ClassFile called = classes.get(call.className());
      if (called != null) {
        checkCall(where, called, call.method(), call.arguments());
      } else {
        checkSystem(where, call.className() + "." + call.method(), call.arguments());
      }
    } else if (expression instanceof Expression.SystemCall call) {
      checkSystem(where, call.name(), call.arguments());
    } else if (expression instanceof Expression.Function function) {
      checkSystem(where, function.name(), function.arguments().orElse(List.of()));
    } else if (expression instanceof Expression.ObjectCall call) {
      checkSystem(where, "." + call.method(), call.arguments());
    }
  }

  private void checkCall(String where, ClassFile file, String name, List<Expression> arguments) {
    Method method = file.methods().get(name);
    if (method == null) {
      faults.add(where + ": no method " + file.name() + "." + name);
      return;
    }
    long least = method.formals().stream().filter(formal -> !formal.optional()).count();
    require(
        arguments.size() >= least && arguments.size() <= method.formals().size(),
        where + ": wrong number of arguments of " + file.name() + "." + name);
  }

  private void checkSystem(String where, String name, List<Expression> arguments) {
    Arity arity = system.get(name);
    if (arity == null) {
      faults.add(where + ": not a known method of the system: " + name);
      return;
    }
    require(
        arguments.size() >= arity.least() && arguments.size() <= arity.most(),
        where + ": wrong number of arguments of " + name);
  }

  private void checkReturns(String where, Method method) {
    boolean returns = !method.type().isEmpty();
    require(!returns || ends(method.body()), where + ": does not always return a value");
    require(returns || !hasValue(method.body()), where + ": returns a value, but declares no type");
  }

  private static boolean ends(List<Statement> body) {
    if (body.isEmpty()) {
      return false;
    }
    Statement last = body.get(body.size() - 1);
    if (last instanceof Statement.If branches) {
      return branches.branches().stream().allMatch(branch -> ends(branch.body()))
          && branches.branches().stream().anyMatch(branch -> branch.condition().isEmpty());
    }
    return last instanceof Statement.Throw
        || (last instanceof Statement.Quit quit && quit.value().isPresent());
  }

  private static boolean hasValue(List<Statement> body) {
    return body.stream()
        .anyMatch(
            statement ->
                (statement instanceof Statement.Quit quit && quit.value().isPresent())
                    || (statement instanceof Statement.If branches
                        && branches.branches().stream()
                            .anyMatch(branch -> hasValue(branch.body()))));
  }

  /** In another namespace the classes of ours are not there, and the change must be undone. */
  private void checkNamespace(String where, Method method) {
    boolean changed = false;
    boolean stacked = false;
    for (Statement statement : method.body()) {
      stacked |= statement instanceof Statement.NewNamespace;
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Variable variable
          && variable.name().equals("$namespace")) {
        require(stacked, where + ": sets $namespace without new");
        changed = true;
      } else if (changed) {
        boolean own =
            Calls.in(List.of(statement)).stream()
                .anyMatch(
                    expression ->
                        expression instanceof Expression.OwnCall
                            || (expression instanceof Expression.ClassCall call
                                && classes.containsKey(call.className())));
        require(!own, where + ": calls a class of ours from another namespace");
      }
    }
  }

  /** A variable that is read was set somewhere in the method. */
  private void checkVariables(String where, Method method) {
    Set<String> set = new HashSet<>(method.formals().stream().map(Formal::name).toList());
    collect(method.body(), set);
    for (Expression expression : Calls.in(method.body())) {
      if (expression instanceof Expression.Reference reference) {
        set.add(reference.name());
      }
    }
    for (Expression expression : Calls.in(method.body())) {
      if (expression instanceof Expression.Variable variable && !variable.isGlobal()) {
        boolean known =
            variable.name().equals("$namespace")
                || variable.name().startsWith("%") // %request and %response of a web application
                || set.contains(variable.name());
        require(known, where + ": nothing sets " + variable.name());
      }
    }
  }

  private static void collect(List<Statement> body, Set<String> names) {
    for (Statement statement : body) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Variable variable) {
        names.add(variable.name());
      } else if (statement instanceof Statement.If branches) {
        branches.branches().forEach(branch -> collect(branch.body(), names));
      } else if (statement instanceof Statement.While loop) {
        collect(loop.body(), names);
      } else if (statement instanceof Statement.For loop) {
        names.add(loop.name());
        collect(loop.body(), names);
      } else if (statement instanceof Statement.Try attempt) {
        collect(attempt.body(), names);
        names.add(attempt.name());
        collect(attempt.handler(), names);
      }
    }
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
