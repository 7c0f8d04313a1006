package io.irispgwire.session;

import io.irispgwire.catalog.SystemTables;
import io.irispgwire.copy.ColumnChoice;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table of a COPY, and those of its columns that the data holds, in their order there. */
record CopyTable(Table table, List<Table.Column> columns) {
  /**
   * @throws PgException 42P01, 3F000, 42703, 42701
   */
  static CopyTable of(SchemaLookup schema, Statement.Copy copy) {
    Table table = table(schema, Objects.requireNonNull(copy.table()));
    if (copy.columns().isEmpty()) {
      return new CopyTable(
          table, table.columns().stream().filter(c -> !generated(table, c)).toList());
    }
    List<Table.Column> columns = new ArrayList<>();
    for (Name name : copy.columns()) {
      Table.Column column =
          table.columns().stream()
              .filter(each -> each.name().equals(name.value()))
              .findFirst()
              .orElseThrow(() -> missing(name.value(), table));
      if (generated(table, column)) {
        throw new PgException(
                SqlState.INVALID_COLUMN_REFERENCE,
                "column \"" + name.value() + "\" is a generated column")
            .withDetail("Generated columns cannot be used in COPY.");
      }
      if (columns.contains(column)) {
        throw twice(name.value());
      }
      columns.add(column);
    }
    return new CopyTable(table, columns);
  }

  private static boolean generated(Table table, Table.Column column) {
    return table.rules().fillings().stream()
        .anyMatch(filling -> filling.generated() && filling.column().equals(column.name()));
  }

  private static Table table(SchemaLookup lookup, QualifiedName name) {
    Name schema = name.schema();
    Table table = lookup.table(schema == null ? null : schema.value(), name.last().value());
    if (table != null) {
      return table;
    }
    if (schema != null && !lookup.schemaExists(schema.value())) {
      throw new PgException(
          SqlState.INVALID_SCHEMA_NAME, "schema \"" + schema.value() + "\" does not exist");
    }
    throw new PgException(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist");
  }

  void refuseSystemTable() {
    if (SystemTables.contains(table)) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied: \"" + table.name() + "\" is a system catalog");
    }
  }

  void refuseViewAsTarget() {
    if (table.isMaterialized()) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "cannot copy to materialized view \"" + table.name() + "\"");
    }
    if (table.view()) {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE, "cannot copy to view \"" + table.name() + "\"")
          .withHint("To enable copying to a view, provide an INSTEAD OF INSERT trigger.");
    }
  }

  /** The text that selects its columns. */
  String query() {
    List<String> names = columns.stream().map(column -> quoted(column.name())).toList();
    return "SELECT " + String.join(", ", names) + " FROM " + relation();
  }

  /** Its name for a text of SQL. */
  String relation() {
    return quoted(table.schema()) + "." + quoted(table.name());
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static PgException missing(String column, @Nullable Table table) {
    String relation = table == null ? "" : " of relation \"" + table.name() + "\"";
    return new PgException(
        SqlState.UNDEFINED_COLUMN, "column \"" + column + "\"" + relation + " does not exist");
  }

  private static PgException twice(String column) {
    return new PgException(
        SqlState.DUPLICATE_COLUMN, "column \"" + column + "\" specified more than once");
  }

  /**
   * Refuses an option about columns that the data does not have.
   *
   * @param option as messages call it
   * @param copied the columns of the data
   * @param table null for that of a query
   * @throws PgException 42703, 42701, 42P10
   */
  static void check(
      String option, ColumnChoice chosen, List<String> copied, @Nullable Table table) {
    for (int i = 0; i < chosen.names().size(); i++) {
      String name = chosen.names().get(i);
      boolean exists =
          table == null
              ? copied.contains(name)
              : table.columns().stream().anyMatch(column -> column.name().equals(name));
      if (!exists) {
        throw missing(name, table);
      }
      if (chosen.names().indexOf(name) < i) {
        throw twice(name);
      }
    }
    for (String name : chosen.names()) {
      if (!copied.contains(name)) {
        throw new PgException(
            SqlState.INVALID_COLUMN_REFERENCE,
            option + " column \"" + name + "\" not referenced by COPY");
      }
    }
  }
}
