package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.CommandOption;
import io.irispgwire.sql.tree.Statement.Explain;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What EXPLAIN is to show. Source of the checks: PostgreSQL 15 {@code
 * src/backend/commands/explain.c}, {@code ExplainQuery}.
 *
 * @param analyze whether the statement is run, and its rows counted
 * @param verbose whether columns and differences are told
 * @param timing whether the run is timed
 * @param summary whether the whole time is told
 * @param json whether the answer is one JSON document
 */
record ExplainOptions(
    boolean analyze, boolean verbose, boolean timing, boolean summary, boolean json) {
  private static final List<String> BOOLEANS =
      List.of("analyze", "verbose", "costs", "buffers", "wal", "settings", "timing", "summary");

  static ExplainOptions of(Explain explain) {
    Map<String, Boolean> given = new HashMap<>();
    boolean json = false;
    for (CommandOption option : explain.options()) {
      if (BOOLEANS.contains(option.name())) {
        given.put(option.name(), bool(option));
      } else if (option.name().equals("format")) {
        json = isJson(option);
      } else {
        throw new PgException(
                SqlState.SYNTAX_ERROR, "unrecognized EXPLAIN option \"" + option.name() + "\"")
            .at(option.span().position());
      }
    }
    boolean analyze = given.getOrDefault("analyze", false);
    for (String option : List.of("wal", "timing")) {
      if (!analyze && given.getOrDefault(option, false)) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE,
            "EXPLAIN option " + option.toUpperCase(Locale.ROOT) + " requires ANALYZE");
      }
    }
    return new ExplainOptions(
        analyze,
        given.getOrDefault("verbose", false),
        given.getOrDefault("timing", analyze),
        given.getOrDefault("summary", analyze),
        json);
  }

  /** PostgreSQL: define.c, defGetBoolean. */
  private static boolean bool(CommandOption option) {
    return switch (option.value().toLowerCase(Locale.ROOT)) {
      case "", "true", "on", "1" -> true;
      case "false", "off", "0" -> false;
      default ->
          throw new PgException(SqlState.SYNTAX_ERROR, option.name() + " requires a Boolean value");
    };
  }

  private static boolean isJson(CommandOption option) {
    return switch (option.value()) {
      case "text" -> false;
      case "json" -> true;
      case "xml", "yaml" ->
          throw new PgException(
                  SqlState.FEATURE_NOT_SUPPORTED,
                  "EXPLAIN (FORMAT "
                      + option.value().toUpperCase(Locale.ROOT)
                      + ") is not supported")
              .withHint("Use FORMAT TEXT or FORMAT JSON.")
              .at(option.span().position());
      case "" -> throw new PgException(SqlState.SYNTAX_ERROR, "format requires a parameter");
      default ->
          throw new PgException(
                  SqlState.INVALID_PARAMETER_VALUE,
                  "unrecognized value for EXPLAIN option \"format\": \"" + option.value() + "\"")
              .at(option.span().position());
    };
  }
}
