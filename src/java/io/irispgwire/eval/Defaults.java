package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Routine;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Defaults of left-out arguments: {@code system_functions.sql} of PostgreSQL 15. */
final class Defaults {
  private Defaults() {}

  /** Values of the last arguments. */
  static List<@Nullable Object> of(Proc proc) {
    return switch (proc.source()) {
      case "make_interval" -> Arrays.asList(0, 0, 0, 0, 0, 0, 0.0);
      case "jsonb_set", "parse_ident" -> Arrays.asList((Object) true);
      case "jsonb_set_lax" -> Arrays.asList(true, "use_json_null");
      case "jsonb_insert" -> Arrays.asList((Object) false);
      case "unicode_normalize_func", "unicode_is_normalized" -> Arrays.asList((Object) "NFC");
      case "pg_terminate_backend" -> Arrays.asList((Object) 0L);
      case "jsonb_path_exists",
          "jsonb_path_exists_tz",
          "jsonb_path_match",
          "jsonb_path_match_tz",
          "jsonb_path_query",
          "jsonb_path_query_tz",
          "jsonb_path_query_array",
          "jsonb_path_query_array_tz",
          "jsonb_path_query_first",
          "jsonb_path_query_first_tz" ->
          Arrays.asList("{}", false);
      case "pg_stat_statements_reset" -> Arrays.asList(0L, 0L, 0L);
      case Routine.SOURCE -> Collections.nCopies(proc.defaults(), Routine.DEFAULT);
      default -> Collections.nCopies(proc.defaults(), null);
    };
  }
}
