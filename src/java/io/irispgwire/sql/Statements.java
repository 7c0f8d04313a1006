package io.irispgwire.sql;

import io.irispgwire.sql.tree.Query.With;
import io.irispgwire.sql.tree.Statement;

/** Which statement begins here. */
final class Statements {
  private final TokenStream in;
  private final Grammar grammar;

  Statements(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Statement statement() {
    return preparable();
  }

  /** PreparableStmt: a query, INSERT, UPDATE or DELETE. */
  Statement preparable() {
    int start = in.start();
    return switch (in.current().tag()) {
      case "with" -> with(start);
      case "insert" -> grammar.modifications.insert(start, null);
      case "update" -> grammar.modifications.update(start, null);
      case "delete" -> grammar.modifications.delete(start, null);
      default -> grammar.queries.query();
    };
  }

  private Statement with(int start) {
    in.enter();
    With with = grammar.commonTables.with();
    Statement statement = afterWith(start, with);
    in.leave();
    return statement;
  }

  private Statement afterWith(int start, With with) {
    return switch (in.current().tag()) {
      case "insert" -> grammar.modifications.insert(start, with);
      case "update" -> grammar.modifications.update(start, with);
      case "delete" -> grammar.modifications.delete(start, with);
      default -> grammar.queries.afterWith(start, with);
    };
  }
}
