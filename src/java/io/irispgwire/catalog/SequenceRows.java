package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.List;

/** pg_sequence: what sequences count by; their relations are {@link RelationRows}' matter. */
final class SequenceRows {
  private SequenceRows() {}

  private record Row(Table table, Sequence sequence) {}

  static CatalogTable<Snapshot, ?> table() {
    return CatalogTable.<Snapshot, Row>named("pg_sequence", SequenceRows::rows)
        .column("seqrelid", row -> Snapshot.oid(row.table()))
        .column("seqtypid", row -> Integer.toUnsignedLong(row.sequence().type().oid()))
        .column("seqstart", row -> row.sequence().start())
        .column("seqincrement", row -> row.sequence().increment())
        .column("seqmax", row -> row.sequence().max())
        .column("seqmin", row -> row.sequence().min())
        .column("seqcache", row -> row.sequence().cache())
        .column("seqcycle", row -> row.sequence().cycle())
        .build();
  }

  private static List<Row> rows(Snapshot world) {
    List<Row> rows = new ArrayList<>();
    for (Table table : world.tables()) {
      Sequence sequence = table.sequence();
      if (sequence != null) {
        rows.add(new Row(table, sequence));
      }
    }
    return rows;
  }
}
