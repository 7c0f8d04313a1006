package io.irispgwire.backend.jdbc.embedded;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.List;

/**
 * Violated constraints, in the words of PostgreSQL's nbtinsert.c, ri_triggers.c and execMain.c. H2
 * tells the names only in its text:
 *
 * <pre>
 * S.t_pkey PRIMARY KEY ON S.t(id) ( /* key:1 *&#47; 1, 'x')
 * S.t_a_key INDEX S.t_a_key_INDEX_3 ON S.t(a NULLS FIRST) VALUES ( /* 1 *&#47; 'y' )
 * t_a_fkey: S.t FOREIGN KEY(a) REFERENCES S.p(id) (5)
 * </pre>
 */
final class H2Violations {
  private static final String KEY_MARK = "/* key:";

  private H2Violations() {}

  static PgException unique(H2Message message) {
    String text = message.name();
    Draft words = new Draft(text, Lexer.tokens(text));
    int on = words.next("ON", 0, words.size());
    int open = Definitions.afterName(words, on + 1);
    String constraint = lastOfName(words, 0);
    String table = lastOfName(words, on + 1);
    PgException e =
        new PgException(
                SqlState.UNIQUE_VIOLATION,
                "duplicate key value violates unique constraint \"" + constraint + "\"")
            .about(schema(words, on + 1), table, null, constraint);
    String values = keyValues(words, words.partner(open) + 1, text);
    return values.isEmpty()
        ? e
        : e.withDetail("Key (" + columns(words, open) + ")=(" + values + ") already exists.");
  }

  static PgException missingParent(H2Message message) {
    ForeignKey key = ForeignKey.of(message);
    return new PgException(
            SqlState.FOREIGN_KEY_VIOLATION,
            "insert or update on table \""
                + key.table
                + "\" violates foreign key constraint \""
                + key.name
                + "\"")
        .withDetail(
            "Key ("
                + key.columns
                + ")=("
                + key.values
                + ") is not present in table \""
                + key.parent
                + "\".")
        .about(key.schema, key.table, null, key.name);
  }

  static PgException presentChild(H2Message message) {
    ForeignKey key = ForeignKey.of(message);
    return new PgException(
            SqlState.FOREIGN_KEY_VIOLATION,
            "update or delete on table \""
                + key.parent
                + "\" violates foreign key constraint \""
                + key.name
                + "\" on table \""
                + key.table
                + "\"")
        .withDetail(
            "Key ("
                + key.parentColumns
                + ")=("
                + key.values
                + ") is still referenced from table \""
                + key.table
                + "\".")
        .about(key.schema, key.table, null, key.name);
  }

  static PgException notNull(H2Message message) {
    String column = message.name();
    String table = message.table();
    String text =
        message.sql().startsWith("ALTER")
            ? "column \"" + column + "\" of relation \"" + table + "\" contains null values"
            : "null value in column \""
                + column
                + "\" of relation \""
                + table
                + "\" violates not-null constraint";
    return new PgException(SqlState.NOT_NULL_VIOLATION, text).about("public", table, column, null);
  }

  private static String keyValues(Draft words, int at, String text) {
    if (words.is(at, "VALUES")) {
      return H2Literals.joined(words, at + 1);
    }
    int mark = text.lastIndexOf(KEY_MARK);
    int end = text.indexOf(' ', mark + KEY_MARK.length());
    return mark < 0 || end < 0 ? "" : text.substring(mark + KEY_MARK.length(), end);
  }

  private static String columns(Draft words, int open) {
    List<String> names = new ArrayList<>();
    int close = words.partner(open);
    int from = open + 1;
    while (from < close) {
      names.add(words.at(from).text());
      from = words.comma(from, close) + 1;
    }
    return String.join(", ", names);
  }

  private static String lastOfName(Draft words, int at) {
    return words.at(words.is(at + 1, ".") ? at + 2 : at).text();
  }

  /** PostgreSQL clients know IRIS's default schema as public. */
  private static String schema(Draft words, int at) {
    String name = words.is(at + 1, ".") ? words.at(at).text() : "SQLUser";
    return name.equalsIgnoreCase("SQLUser") ? "public" : name;
  }

  private record ForeignKey(
      String name,
      String schema,
      String table,
      String columns,
      String parent,
      String parentColumns,
      String values) {
    static ForeignKey of(H2Message message) {
      String text = message.name();
      Draft words = new Draft(text, Lexer.tokens(text));
      int child = words.next(":", 0, words.size()) + 1;
      int columns = Definitions.afterName(words, child) + 2;
      int parent = words.partner(columns) + 2;
      int parentColumns = Definitions.afterName(words, parent);
      int values = words.partner(parentColumns) + 1;
      return new ForeignKey(
          lastOfName(words, 0),
          H2Violations.schema(words, child),
          lastOfName(words, child),
          H2Violations.columns(words, columns),
          lastOfName(words, parent),
          H2Violations.columns(words, parentColumns),
          words.is(values, "(") ? H2Literals.joined(words, values) : "");
    }
  }
}
