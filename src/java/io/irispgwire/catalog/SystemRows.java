package io.irispgwire.catalog;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the tables of {@code pg_catalog}: those that every PostgreSQL has, and those about
 * what the back end holds. A table that has neither is empty: the server has nothing of that kind.
 */
public final class SystemRows {
  /** Made from tables, and kept as long as the tables stay as they are. */
  private static final Map<String, CatalogTable<Snapshot, ?>> OF_TABLES = ofTables();

  /** Made from the types of users, and kept likewise. */
  private static final Map<String, CatalogTable<Snapshot, ?>> OF_TYPES = UserTypeRows.tables();

  /** The domains among them. */
  private static final Map<String, CatalogTable<Snapshot, ?>> OF_DOMAINS = DomainRows.tables();

  /** Few rows, which may differ between sessions. */
  private static final Map<String, CatalogTable<Snapshot, ?>> OF_SERVER = ServerRows.tables();

  private static final CatalogTable<Snapshot, ?> ROUTINES = RoutineRows.table();

  private SystemRows() {}

  /** Whether the table is a view, whose definition says what its rows are. */
  static boolean isComputed(Table table) {
    return table.view();
  }

  /** Whether the rows are kept, and with them what finds them by a column. */
  static boolean isIndexed(Table table) {
    return !table.view() && !OF_SERVER.containsKey(table.name());
  }

  /** Every row of a system table, as the session sees it now. */
  public static List<@Nullable Object[]> of(Table table, Schema schema, SessionFacts session) {
    List<RowSet> parts = parts(table, schema, session);
    if (parts.size() == 1) {
      return parts.get(0).rows();
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    parts.forEach(part -> rows.addAll(part.rows()));
    return rows;
  }

  /** Those that have a value in a column, counted from 0. */
  public static List<@Nullable Object[]> find(
      Table table, Schema schema, SessionFacts session, int column, Object value) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    parts(table, schema, session).forEach(part -> rows.addAll(part.find(column, value)));
    return rows;
  }

  private static List<RowSet> parts(Table table, Schema schema, SessionFacts session) {
    List<RowSet> parts = new ArrayList<>();
    parts.add(StoredRows.of(table));
    CatalogTable<Snapshot, ?> made = OF_TABLES.get(table.name());
    if (made != null) {
      parts.add(
          schema.kept(
              table.name(),
              shared -> new RowSet(made.rows(new Snapshot(schema, shared, session)))));
      List<Table> own = schema.temporaryTables();
      if (!own.isEmpty()) {
        parts.add(new RowSet(made.rows(new Snapshot(schema, own, session))));
      }
    }
    for (var ofTypes : List.of(OF_TYPES, OF_DOMAINS)) {
      CatalogTable<Snapshot, ?> rows = ofTypes.get(table.name());
      if (rows != null && !schema.types().isEmpty()) {
        parts.add(
            schema.kept(
                (ofTypes == OF_TYPES ? "types in " : "domains in ") + table.name(),
                shared -> new RowSet(rows.rows(new Snapshot(schema, List.of(), session)))));
      }
    }
    if (table.name().equals("pg_depend")) {
      parts.add(ExtensionMembers.ROWS);
    }
    if (table.name().equals("pg_proc")) {
      parts.add(ExtensionFunctions.ROWS);
      if (!schema.routines().isEmpty()) {
        parts.add(new RowSet(ROUTINES.rows(new Snapshot(schema, List.of(), session))));
      }
    }
    CatalogTable<Snapshot, ?> ofServer = OF_SERVER.get(table.name());
    if (ofServer != null) {
      parts.add(new RowSet(ofServer.rows(new Snapshot(schema, List.of(), session))));
    }
    return parts;
  }

  private static Map<String, CatalogTable<Snapshot, ?>> ofTables() {
    Map<String, CatalogTable<Snapshot, ?>> tables = new HashMap<>();
    tables.putAll(RelationRows.tables());
    tables.putAll(AttributeRows.tables());
    tables.putAll(KeyRows.tables());
    tables.putAll(DependencyRows.tables());
    tables.put("pg_description", CommentRows.table());
    return Map.copyOf(tables);
  }
}
