package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Procs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What belongs to an extension, as rows of pg_depend: pg_dump leaves that to CREATE EXTENSION. */
final class ExtensionMembers {
  private static final long EXTENSION = 3079;
  private static final long PROC = 1255;

  /** As in pg_extension.tsv. */
  private static final long VECTOR = 14000;

  private static final long STATEMENTS = 14001;

  static final RowSet ROWS = new RowSet(rows());

  private ExtensionMembers() {}

  private static List<@Nullable Object[]> rows() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    add(rows, 1247, "pgvector_type.tsv", VECTOR);
    add(rows, 2601, "pgvector_am.tsv", VECTOR);
    add(rows, 2605, "pgvector_cast.tsv", VECTOR);
    add(rows, 2616, "pgvector_opclass.tsv", VECTOR);
    add(rows, 1259, "statements_class.tsv", STATEMENTS);
    for (@Nullable Object[] function : ExtensionFunctions.ROWS.rows()) {
      rows.add(row(PROC, (Long) Objects.requireNonNull(function[0]), VECTOR));
    }
    for (Proc proc : Procs.all()) {
      if (proc.name().startsWith("pg_stat_statements")) {
        rows.add(row(PROC, Integer.toUnsignedLong(proc.oid()), STATEMENTS));
      }
    }
    return rows;
  }

  private static void add(
      List<@Nullable Object[]> rows, long catalog, String file, long extension) {
    for (String[] line : CatalogFile.lines(file)) {
      rows.add(row(catalog, Long.parseLong(line[0]), extension));
    }
  }

  private static @Nullable Object[] row(long catalog, long object, long extension) {
    return new @Nullable Object[] {catalog, object, 0, EXTENSION, extension, 0, "e"};
  }
}
