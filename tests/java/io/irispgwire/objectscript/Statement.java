package io.irispgwire.objectscript;

import java.util.List;
import java.util.Optional;

/** A command of the subset. */
sealed interface Statement {
  int line();

  /** {@code set TARGET = VALUE}. */
  record Assign(int line, Expression target, Expression value) implements Statement {}

  /** {@code do CALL}. */
  record Do(int line, Expression call) implements Statement {}

  /** {@code job CALL}. */
  record JobCommand(int line, Expression.ClassCall call) implements Statement {}

  /** {@code if … { } elseif … { } else { }}: the last branch may have no condition. */
  record If(int line, List<Branch> branches) implements Statement {}

  /** One branch. */
  record Branch(Optional<Expression> condition, List<Statement> body) {}

  /** {@code while CONDITION { }}. */
  record While(int line, Expression condition, List<Statement> body) implements Statement {}

  /** {@code for NAME = FROM:STEP:TO { }}. */
  record For(
      int line, String name, Expression from, Expression step, Expression to, List<Statement> body)
      implements Statement {}

  /** {@code quit}, with a value or without. */
  record Quit(int line, Optional<Expression> value) implements Statement {}

  /** {@code try { } catch NAME { }}. */
  record Try(int line, List<Statement> body, String name, List<Statement> handler)
      implements Statement {}

  /** {@code throw EXCEPTION}. */
  record Throw(int line, Expression exception) implements Statement {}

  /** {@code new $namespace}. */
  record NewNamespace(int line) implements Statement {}

  /** {@code kill VARIABLE}. */
  record Kill(int line, Expression target) implements Statement {}

  /** {@code lock +GLOBAL:TIMEOUT}, or with a minus and no timeout. */
  record Lock(int line, boolean take, Expression.Variable name, Optional<Expression> timeout)
      implements Statement {}

  /** {@code hang SECONDS}. */
  record Hang(int line, Expression seconds) implements Statement {}

  /** {@code write VALUE, !}. */
  record Write(int line, List<Expression> values) implements Statement {}
}
