package io.irispgwire.sql.routine;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an error is called: its SQLSTATE; a code that ends in 000 stands for its class.
 *
 * <p>Source: PostgreSQL {@code src/pl/plpgsql/src/pl_comp.c}, {@code plpgsql_parse_err_condition},
 * and {@code pl_exec.c}, {@code exception_matches_conditions}.
 *
 * @param name as RAISE shows it where there is no other message
 * @param code "" for OTHERS
 */
public record Condition(String name, String code) {
  private static final String CLASS = "000";

  static Condition named(String name) {
    if (name.equals("others")) {
      return new Condition(name, "");
    }
    return new Condition(name, find(name).orElseThrow(() -> unknown(name)).code());
  }

  static Condition coded(String code) {
    if (code.length() != 5 || !code.chars().allMatch(Condition::isCodeCharacter)) {
      throw new PgException(SqlState.SYNTAX_ERROR, "invalid SQLSTATE code");
    }
    return new Condition(code, code);
  }

  private static boolean isCodeCharacter(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  private static Optional<SqlState> find(String name) {
    return Arrays.stream(SqlState.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private static PgException unknown(String name) {
    return new PgException(
        SqlState.UNDEFINED_OBJECT, "unrecognized exception condition \"" + name + "\"");
  }

  /**
   * What ERRCODE says: a code or a name.
   *
   * @throws PgException 42704 for neither
   */
  public static Condition of(String written) {
    boolean isCode = written.length() == 5 && written.chars().allMatch(Condition::isCodeCharacter);
    return isCode ? coded(written) : named(written);
  }

  /** Whether an error with that code is meant. */
  public boolean matches(String other) {
    if (code.isEmpty()) {
      return !other.equals(SqlState.QUERY_CANCELED.code())
          && !other.equals(SqlState.ASSERT_FAILURE.code());
    }
    return code.equals(other) || (code.endsWith(CLASS) && other.startsWith(code.substring(0, 2)));
  }

  /** An error of that name. */
  public PgException error(String message) {
    return Arrays.stream(SqlState.values())
        .filter(state -> state.code().equals(code))
        .findFirst()
        .map(state -> new PgException(state, message))
        .orElseGet(() -> new PgException(SqlState.RAISE_EXCEPTION, message).coded(code));
  }
}
