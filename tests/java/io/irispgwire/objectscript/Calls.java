package io.irispgwire.objectscript;

import java.util.ArrayList;
import java.util.List;

/** Every expression of a body, outermost first. */
final class Calls {
  private final List<Expression> found = new ArrayList<>();

  private Calls() {}

  static List<Expression> in(List<Statement> body) {
    Calls calls = new Calls();
    body.forEach(calls::walk);
    return calls.found;
  }

  private void walk(Statement statement) {
    if (statement instanceof Statement.Assign assign) {
      walk(assign.target());
      walk(assign.value());
    } else if (statement instanceof Statement.Do call) {
      walk(call.call());
    } else if (statement instanceof Statement.JobCommand job) {
      walk(job.call());
    } else if (statement instanceof Statement.If branches) {
      branches
          .branches()
          .forEach(
              branch -> {
                branch.condition().ifPresent(this::walk);
                branch.body().forEach(this::walk);
              });
    } else if (statement instanceof Statement.While loop) {
      walk(loop.condition());
      loop.body().forEach(this::walk);
    } else if (statement instanceof Statement.For loop) {
      List.of(loop.from(), loop.step(), loop.to()).forEach(this::walk);
      loop.body().forEach(this::walk);
    } else {
      walkRest(statement);
    }
  }

  private void walkRest(Statement statement) {
    if (statement instanceof Statement.Quit quit) {
      quit.value().ifPresent(this::walk);
    } else if (statement instanceof Statement.Try attempt) {
      attempt.body().forEach(this::walk);
      attempt.handler().forEach(this::walk);
    } else if (statement instanceof Statement.Throw thrown) {
      walk(thrown.exception());
    } else if (statement instanceof Statement.Kill kill) {
      walk(kill.target());
    } else if (statement instanceof Statement.Lock lock) {
      walk(lock.name());
      lock.timeout().ifPresent(this::walk);
    } else if (statement instanceof Statement.Hang hang) {
      walk(hang.seconds());
    } else if (statement instanceof Statement.Write write) {
      write.values().forEach(this::walk);
    }
  }

  private void walk(Expression expression) {
    found.add(expression);
    if (expression instanceof Expression.Json json) {
      json.members().values().forEach(this::walk);
    } else if (expression instanceof Expression.Variable variable) {
      variable.subscripts().forEach(this::walk);
    } else if (expression instanceof Expression.Unary unary) {
      walk(unary.operand());
    } else if (expression instanceof Expression.Binary binary) {
      walk(binary.left());
      walk(binary.right());
    } else if (expression instanceof Expression.Function function) {
      function.arguments().orElse(List.of()).forEach(this::walk);
    } else if (expression instanceof Expression.SystemCall call) {
      call.arguments().forEach(this::walk);
    } else if (expression instanceof Expression.OwnCall call) {
      call.arguments().forEach(this::walk);
    } else if (expression instanceof Expression.ClassCall call) {
      call.arguments().forEach(this::walk);
    } else if (expression instanceof Expression.ObjectCall call) {
      walk(call.object());
      call.arguments().forEach(this::walk);
    } else if (expression instanceof Expression.Property property) {
      walk(property.object());
    }
  }
}
