package io.irispgwire.catalog;

import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** pg_index and pg_constraint: primary keys, which is what the back end tells of a column. */
final class KeyRows {
  private KeyRows() {}

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of("pg_index", indexes(), "pg_constraint", constraints());
  }

  private static CatalogTable<Snapshot, PrimaryKey> indexes() {
    Function<PrimaryKey, @Nullable Object> count = key -> (short) key.columns().size();
    return CatalogTable.named("pg_index", PrimaryKey::all)
        .column("indexrelid", PrimaryKey::indexOid)
        .column("indrelid", key -> Integer.toUnsignedLong(key.table().oid()))
        .column("indnatts", count)
        .column("indnkeyatts", count)
        .all("indisunique", true)
        .all("indisprimary", true)
        .all("indimmediate", true)
        .all("indisvalid", true)
        .all("indisready", true)
        .all("indislive", true)
        .column("indkey", key -> vector(PgType.INT2, key.numbers()))
        .column(
            "indcollation",
            key ->
                vector(
                    PgType.OID,
                    key.columns().stream()
                        .map(column -> TypeRow.of(column.type().type().oid()).collation())
                        .toList()))
        .column("indclass", key -> vector(PgType.OID, zeros(key, 0L)))
        .column("indoption", key -> vector(PgType.INT2, zeros(key, (short) 0)))
        .build();
  }

  private static CatalogTable<Snapshot, PrimaryKey> constraints() {
    return CatalogTable.named("pg_constraint", PrimaryKey::all)
        .column("oid", PrimaryKey::constraintOid)
        .column("conname", PrimaryKey::name)
        .column("connamespace", PrimaryKey::namespace)
        .all("contype", "p")
        .all("convalidated", true)
        .column("conrelid", key -> Integer.toUnsignedLong(key.table().oid()))
        .column("conindid", PrimaryKey::indexOid)
        .all("confupdtype", " ")
        .all("confdeltype", " ")
        .all("confmatchtype", " ")
        .all("conislocal", true)
        .all("connoinherit", true)
        .column("conkey", key -> PgArray.of(PgType.INT2, key.numbers()))
        .build();
  }

  private static <T> List<T> zeros(PrimaryKey key, T zero) {
    return Collections.nCopies(key.columns().size(), zero);
  }

  private static PgArray vector(PgType element, List<?> values) {
    return new PgArray(
        element, new int[] {values.size()}, new int[] {0}, Collections.unmodifiableList(values));
  }
}
