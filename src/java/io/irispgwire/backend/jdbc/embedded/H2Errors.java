package io.irispgwire.backend.jdbc.embedded;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * H2's errors as PostgreSQL tells them. Source of the codes: {@code org.h2.api.ErrorCode}; of the
 * texts: PostgreSQL 15, asked.
 */
public final class H2Errors {
  private H2Errors() {}

  public static PgException of(SQLException e) {
    H2Message message = H2Message.of(e);
    PgException known = constraint(e.getErrorCode(), message);
    known = known == null ? value(e.getErrorCode(), message) : known;
    known = known == null ? name(e.getErrorCode(), message) : known;
    known = known == null ? exists(e.getErrorCode(), message) : known;
    return known == null ? other(e, message) : known;
  }

  private static @Nullable PgException constraint(int code, H2Message message) {
    return switch (code) {
      case ErrorCode.DUPLICATE_KEY_1 -> H2Violations.unique(message);
      case ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1 ->
          H2Violations.missingParent(message);
      case ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_CHILD_EXISTS_1 ->
          H2Violations.presentChild(message);
      case ErrorCode.NULL_NOT_ALLOWED, ErrorCode.COLUMN_CONTAINS_NULL_VALUES_1 ->
          H2Violations.notNull(message);
      case ErrorCode.CHECK_CONSTRAINT_VIOLATED_1 ->
          new PgException(
              SqlState.CHECK_VIOLATION,
              "new row for relation \""
                  + message.table()
                  + "\" violates check constraint \""
                  + message.name()
                  + "\"");
      default -> null;
    };
  }

