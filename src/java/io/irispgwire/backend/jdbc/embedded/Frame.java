package io.irispgwire.backend.jdbc.embedded;

import org.jspecify.annotations.Nullable;

/** What {@link Structure} knows of a bracket, or of the whole statement. */
final class Frame {
  final Kind kind;
  final @Nullable Frame outer;

  Clause clause = Clause.OTHER;
  int openCases;
  boolean ordered;
  boolean topped;
  boolean limited;
  boolean listed;

  Frame(Kind kind, @Nullable Frame outer) {
    this.kind = kind;
    this.outer = outer;
  }

  boolean isQuery() {
    return kind == Kind.STATEMENT || kind == Kind.SUBQUERY;
  }

  /** Whether a condition here would be a value of the select list. */
  boolean isValue() {
    if (openCases > 0) {
      return false;
    }
    return isQuery()
        ? clause == Clause.SELECT_LIST
        : kind == Kind.GROUP && outer != null && outer.isValue();
  }

  /** What a bracket is. */
  enum Kind {
    STATEMENT,
    SUBQUERY,
    /** Arguments of a function, a column list, a length: a name stands before it. */
    CALL,
    /** What follows IN, VALUES and their like. */
    LIST,
    /** Brackets around an expression. */
    GROUP
  }

  /** Where in a query we are. */
  enum Clause {
    SELECT_LIST,
    FROM,
    CONDITION,
    GROUP_BY,
    ORDER_BY,
    VALUES,
    OTHER
  }
}
