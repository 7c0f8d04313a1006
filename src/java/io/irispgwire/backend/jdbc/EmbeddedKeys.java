package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredForeignKey;
import io.irispgwire.backend.Backend.StoredIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Indexes, keys and foreign keys of H2. H2 makes the rows of a table of its INFORMATION_SCHEMA anew
 * whenever it looks at it, so each is read once and joined here; and it gives the index of a
 * constraint a name of its own, so that those come from the constraints.
 */
final class EmbeddedKeys {
  /** Schema, name, kind, schema and name of the table. */
  private static final String CONSTRAINTS =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, TABLE_SCHEMA, TABLE_NAME"
          + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
          + " WHERE CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE')";

  /** Schema and name of the constraint; schema, name and column of the table; place referred to. */
  private static final String USES =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME,"
          + " POSITION_IN_UNIQUE_CONSTRAINT, ORDINAL_POSITION"
          + " FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE";

  private static final String RULES =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA,"
          + " UNIQUE_CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE"
          + " FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS";

  /** The same columns as of constraints, with the index's column and its place. */
  private static final String INDEXES =
      """
      SELECT i.INDEX_SCHEMA, i.INDEX_NAME, i.INDEX_TYPE_NAME, i.TABLE_SCHEMA, i.TABLE_NAME,
             c.COLUMN_NAME, c.ORDINAL_POSITION
      FROM INFORMATION_SCHEMA.INDEXES i
      JOIN INFORMATION_SCHEMA.INDEX_COLUMNS c
        ON c.TABLE_NAME = i.TABLE_NAME AND c.INDEX_SCHEMA = i.INDEX_SCHEMA
       AND c.INDEX_NAME = i.INDEX_NAME
      WHERE NOT i.IS_GENERATED AND i.INDEX_TYPE_NAME <> 'PRIMARY KEY'
      """;

  private static final Comparator<StoredIndex> BY_NAME =
      Comparator.comparing(StoredIndex::schema)
          .thenComparing(StoredIndex::table)
          .thenComparing(StoredIndex::name);

  private static final Comparator<StoredForeignKey> KEYS_BY_NAME =
      Comparator.comparing(StoredForeignKey::schema)
          .thenComparing(StoredForeignKey::table)
          .thenComparing(StoredForeignKey::name);

  private final Connection connection;

  EmbeddedKeys(Connection connection) {
    this.connection = connection;
  }

  /**
   * The columns of a constraint.
   *
   * @param places in the key that each refers to, from 1
   */
  private record Uses(String schema, String table, List<String> columns, List<Integer> places) {}

  List<StoredIndex> indexes() throws SQLException {
    return indexes("", "", List.of());
  }

  /**
   * @param table schema and name as they are stored, or nothing
   */
  List<StoredIndex> indexes(List<String> table) throws SQLException {
    return table.isEmpty()
        ? List.of()
        : indexes(
            "TABLE_NAME = ? AND TABLE_SCHEMA = ?",
            " AND i.TABLE_NAME = ? AND i.TABLE_SCHEMA = ?",
            List.of(table.get(1), table.get(0)));
  }

  private List<StoredIndex> indexes(String ofTable, String ofIndexed, List<String> operands)
      throws SQLException {
    List<StoredIndex> indexes = new ArrayList<>();
    Map<List<String>, Uses> uses = uses(ofTable, operands);
    String more = ofTable.isEmpty() ? "" : " AND " + ofTable;
    for (List<String> row : read(CONSTRAINTS + more, 5, operands)) {
      Uses used = uses.get(row.subList(0, 2));
      if (used != null) {
        indexes.add(
            new StoredIndex(row.get(3), row.get(4), row.get(1), true, row.get(2), used.columns()));
      }
    }
    Map<List<String>, List<String>> columns = new HashMap<>();
    for (List<String> row : read(INDEXES + ofIndexed + " ORDER BY 1, 2, 7", 7, operands)) {
      columns.computeIfAbsent(row.subList(0, 5), key -> new ArrayList<>()).add(row.get(5));
    }
    columns.forEach(
        (key, of) ->
            indexes.add(
                new StoredIndex(
                    key.get(3),
                    key.get(4),
                    key.get(1),
                    key.get(2).equals("UNIQUE INDEX"),
                    "",
                    of)));
    indexes.sort(BY_NAME);
    return indexes;
  }

  private Map<List<String>, Uses> uses(String ofTable, List<String> operands) throws SQLException {
    Map<List<String>, Uses> uses = new HashMap<>();
    String where = ofTable.isEmpty() ? "" : " WHERE " + ofTable;
    for (List<String> row : read(USES + where + " ORDER BY 1, 2, 7", 6, operands)) {
      Uses one =
          uses.computeIfAbsent(
              row.subList(0, 2),
              key -> new Uses(row.get(2), row.get(3), new ArrayList<>(), new ArrayList<>()));
      one.columns().add(row.get(4));
      one.places().add(row.get(5).isEmpty() ? 0 : Integer.parseInt(row.get(5)));
    }
    return uses;
  }

  List<StoredForeignKey> foreignKeys() throws SQLException {
    List<StoredForeignKey> keys = new ArrayList<>();
    List<List<String>> rules = read(RULES, 6, List.of());
    Map<List<String>, Uses> uses = rules.isEmpty() ? Map.of() : uses("", List.of());
    for (List<String> rule : rules) {
      Uses from = uses.get(rule.subList(0, 2));
      Uses to = uses.get(rule.subList(2, 4));
      if (from != null && to != null) {
        List<String> targets =
            from.places().stream().map(place -> to.columns().get(place - 1)).toList();
        keys.add(
            new StoredForeignKey(
                from.schema(),
                from.table(),
                rule.get(1),
                from.columns(),
                to.schema(),
                to.table(),
                targets,
                rule.get(4),
                rule.get(5)));
      }
    }
    keys.sort(KEYS_BY_NAME);
    return keys;
  }

  /** Rows of texts; empty for NULL. */
  private List<List<String>> read(String question, int columns, List<String> operands)
      throws SQLException {
    List<List<String>> read = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < operands.size(); i++) {
        statement.setString(i + 1, operands.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          List<String> row = new ArrayList<>(columns);
          for (int i = 1; i <= columns; i++) {
            String value = rows.getString(i);
            row.add(value == null ? "" : value);
          }
          read.add(row);
        }
      }
    }
    return read;
  }
}
