package io.irispgwire.sql.analysis;

/** The part of a statement an expression stands in; PostgreSQL's ParseExprKind. */
enum Clause {
  SELECT("SELECT", "", ""),
  FROM_SUBQUERY("FROM", "subqueries in FROM", "subqueries in FROM"),
  FROM_FUNCTION("FROM", "functions in FROM", "functions in FROM"),
  WHERE("WHERE", "WHERE", "WHERE"),
  JOIN_ON("JOIN/ON", "JOIN conditions", "JOIN conditions"),
  GROUP_BY("GROUP BY", "GROUP BY", ""),
  HAVING("HAVING", "", "HAVING"),
  ORDER_BY("ORDER BY", "", ""),
  DISTINCT_ON("DISTINCT ON", "", ""),
  WINDOW("WINDOW", "", "window definitions"),
  FILTER("FILTER", "FILTER", "FILTER"),
  LIMIT("LIMIT", "LIMIT", "LIMIT"),
  OFFSET("OFFSET", "OFFSET", "OFFSET"),
  VALUES("VALUES", "VALUES", "VALUES"),
  INSERT_VALUES("VALUES", "VALUES", "VALUES"),
  UPDATE_SET("UPDATE", "UPDATE", "UPDATE"),
  MERGE_WHEN("WHEN", "MERGE WHEN conditions", "MERGE WHEN conditions"),
  RETURNING("RETURNING", "RETURNING", "RETURNING"),
  EXECUTE("EXECUTE", "EXECUTE parameters", "EXECUTE parameters"),
  INDEX("ON CONFLICT", "index expressions", "index expressions"),
  INDEX_EXPRESSION("index expression", "index expressions", "index expressions"),
  INDEX_PREDICATE("WHERE", "index predicates", "index predicates"),
  CHECK("CHECK", "check constraints", "check constraints"),
  COPY_WHERE("WHERE", "COPY FROM WHERE conditions", "COPY FROM WHERE conditions"),
  DEFAULT("DEFAULT", "DEFAULT expressions", "DEFAULT expressions"),
  GENERATED("GENERATED", "column generation expressions", "column generation expressions");

  private final String label;
  private final String aggregates;
  private final String windows;

  /**
   * @param label how messages call it
   * @param aggregates the same where aggregates are refused; "" where they are allowed
   * @param windows the same for window functions
   */
  Clause(String label, String aggregates, String windows) {
    this.label = label;
    this.aggregates = aggregates;
    this.windows = windows;
  }

  String label() {
    return label;
  }

  String refusesAggregatesIn() {
    return aggregates;
  }

  String refusesWindowsIn() {
    return this == GROUP_BY ? "GROUP BY" : windows;
  }

  /** Where set-returning functions are refused: the name of the place, else "". */
  String refusesSetsIn() {
    return switch (this) {
      case WHERE, HAVING, LIMIT, OFFSET, RETURNING, VALUES, FILTER, UPDATE_SET -> label;
      case MERGE_WHEN -> "MERGE WHEN conditions";
      case JOIN_ON -> "JOIN conditions";
      case CHECK, DEFAULT, GENERATED, EXECUTE, COPY_WHERE, INDEX_EXPRESSION, INDEX_PREDICATE ->
          windows;
      default -> "";
    };
  }

  /** Where queries are refused: what the place is called, else "". */
  String refusesQueriesIn() {
    return switch (this) {
      case INDEX_EXPRESSION -> "index expression";
      case INDEX_PREDICATE -> "index predicate";
      case CHECK -> "check constraint";
      case DEFAULT -> "DEFAULT expression";
      case GENERATED -> "column generation expression";
      case EXECUTE -> "EXECUTE parameter";
      case COPY_WHERE -> "COPY FROM WHERE condition";
      default -> "";
    };
  }
}
