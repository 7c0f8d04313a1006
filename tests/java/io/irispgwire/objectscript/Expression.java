package io.irispgwire.objectscript;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An expression of the subset. Operators have no precedence: they apply from left to right. */
sealed interface Expression {
  /** A string or number. */
  record Literal(String value) implements Expression {}

  /** {@code {"name": value}}. */
  record Json(Map<String, Expression> members) implements Expression {}

  /** {@code true} or {@code false} in JSON. */
  record Truth(boolean value) implements Expression {}

  /** A local variable, or a global when its name begins with {@code ^}. */
  record Variable(String name, List<Expression> subscripts) implements Expression {
    boolean isGlobal() {
      return name.startsWith("^");
    }
  }

  /** {@code .NAME} as an argument: by reference. */
  record Reference(String name) implements Expression {}

  /** An argument left out. */
  record Omitted() implements Expression {}

  /** {@code ! } of {@code write}. */
  record NewLine() implements Expression {}

  /** {@code ' + -}. */
  record Unary(String operator, Expression operand) implements Expression {}

  record Binary(String operator, Expression left, Expression right) implements Expression {}

  /** {@code $piece(…)}, or a special variable such as {@code $test}: no arguments. */
  record Function(int line, String name, Optional<List<Expression>> arguments)
      implements Expression {}

  /** {@code $system.Status.OK()}. */
  record SystemCall(int line, String name, List<Expression> arguments) implements Expression {}

  /** {@code ..Method(…)}. */
  record OwnCall(int line, String method, List<Expression> arguments) implements Expression {}

  /** {@code ..#PARAMETER}. */
  record OwnParameter(int line, String name) implements Expression {}

  /** {@code ##class(Name).Method(…)}. */
  record ClassCall(int line, String className, String method, List<Expression> arguments)
      implements Expression {}

  /** {@code OBJECT.Method(…)}. */
  record ObjectCall(int line, Expression object, String method, List<Expression> arguments)
      implements Expression {}

  /** {@code OBJECT.Property}. */
  record Property(int line, Expression object, String name) implements Expression {}
}
