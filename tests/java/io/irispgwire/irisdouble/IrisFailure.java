package io.irispgwire.irisdouble;

import io.irispgwire.backend.jdbc.EmbeddedDatabase;
import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcException;

/**
 * A failure as IRIS tells it: an SQLCODE, and a text that is in the server's language but for what
 * it is about.
 */
final class IrisFailure extends Exception {
  private static final long serialVersionUID = 1L;

  static final int LOCKED_FOR_WRITE = 110;
  static final int LOCKED_FOR_READ = 114;
  static final int NO_SAVEPOINT = 375;
  static final int FATAL = 400;
  static final int ACCESS_DENIED = 417;
  static final int INTERRUPTED = 456;

  /** InterSystems IRIS Error Reference, "SQL Error Codes"; of several the first that fits. */
  private static final Map<SqlState, Integer> CODES = new EnumMap<>(SqlState.class);

  static {
    CODES.put(SqlState.SYNTAX_ERROR, 1);
    CODES.put(SqlState.DATATYPE_MISMATCH, 378);
    CODES.put(SqlState.UNDEFINED_COLUMN, 29);
    CODES.put(SqlState.UNDEFINED_TABLE, 30);
    CODES.put(SqlState.AMBIGUOUS_COLUMN, 27);
    CODES.put(SqlState.UNDEFINED_FUNCTION, 359);
    CODES.put(SqlState.GROUPING_ERROR, 19);
    CODES.put(SqlState.STRING_DATA_RIGHT_TRUNCATION, 104);
    CODES.put(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, 104);
    CODES.put(SqlState.INVALID_DATETIME_FORMAT, 146);
    CODES.put(SqlState.INVALID_TEXT_REPRESENTATION, 400);
    CODES.put(SqlState.DUPLICATE_TABLE, 201);
    CODES.put(SqlState.DUPLICATE_COLUMN, 306);
    CODES.put(SqlState.INVALID_TABLE_DEFINITION, 307);
    CODES.put(SqlState.UNDEFINED_OBJECT, 333);
    CODES.put(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, 321);
    CODES.put(SqlState.DUPLICATE_SCHEMA, 476);
    CODES.put(SqlState.DUPLICATE_OBJECT, 118);
    CODES.put(SqlState.INVALID_SCHEMA_NAME, 473);
    CODES.put(SqlState.CARDINALITY_VIOLATION, 432);
    CODES.put(SqlState.SERIALIZATION_FAILURE, 139);
    CODES.put(SqlState.FEATURE_NOT_SUPPORTED, 469);
    CODES.put(SqlState.INVALID_ESCAPE_SEQUENCE, 63);
    CODES.put(SqlState.QUERY_CANCELED, INTERRUPTED);
    CODES.put(SqlState.CANNOT_COERCE, 376);
  }

  /** The table that a statement writes. */
  private static final Pattern TARGET =
      Pattern.compile("(?:INTO|UPDATE)\\s+\"([^\"]*)\"\\s*\\.\\s*\"([^\"]*)\"");

  private final int code;

  IrisFailure(int code, String location, String text) {
    super(
        "[SQLCODE: <-"
            + code
            + ">:<>]\r\n[Location: <"
            + location
            + ">]\r\n[%msg: <"
            + text
            + ">]");
    this.code = code;
  }

  int code() {
    return code;
  }

  static IrisFailure of(SQLException e) {
    int code = e.getErrorCode();
    if (code == ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2) {
      return validation(e, quoted(e, 1), quoted(e, 0));
    }
    if (code == ErrorCode.VALUE_TOO_LONG_2) {
      return validation(e, quoted(e, 0), quoted(e, 1));
    }
    return of(EmbeddedDatabase.failure(e), "ServerLoop - Query Execute");
  }

  /** As trinodb's test of IRIS types shows it. */
  private static IrisFailure validation(SQLException e, String column, String value) {
    String name = column.split(" ", 2)[0].replace("\"", "");
    Matcher table = TARGET.matcher(e instanceof JdbcException h2 ? h2.getSQL() : "");
    boolean found = table.find();
    return new IrisFailure(
        104,
        "ServerLoop",
        "Field '%s.%s.%s' (value '%s') failed validation"
            .formatted(found ? table.group(1) : "", found ? table.group(2) : "", name, value));
  }

  private static String quoted(SQLException e, int index) {
    String text = e instanceof JdbcException h2 ? h2.getOriginalMessage() : "";
    String[] parts = text.split("\"", -1);
    return parts.length > 2 * index + 1 ? parts[2 * index + 1] : "";
  }

  static IrisFailure of(PgException e, String location) {
    Diagnostic failed = e.diagnostic();
    return switch (failed.state()) {
      case DIVISION_BY_ZERO -> new IrisFailure(FATAL, location, "<DIVIDE>");
      case DATA_EXCEPTION -> vector(failed, location);
      case UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION -> constraint(failed, location);
      case NOT_NULL_VIOLATION ->
          new IrisFailure(
              108,
              location,
              "'%s' in table 'SQLUser.%s' is a required field"
                  .formatted(failed.column(), failed.table()));
      default ->
          new IrisFailure(CODES.getOrDefault(failed.state(), FATAL), location, failed.message());
    };
  }

  private static IrisFailure vector(Diagnostic failed, String location) {
    boolean length = failed.message().startsWith("different vector dimensions");
    return new IrisFailure(length ? 257 : 258, location, failed.message());
  }

  /** Of -119 as messages seen in the open show it; of the others the end is a guess. */
  private static IrisFailure constraint(Diagnostic failed, String location) {
    boolean unique = failed.state() == SqlState.UNIQUE_VIOLATION;
    boolean child = failed.message().startsWith("update or delete");
    String schema = "public".equals(failed.schema()) ? "SQLUser" : failed.schema();
    return new IrisFailure(
        unique ? 119 : child ? 124 : 121,
        location,
        "Table '%s.%s', Constraint '%s', Field(s) %s; failed %s check"
            .formatted(
                schema,
                failed.table(),
                failed.constraint(),
                fields(String.valueOf(failed.detail())),
                unique ? "unique" : "referential"));
  }

  /** From {@code Key (a, b)=(1, x) already exists.} */
  private static String fields(String detail) {
    int middle = detail.indexOf(")=(");
    if (middle < 0) {
      return "";
    }
    String[] names = detail.substring(detail.indexOf('(') + 1, middle).split(", ", -1);
    String[] values = detail.substring(middle + 3, detail.lastIndexOf(')')).split(", ", -1);
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      fields.add(names[i] + "=\"" + values[i] + "\"");
    }
    return String.join(",", fields);
  }
}
