package io.irispgwire.sql.deparse;

/**
 * An expression as PostgreSQL keeps it in a rule: literals with their types, casts that nobody
 * wrote included. Written by {@code get_rule_expr} of {@code ruleutils.c}, PostgreSQL 15.
 */
interface Shown {
  /** {@code get_rule_expr}: writes it, without casts around it that nobody wrote. */
  void print(Printer out);

  /** The same with the casts that nobody wrote. */
  default void printWithCasts(Printer out) {
    print(out);
  }

  /** {@code isSimpleNode}: whether it needs no parentheses inside {@code parent}. */
  boolean isSimple(Shown parent);

  /** Whether it keeps what stands in it apart by parentheses of its own. */
  default boolean encloses() {
    return false;
  }

  /** {@code get_rule_expr_paren}. */
  default void printIn(Shown parent, Printer out, boolean casts) {
    boolean parentheses = out.pretty() && !isSimple(parent);
    out.add(parentheses ? "(" : "");
    if (casts) {
      printWithCasts(out);
    } else {
      print(out);
    }
    out.add(parentheses ? ")" : "");
  }
}