  private static @Nullable PgException value(int code, H2Message message) {
    String name = message.name();
    return switch (code) {
      case ErrorCode.VALUE_TOO_LONG_2 -> H2Lengths.tooLong(name);
      case ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1, ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2 ->
          outOfRange(name);
      case ErrorCode.DIVISION_BY_ZERO_1 ->
          new PgException(SqlState.DIVISION_BY_ZERO, "division by zero");
      case ErrorCode.INVALID_DATETIME_CONSTANT_2 ->
          new PgException(
              SqlState.INVALID_DATETIME_FORMAT,
              "invalid input syntax for type " + lower(name) + ": \"" + second(message) + "\"");
      case ErrorCode.DATA_CONVERSION_ERROR_1 ->
          new PgException(
              SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax: \"" + name + "\"");
      case ErrorCode.LIKE_ESCAPE_ERROR_1 ->
          new PgException(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid escape string")
              .withHint("Escape string must be empty or one character.");
      case ErrorCode.SCALAR_SUBQUERY_CONTAINS_MORE_THAN_ONE_ROW ->
          new PgException(
              SqlState.CARDINALITY_VIOLATION,
              "more than one row returned by a subquery used as an expression");
      default -> null;
    };
  }

  private static @Nullable PgException name(int code, H2Message message) {
    String name = message.name();
    return switch (code) {
      case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2 ->
          new PgException(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist");
      case ErrorCode.VIEW_NOT_FOUND_1 ->
          new PgException(SqlState.UNDEFINED_TABLE, "view \"" + name + "\" does not exist");
      case ErrorCode.COLUMN_NOT_FOUND_1 ->
          new PgException(SqlState.UNDEFINED_COLUMN, "column \"" + name + "\" does not exist");
      case ErrorCode.AMBIGUOUS_COLUMN_NAME_1 ->
          new PgException(
              SqlState.AMBIGUOUS_COLUMN, "column reference \"" + name + "\" is ambiguous");
      case ErrorCode.FUNCTION_NOT_FOUND_1 ->
          new PgException(SqlState.UNDEFINED_FUNCTION, "function " + name + " does not exist");
      case ErrorCode.INDEX_NOT_FOUND_1 ->
          new PgException(SqlState.UNDEFINED_OBJECT, "index \"" + name + "\" does not exist");
      case ErrorCode.CONSTRAINT_NOT_FOUND_1 ->
          new PgException(
              SqlState.UNDEFINED_OBJECT,
              "constraint \"" + name + "\" of relation \"" + message.table() + "\" does not exist");
      case ErrorCode.SCHEMA_NOT_FOUND_1 ->
          new PgException(SqlState.INVALID_SCHEMA_NAME, "schema \"" + name + "\" does not exist");
      case ErrorCode.USER_NOT_FOUND_1,
          ErrorCode.USER_OR_ROLE_NOT_FOUND_1,
          ErrorCode.ROLE_NOT_FOUND_1 ->
          new PgException(SqlState.UNDEFINED_OBJECT, "role \"" + name + "\" does not exist");
      case ErrorCode.UNKNOWN_DATA_TYPE_1 ->
          new PgException(SqlState.UNDEFINED_OBJECT, "type \"" + name + "\" does not exist");
      default -> null;
    };
  }

  private static @Nullable PgException exists(int code, H2Message message) {
    String name = message.name();
    return switch (code) {
      case ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1,
          ErrorCode.VIEW_ALREADY_EXISTS_1,
          ErrorCode.INDEX_ALREADY_EXISTS_1 ->
          new PgException(SqlState.DUPLICATE_TABLE, "relation \"" + name + "\" already exists");
      case ErrorCode.DUPLICATE_COLUMN_NAME_1 -> duplicateColumn(message);
      case ErrorCode.SCHEMA_ALREADY_EXISTS_1 ->
          new PgException(SqlState.DUPLICATE_SCHEMA, "schema \"" + name + "\" already exists");
      case ErrorCode.CONSTRAINT_ALREADY_EXISTS_1 ->
          new PgException(
              SqlState.DUPLICATE_OBJECT,
              "constraint \""
                  + name
                  + "\" for relation \""
                  + message.table()
                  + "\" already exists");
      case ErrorCode.SECOND_PRIMARY_KEY ->
          new PgException(
              SqlState.INVALID_TABLE_DEFINITION,
              "multiple primary keys for table \"" + message.table() + "\" are not allowed");
      case ErrorCode.CANNOT_DROP_2, ErrorCode.CANNOT_TRUNCATE_1 ->
          new PgException(
                  SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                  "cannot drop table " + name + " because other objects depend on it")
              .withHint("Use DROP ... CASCADE to drop the dependent objects too.");
      case ErrorCode.COLUMN_IS_REFERENCED_1, ErrorCode.INDEX_BELONGS_TO_CONSTRAINT_2 ->
          new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "cannot drop " + name + " because other objects depend on it");
      case ErrorCode.USER_ALREADY_EXISTS_1, ErrorCode.ROLE_ALREADY_EXISTS_1 ->
          new PgException(SqlState.DUPLICATE_OBJECT, "role \"" + name + "\" already exists");
      default -> null;
    };
  }

  private static PgException other(SQLException e, H2Message message) {
    return switch (e.getErrorCode()) {
      case ErrorCode.SYNTAX_ERROR_1, ErrorCode.SYNTAX_ERROR_2 ->
          new PgException(SqlState.SYNTAX_ERROR, "invalid SQL statement: " + message.text(), e);
      case ErrorCode.COLUMN_COUNT_DOES_NOT_MATCH ->
          new PgException(SqlState.SYNTAX_ERROR, "column count does not match", e);
      case ErrorCode.MUST_GROUP_BY_COLUMN_1 ->
          new PgException(
              SqlState.GROUPING_ERROR,
              "column \""
                  + message.name()
                  + "\" must appear in the GROUP BY clause or be used in an aggregate function");
      case ErrorCode.LOCK_TIMEOUT_1 ->
          new PgException(SqlState.LOCK_NOT_AVAILABLE, "canceling statement due to lock timeout");
      case ErrorCode.DEADLOCK_1 -> new PgException(SqlState.DEADLOCK_DETECTED, "deadlock detected");
      case ErrorCode.CONCURRENT_UPDATE_1,
          ErrorCode.ROW_NOT_FOUND_WHEN_DELETING_1,
          ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX ->
          new PgException(
              SqlState.SERIALIZATION_FAILURE,
              "could not serialize access due to concurrent update");
      case ErrorCode.STATEMENT_WAS_CANCELED ->
          new PgException(SqlState.QUERY_CANCELED, "canceling statement due to user request");
      case ErrorCode.OUT_OF_MEMORY -> new PgException(SqlState.OUT_OF_MEMORY, "out of memory", e);
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
          new PgException(
              SqlState.IO_ERROR, "the embedded database cannot read or write its file", e);
      case ErrorCode.DATABASE_IS_CLOSED, ErrorCode.CONNECTION_BROKEN_1, ErrorCode.OBJECT_CLOSED ->
          new PgException(SqlState.CONNECTION_FAILURE, "the connection to the database is lost", e);
      case ErrorCode.SAVEPOINT_IS_INVALID_1 ->
          new PgException(SqlState.INVALID_SAVEPOINT_SPECIFICATION, "savepoint does not exist", e);
      case ErrorCode.FEATURE_NOT_SUPPORTED_1 ->
          new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "the embedded database has no " + message.name(), e);
      default -> byClass(e, message);
    };
  }

  /** The rest keeps H2's own words under the class of its SQLSTATE. */
  private static PgException byClass(SQLException e, H2Message message) {
    String state = String.valueOf(e.getSQLState());
    SqlState ours =
        state.startsWith("22")
            ? SqlState.DATA_EXCEPTION
            : state.startsWith("42") ? SqlState.SYNTAX_ERROR : SqlState.INTERNAL_ERROR;
    return new PgException(ours, message.text(), e);
  }

  private static PgException duplicateColumn(H2Message message) {
    String text =
        message.sql().startsWith("ALTER")
            ? "column \""
                + message.name()
                + "\" of relation \""
                + message.table()
                + "\" already exists"
            : "column \"" + message.name() + "\" specified more than once";
    return new PgException(SqlState.DUPLICATE_COLUMN, text);
  }

  /** H2 names the value and not the type: the narrowest type that cannot hold it is meant. */
  private static PgException outOfRange(String value) {
    String type = "bigint";
    try {
      BigDecimal number = new BigDecimal(value);
      boolean isLong = number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
      boolean isInt = number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
      type = isInt ? "smallint" : isLong ? "integer" : "bigint";
    } catch (NumberFormatException e) {
      return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range", e);
    }
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, type + " out of range");
  }

  private static String second(H2Message message) {
    return message.quoted().size() > 1 ? message.quoted().get(1) : "";
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
