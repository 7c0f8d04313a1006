package io.irispgwire.objectscript;

import io.irispgwire.objectscript.Job.Thrown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of a method: its variables, and the running of its commands. */
final class Frame {
  /** Stands for an argument that was left out. */
  static final Object OMITTED = new Object();

  /** How a block ended. */
  private enum End {
    NORMAL,
    LEFT,
    RETURNED
  }

  private final Job process;
  private final ClassFile file;
  private final Evaluation evaluation;
  private final Map<String, Variables> locals = new HashMap<>();
  private Object returned = "";

  Frame(Job process, ClassFile file) {
    this.process = process;
    this.file = file;
    this.evaluation = new Evaluation(this, process, file);
  }

  /** Gives a formal argument its value; one by reference shares the caller's variable. */
  void bind(String name, Object value) {
    if (value instanceof Variables shared) {
      locals.put(name, shared);
    } else {
      local(name).set("", value);
    }
  }

  Variables local(String name) {
    return locals.computeIfAbsent(name, key -> new Variables());
  }

  Object run(ClassFile.Method method) {
    End unused = run(method.body());
    return returned;
  }

  private End run(List<Statement> body) {
    for (Statement statement : body) {
      process.step();
      End end = run(statement);
      if (end != End.NORMAL) {
        return end;
      }
    }
    return End.NORMAL;
  }

  private End run(Statement statement) {
    if (statement instanceof Statement.If branches) {
      return run(branches);
    }
    if (statement instanceof Statement.While loop) {
      return run(loop);
    }
    if (statement instanceof Statement.For loop) {
      return run(loop);
    }
    if (statement instanceof Statement.Try attempt) {
      return run(attempt);
    }
    if (statement instanceof Statement.Quit quit) {
      if (quit.value().isEmpty()) {
        return End.LEFT;
      }
      returned = evaluation.value(quit.value().get());
      return End.RETURNED;
    }
    simple(statement);
    return End.NORMAL;
  }

  private void simple(Statement statement) {
    if (statement instanceof Statement.Assign assign) {
      assign(assign);
    } else if (statement instanceof Statement.Do call) {
      Object unused = evaluation.value(call.call());
    } else if (statement instanceof Statement.JobCommand job) {
      process.world().job(job.call());
    } else if (statement instanceof Statement.Throw thrown) {
      throw new Thrown(
          String.valueOf(
              ((ScriptObject) evaluation.value(thrown.exception())).call("AsStatus", List.of())));
    } else if (statement instanceof Statement.Kill kill) {
      Expression.Variable variable = (Expression.Variable) kill.target();
      evaluation.variables(variable).kill(evaluation.key(variable));
    } else if (statement instanceof Statement.Lock lock) {
      lock(lock);
    } else if (statement instanceof Statement.Hang hang) {
      pause(Values.number(evaluation.value(hang.seconds())).longValue());
    } else if (statement instanceof Statement.Write write) {
      write.values().forEach(value -> process.world().write(written(value)));
    }
  }

  private String written(Expression value) {
    return value instanceof Expression.NewLine ? "\n" : String.valueOf(evaluation.value(value));
  }

  private void assign(Statement.Assign assign) {
    Object value = evaluation.value(assign.value());
    if (assign.target() instanceof Expression.Property property) {
      ((ScriptObject) evaluation.value(property.object())).setProperty(property.name(), value);
    } else if (assign.target() instanceof Expression.Variable variable) {
      if (variable.name().equals("$namespace")) {
        process.enter(String.valueOf(value));
      } else {
        evaluation.variables(variable).set(evaluation.key(variable), value);
      }
    } else {
      throw new ScriptError(file.name() + ":" + assign.line(), "cannot set that");
    }
  }

  private End run(Statement.If branches) {
    for (Statement.Branch branch : branches.branches()) {
      Optional<Expression> condition = branch.condition();
      if (condition.isEmpty() || Values.isTrue(evaluation.value(condition.get()))) {
        return run(branch.body());
      }
    }
    return End.NORMAL;
  }

  private End run(Statement.While loop) {
    while (Values.isTrue(evaluation.value(loop.condition()))) {
      process.step();
      End end = run(loop.body());
      if (end != End.NORMAL) {
        return End.NORMAL;
      }
    }
    return End.NORMAL;
  }

  private End run(Statement.For loop) {
    Variables counter = local(loop.name());
    Object step = evaluation.value(loop.step());
    Object to = evaluation.value(loop.to());
    for (Object at = evaluation.value(loop.from());
        Values.isTrue(Values.apply("<=", at, to));
        at = Values.apply("+", at, step)) {
      counter.set("", at);
      if (run(loop.body()) != End.NORMAL) {
        return End.NORMAL;
      }
    }
    return End.NORMAL;
  }

  private End run(Statement.Try attempt) {
    String namespace = process.namespace();
    try {
      End unused = run(attempt.body());
    } catch (Thrown thrown) {
      process.enter(namespace);
      local(attempt.name()).set("", new Caught(thrown.status()));
      End unused = run(attempt.handler());
    }
    return End.NORMAL;
  }

  private void lock(Statement.Lock lock) {
    String name = lock.name().name() + "/" + evaluation.key(lock.name());
    if (!lock.take()) {
      process.world().unlock(process, name);
      return;
    }
    long seconds = Values.number(evaluation.value(lock.timeout().orElseThrow())).longValue();
    try {
      process.setTest(process.world().lock(process, name, seconds * 1_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Job.Killed();
    }
  }

  /** A second of theirs is a millisecond here. */
  private static void pause(long seconds) {
    try {
      Thread.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Job.Killed();
    }
  }

  /** {@code %Exception.AbstractException}. */
  record Caught(String status) implements ScriptObject {
    @Override
    public Object property(String name) {
      throw new ScriptError("exception", "no property " + name);
    }

    @Override
    public Object call(String method, List<Object> arguments) {
      if (method.equals("AsStatus")) {
        return status;
      }
      throw new ScriptError("exception", "no method " + method);
    }
  }
}
