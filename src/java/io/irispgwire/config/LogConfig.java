package io.irispgwire.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What goes into the log, and how.
 *
 * @param file empty: standard error
 * @param minDurationMillis statements that took so long or longer are logged; -1: none for that
 *     reason
 * @param values whether statements are logged as they came, with the values in them
 */
public record LogConfig(
    Form form,
    Optional<Path> file,
    int minDurationMillis,
    Statements statements,
    boolean disconnections,
    boolean values) {
  /** Nothing beyond what is always logged. */
  public static final LogConfig USUAL =
      new LogConfig(Form.TEXT, Optional.empty(), -1, Statements.NONE, false, false);

  /** What one line is. */
  public enum Form {
    TEXT,
    JSON
  }

  /** Which statements are logged whatever they took, as PostgreSQL's log_statement. */
  public enum Statements {
    NONE,
    DDL,
    MOD,
    ALL
  }
}
