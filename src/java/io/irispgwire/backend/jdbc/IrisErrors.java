package io.irispgwire.backend.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.backend.Backend.StoredColumn;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * IRIS's SQLCODEs as PostgreSQL's errors, by {@code iris_errors.tsv}. The driver gives the code
 * without its sign; its texts are in the server's language, so that only codes decide, and names
 * where a message is known to hold one.
 */
final class IrisErrors {
  private static final Map<Integer, SqlState> STATES = read();

  private IrisErrors() {}

  /** What is known of a field that IRIS names. */
  @FunctionalInterface
  interface FieldTypes {
    @Nullable StoredColumn find(IrisMessage.Field field);
  }

  static PgException of(SQLException e) {
    return of(e, field -> null);
  }

  static PgException of(SQLException e, FieldTypes types) {
    IrisMessage message = IrisMessage.of(e.getErrorCode(), String.valueOf(e.getMessage()));
    return switch (message.code()) {
      case 119, 120 -> unique(message, e);
      case 121, 122 -> foreignKey(message, "insert or update on", e);
      case 123, 124 -> foreignKey(message, "update or delete on", e);
      case 108 -> required(message, e);
      case 104, 105 -> invalidField(message, types, e);
      case 110, 114 ->
          new PgException(
              SqlState.LOCK_NOT_AVAILABLE, "canceling statement due to lock timeout", e);
      case 450, 456 ->
          new PgException(SqlState.QUERY_CANCELED, "canceling statement due to user request", e);
      case 257 ->
          new PgException(SqlState.DATA_EXCEPTION, "different vector dimensions", e)
              .withDetail(message.text());
      case 400 -> fatal(message, e);
      default -> new PgException(state(message.code()), message.text(), e);
    };
  }

  /** By SQLCODE, without its sign. */
  static SqlState state(int code) {
    return STATES.getOrDefault(code, SqlState.INTERNAL_ERROR);
  }

  private static PgException unique(IrisMessage message, SQLException e) {
    IrisMessage.Constraint violated = message.constraint();
    String text = "duplicate key value violates unique constraint";
    if (violated == null) {
      return new PgException(SqlState.UNIQUE_VIOLATION, text, e).withDetail(message.text());
    }
    String key = violated.key().detail();
    return new PgException(SqlState.UNIQUE_VIOLATION, text + " \"" + violated.name() + "\"", e)
        .withDetail(key.isEmpty() ? message.text() : key + " already exists.")
        .about(shown(violated.schema()), violated.table(), null, violated.name());
  }

  private static PgException foreignKey(IrisMessage message, String what, SQLException e) {
    IrisMessage.Constraint violated = message.constraint();
    if (violated == null) {
      return new PgException(
              SqlState.FOREIGN_KEY_VIOLATION, what + " table violates foreign key constraint", e)
          .withDetail(message.text());
    }
    return new PgException(
            SqlState.FOREIGN_KEY_VIOLATION,
            what
                + " table \""
                + violated.table()
                + "\" violates foreign key constraint \""
                + violated.name()
                + "\"",
            e)
        .withDetail(message.text())
        .about(shown(violated.schema()), violated.table(), null, violated.name());
  }

  /** PostgreSQL clients know IRIS's default schema as public. */
  private static String shown(String irisSchema) {
    return irisSchema.equalsIgnoreCase("SQLUser") ? "public" : irisSchema;
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
        .about(shown(field.schema()), field.table(), field.column(), null);
  }

  /** Length, range or type: IRIS does not tell which; the field's type does, else the value. */
  private static PgException invalidField(IrisMessage message, FieldTypes types, SQLException e) {
    IrisMessage.Field field = message.field();
    StoredColumn column = field == null ? null : types.find(field);
    PgException known = column == null ? null : ofType(column, e);
    if (known != null) {
      return known;
    }
    if (field == null) { // strings are checked against fields only
      return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, message.text(), e);
    }
    boolean number = message.value().chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0);
    SqlState state =
        number && !message.value().isEmpty()
            ? SqlState.NUMERIC_VALUE_OUT_OF_RANGE
            : SqlState.STRING_DATA_RIGHT_TRUNCATION;
    return new PgException(state, message.text(), e)
        .about(shown(field.schema()), field.table(), field.column(), null);
  }

  /** PostgreSQL: int.c, numeric.c and varchar.c. */
  private static @Nullable PgException ofType(StoredColumn column, SQLException e) {
    return switch (column.typeName()) {
      case "INTEGER", "SMALLINT", "BIGINT" ->
          new PgException(
              SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
              column.typeName().toLowerCase(Locale.ROOT) + " out of range",
              e);
      case "NUMERIC" ->
          new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "numeric field overflow", e)
              .withDetail(
                  "A field with precision "
                      + column.length()
                      + ", scale "
                      + column.scale()
                      + " must round to an absolute value less than 10^"
                      + (column.length() - column.scale())
                      + ".");
      case "VARCHAR" ->
          new PgException(
              SqlState.STRING_DATA_RIGHT_TRUNCATION,
              "value too long for type character varying(" + column.length() + ")",
              e);
      default -> null;
    };
  }

  /** SQLCODE -400 is the rest; an ObjectScript error in its text tells more. */
  private static PgException fatal(IrisMessage message, SQLException e) {
    String text = message.text();
    if (text.contains("<DIVIDE>")) {
      return new PgException(SqlState.DIVISION_BY_ZERO, "division by zero", e);
    }
    if (text.contains("<INTERRUPT>")) {
      return new PgException(SqlState.QUERY_CANCELED, "canceling statement due to user request", e);
    }
    boolean tooLarge = text.contains("<MAXSTRING>") || text.contains("<SUBSCRIPT>");
    return new PgException(
        tooLarge ? SqlState.PROGRAM_LIMIT_EXCEEDED : SqlState.INTERNAL_ERROR, text, e);
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
