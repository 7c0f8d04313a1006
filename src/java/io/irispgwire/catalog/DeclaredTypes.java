package io.irispgwire.catalog;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.analysis.TypeDefinition;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL types of columns that IRIS has no such type for, kept in a table beside them:
 * docs/adr/0003-declared-types.md. Names are compared as IRIS compares them, whatever their case.
 */
public final class DeclaredTypes {
  /** Where the table is. */
  static final String SCHEMA = "IrisPGWire";

  private static final String TABLE = "\"IrisPGWire\".\"ColumnTypes\"";

  private static final String CREATE =
      "CREATE TABLE "
          + TABLE
          + " (\"TableSchema\" VARCHAR(128) NOT NULL, \"TableName\" VARCHAR(128) NOT NULL,"
          + " \"ColumnName\" VARCHAR(128) NOT NULL, \"TypeName\" VARCHAR(64) NOT NULL,"
          + " \"TypeModifier\" INTEGER NOT NULL, CONSTRAINT \"ColumnTypes_pkey\""
          + " PRIMARY KEY (\"TableSchema\", \"TableName\", \"ColumnName\"))";

  private static final String OF_TABLE = " WHERE \"TableSchema\" = ? AND \"TableName\" = ?";

  private static final String READ =
      "SELECT \"TableSchema\", \"TableName\", \"ColumnName\", \"TypeName\", \"TypeModifier\" FROM "
          + TABLE;

  private static final String FORGET_TABLE = "DELETE FROM " + TABLE + OF_TABLE;

  private static final String FORGET_COLUMN = FORGET_TABLE + " AND \"ColumnName\" = ?";

  private static final String MOVE = "UPDATE " + TABLE + " SET \"TableName\" = ?" + OF_TABLE;

  private static final String REMEMBER =
      "INSERT INTO "
          + TABLE
          + " (\"TableSchema\", \"TableName\", \"ColumnName\", \"TypeName\", \"TypeModifier\")"
          + " VALUES (?, ?, ?, ?, ?)";

  private DeclaredTypes() {}

  /** A column's type as it is kept; names are the back end's. */
  record Stored(String schema, String table, String column, String type, int modifier) {}

  /** Every declaration. */
  static List<Stored> read(Backend backend) {
    return read(backend, READ, List.of());
  }

  /** Those of one table. */
  static List<Stored> read(Backend backend, String schema, String table) {
    return read(backend, READ + OF_TABLE, List.of(schema, table));
  }

  private static List<Stored> read(Backend backend, String irisSql, List<String> names) {
    List<Stored> read = new ArrayList<>();
    try (Prepared question = backend.prepare(irisSql)) {
      for (int i = 0; i < names.size(); i++) {
        question.bind(i, PgType.TEXT, names.get(i));
      }
      try (Rows rows = question.query()) {
        while (rows.next()) {
          read.add(
              new Stored(
                  String.valueOf(rows.stringValue(0)),
                  String.valueOf(rows.stringValue(1)),
                  String.valueOf(rows.stringValue(2)),
                  String.valueOf(rows.stringValue(3)),
                  (int) rows.longValue(4)));
        }
      }
    } catch (PgException e) {
      if (!isMissing(e)) {
        throw e;
      }
    }
    return read;
  }

  /**
   * A column as a definition of PostgreSQL's made it.
   *
   * @param table its table's name, in the letters that the definition has
   * @param column likewise
   */
  record Written(String table, String column, SqlType type) {}

  /**
   * The columns of a table that were declared, by the upper-case name of the column.
   *
   * @param named the type that a {@link TypeDefinition#key} names
   */
  static Map<String, Written> columns(
      List<Stored> ofTable, Function<String, @Nullable PgType> named) {
    Map<String, Written> columns = new HashMap<>();
    for (Stored stored : ofTable) {
      PgType type = named.apply(stored.type());
      if (type != null) {
        columns.put(
            stored.column().toUpperCase(Locale.ROOT),
            new Written(stored.table(), stored.column(), new SqlType(type, stored.modifier())));
      }
    }
    return columns;
  }

  /**
   * Writes down what a definition declared, in the transaction that is open.
   *
   * @param declares names are the back end's
   */
  public static void apply(Backend backend, List<Declared> declares) {
    boolean exists = exists(backend);
    for (Declared declared : declares) {
      SqlType type = declared.type();
      if (type != null && !exists) {
        create(backend, CREATE);
        exists = true;
      }
      if (exists) {
        forget(backend, declared);
      }
      if (type != null) {
        remember(backend, declared, type);
      }
    }
  }

  /** A table has a new name, and takes what was declared of it along. */
  static void move(Backend backend, String schema, String table, String renamed) {
    if (read(backend, schema, table).isEmpty()) {
      return; // and what is there under the new name is what a rollback has left
    }
    forget(backend, new Declared(schema, renamed, null, null));
    try (Prepared order = backend.prepare(MOVE)) {
      order.bind(0, PgType.TEXT, renamed);
      order.bind(1, PgType.TEXT, schema);
      order.bind(2, PgType.TEXT, table);
      order.update();
    }
  }

  private static void forget(Backend backend, Declared declared) {
    String column = declared.column();
    try (Prepared order = backend.prepare(column == null ? FORGET_TABLE : FORGET_COLUMN)) {
      bindNames(order, declared.schema(), declared.table());
      if (column != null) {
        order.bind(2, PgType.TEXT, column);
      }
      order.update();
    }
  }

  private static void remember(Backend backend, Declared declared, SqlType type) {
    try (Prepared order = backend.prepare(REMEMBER)) {
      bindNames(order, declared.schema(), declared.table());
      order.bind(2, PgType.TEXT, declared.column());
      order.bind(3, PgType.TEXT, TypeDefinition.key(type.type()));
      order.bind(4, PgType.INT4, type.modifier());
      order.update();
    }
  }

  private static void bindNames(Prepared order, String schema, String table) {
    order.bind(0, PgType.TEXT, schema);
    order.bind(1, PgType.TEXT, table);
  }

  private static boolean exists(Backend backend) {
    return !backend.columns("IrisPGWire", "ColumnTypes").isEmpty();
  }

  /** Makes one of the server's own tables. */
  static void create(Backend backend, String irisSql) {
    try (Prepared order = backend.prepare(irisSql)) {
      order.update();
    } catch (PgException e) {
      // Another session may have made it a moment ago.
      if (e.state() != SqlState.DUPLICATE_TABLE) {
        throw e;
      }
    }
  }

  /** Whether the server's own table is not there yet. */
  static boolean isMissing(PgException e) {
    return e.state() == SqlState.UNDEFINED_TABLE || e.state() == SqlState.INVALID_SCHEMA_NAME;
  }
}
