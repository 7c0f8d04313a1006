package io.irispgwire.sql.routine;

import java.util.Set;

/** What GET DIAGNOSTICS tells of; manual sections 43.5.5 and 43.6.8.1. */
final class Diagnosed {
  private static final Set<String> CURRENT = Set.of("row_count", "pg_context");
  private static final Set<String> STACKED =
      Set.of(
          "returned_sqlstate",
          "message_text",
          "pg_exception_detail",
          "pg_exception_hint",
          "pg_exception_context",
          "column_name",
          "constraint_name",
          "pg_datatype_name",
          "table_name",
          "schema_name");

  private Diagnosed() {}

  static Set<String> of(boolean stacked) {
    return stacked ? STACKED : CURRENT;
  }
}
