package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rows that are the same on every server, from files that PostgreSQL's COPY wrote. */
final class StoredRows {
  private static final Set<String> TABLES =
      Set.of(
          "pg_aggregate",
          "pg_am",
          "pg_amop",
          "pg_amproc",
          "pg_attribute",
          "pg_auth_members",
          "pg_authid",
          "pg_cast",
          "pg_class",
          "pg_collation",
          "pg_constraint",
          "pg_conversion",
          "pg_depend",
          "pg_description",
          "pg_extension",
          "pg_index",
          "pg_init_privs",
          "pg_language",
          "pg_opclass",
          "pg_operator",
          "pg_opfamily",
          "pg_proc",
          "pg_range",
          "pg_rewrite",
          "pg_shdescription",
          "pg_tablespace",
          "pg_ts_config",
          "pg_ts_config_map",
          "pg_ts_dict",
          "pg_ts_parser",
          "pg_ts_template",
          "pg_type",
          "sql_features",
          "sql_implementation_info",
          "sql_parts",
          "sql_sizing");

  /** What takes the place of pg_ in the names of files with more rows, of extensions. */
  private static final Map<String, String> EXTENDED =
      Map.of(
          "pg_am", "pgvector_",
          "pg_cast", "pgvector_",
          "pg_opclass", "pgvector_",
          "pg_type", "pgvector_",
          "pg_description", "extension_",
          "pg_class", "statements_",
          "pg_attribute", "statements_");

  private static final Map<String, RowSet> READ = new ConcurrentHashMap<>();

  private StoredRows() {}

  /** Empty for a table whose rows are not stored. */
  static RowSet of(Table table) {
    return TABLES.contains(table.name())
        ? READ.computeIfAbsent(table.name(), name -> read(table))
        : RowSet.EMPTY;
  }

  private static RowSet read(Table table) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String[] line : CatalogFile.lines(table.name() + ".tsv")) {
      rows.add(row(table, line));
    }
    String prefix = EXTENDED.get(table.name());
    if (prefix != null) {
      for (String[] line : CatalogFile.lines(table.name().replace("pg_", prefix) + ".tsv")) {
        rows.add(row(table, line));
      }
    }
    return new RowSet(rows);
  }

  private static @Nullable Object[] row(Table table, String[] fields) {
    @Nullable Object[] row = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      String text = CatalogFile.value(fields[i]);
      row[i] =
          text == null
              ? null
              : Codecs.of(table.columns().get(i).type().type()).readText(text, TextStyle.DEFAULT);
    }
    return row;
  }
}
