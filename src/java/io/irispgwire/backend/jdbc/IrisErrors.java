package io.irispgwire.backend.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * IRIS's SQLCODEs as PostgreSQL's errors, by {@code iris_errors.tsv}. The driver gives the code
 * without its sign; its texts are in the server's language, so that only codes decide, and names
 * where a message is known to hold one.
 */
final class IrisErrors {
  private static final Map<Integer, SqlState> STATES = read();

  private static final int CONNECTION_REFUSED = 461;

  private IrisErrors() {}

  static PgException of(SQLException e) {
    IrisMessage message = IrisMessage.of(e.getErrorCode(), String.valueOf(e.getMessage()));
    return switch (message.code()) {
      case 119, 120 -> unique(message, e);
      case 121, 122 -> foreignKey(message, "insert or update on", e);
      case 123, 124 -> foreignKey(message, "update or delete on", e);
      case 108 -> required(message, e);
      case 104, 105 -> invalidField(message, e);
      case 110, 114 ->
          new PgException(
              SqlState.LOCK_NOT_AVAILABLE, "canceling statement due to lock timeout", e);
      case 450, 456 ->
          new PgException(SqlState.QUERY_CANCELED, "canceling statement due to user request", e);
      case 257 ->
          new PgException(SqlState.DATA_EXCEPTION, "different vector dimensions", e)
              .withDetail(message.text());
      case 400 -> new PgException(fatal(message), message.text(), e);
      default -> new PgException(state(message.code()), message.text(), e);
    };
  }

  /** A refused login: who it was, and never with what. */
  static PgException ofLogin(SQLException e, String user, String namespace) {
    IrisMessage message = IrisMessage.of(e.getErrorCode(), String.valueOf(e.getMessage()));
    SqlState state = state(message.code());
    if (state == SqlState.INVALID_PASSWORD) {
      return new PgException(state, "password authentication failed for user \"" + user + "\"", e);
    }
    boolean namespaceTold =
        message.text().contains(namespace) && message.code() != CONNECTION_REFUSED;
    if (state == SqlState.INVALID_CATALOG_NAME || namespaceTold) {
      return new PgException(
          SqlState.INVALID_CATALOG_NAME, "database \"" + namespace + "\" does not exist", e);
    }
    return state == SqlState.TOO_MANY_CONNECTIONS
        ? new PgException(state, "the IRIS licence allows no more connections", e)
        : new PgException(SqlState.CONNECTION_FAILURE, "IRIS cannot be reached", e);
  }

  /** By SQLCODE, without its sign. */
  static SqlState state(int code) {
    return STATES.getOrDefault(code, SqlState.INTERNAL_ERROR);
  }

  private static PgException unique(IrisMessage message, SQLException e) {
    String name = message.bracketed();
    String text = "duplicate key value violates unique constraint";
    return new PgException(
            SqlState.UNIQUE_VIOLATION, name == null ? text : text + " \"" + name + "\"", e)
        .withDetail(message.text())
        .about(null, null, null, name);
  }

  private static PgException foreignKey(IrisMessage message, String what, SQLException e) {
    return new PgException(
            SqlState.FOREIGN_KEY_VIOLATION, what + " table violates foreign key constraint", e)
        .withDetail(message.text())
        .about(null, null, null, message.bracketed());
  }

  private static PgException required(IrisMessage message, SQLException e) {
    IrisMessage.Field field = message.field();
    if (field == null) {
      return new PgException(SqlState.NOT_NULL_VIOLATION, message.text(), e);
    }
    String text =
        "null value in column \""
            + field.column()
            + "\" of relation \""
            + field.table()
            + "\" violates not-null constraint";
    return new PgException(SqlState.NOT_NULL_VIOLATION, text, e)
        .about(field.schema(), field.table(), field.column(), null);
  }

  /** Length, range or type: IRIS does not tell which, the value does. */
  private static PgException invalidField(IrisMessage message, SQLException e) {
    boolean number = message.value().chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0);
    SqlState state =
        number && !message.value().isEmpty()
            ? SqlState.NUMERIC_VALUE_OUT_OF_RANGE
            : SqlState.STRING_DATA_RIGHT_TRUNCATION;
    IrisMessage.Field field = message.field();
    PgException failure = new PgException(state, message.text(), e);
    return field == null
        ? failure
        : failure.about(field.schema(), field.table(), field.column(), null);
  }

  /** SQLCODE -400 is the rest; an ObjectScript error in its text tells more. */
  private static SqlState fatal(IrisMessage message) {
    String text = message.text();
    if (text.contains("<DIVIDE>")) {
      return SqlState.DIVISION_BY_ZERO;
    }
    if (text.contains("<MAXSTRING>") || text.contains("<SUBSCRIPT>")) {
      return SqlState.PROGRAM_LIMIT_EXCEEDED;
    }
    return text.contains("<INTERRUPT>") ? SqlState.QUERY_CANCELED : SqlState.INTERNAL_ERROR;
  }

  private static Map<Integer, SqlState> read() {
    Map<String, SqlState> byCode = new HashMap<>();
    Arrays.stream(SqlState.values()).forEach(state -> byCode.put(state.code(), state));
    Map<Integer, SqlState> states = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(IrisErrors.class.getResourceAsStream("iris_errors.tsv"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] field = line.split("\t", -1);
          states.put(
              Integer.valueOf(field[0]),
              Objects.requireNonNull(byCode.get(field[1]), "no such SQLSTATE"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(states);
  }
}
