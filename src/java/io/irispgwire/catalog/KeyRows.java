package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.RowExpressions;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** pg_index and pg_constraint. */
final class KeyRows {
  private KeyRows() {}

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of("pg_index", indexes(), "pg_constraint", constraints());
  }

  private static CatalogTable<Snapshot, IndexRelation> indexes() {
    Function<IndexRelation, @Nullable Object> count = index -> (short) index.keys().size();
    return CatalogTable.named("pg_index", Snapshot::indexes)
        .column("indexrelid", IndexRelation::oid)
        .column("indrelid", index -> Snapshot.oid(index.table()))
        .column("indnatts", count)
        .column("indnkeyatts", count)
        .column("indisunique", index -> index.index().isUnique())
        .column("indisprimary", IndexRelation::isPrimary)
        .all("indimmediate", true)
        .all("indisvalid", true)
        .all("indisready", true)
        .all("indislive", true)
        .column(
            "indkey",
            index -> vector(PgType.INT2, index.keys().stream().map(IndexKey::number).toList()))
        .column("indcollation", index -> oids(index, type -> TypeRow.of(type.oid()).collation()))
        .column("indclass", index -> oids(index, OperatorClasses::classOf))
        .column(
            "indoption",
            index -> vector(PgType.INT2, index.keys().stream().map(IndexKey::option).toList()))
        .column("indexprs", KeyRows::expressions)
        .column("indpred", KeyRows::predicate)
        .build();
  }

  private static PgArray oids(IndexRelation index, Function<PgType, Long> ofType) {
    return vector(
        PgType.OID,
        index.keys().stream().map(key -> ofType.apply(key.type().base().type())).toList());
  }

  private static @Nullable Object expressions(IndexRelation index) {
    List<String> texts =
        index.keys().stream().map(IndexKey::expression).filter(text -> !text.isEmpty()).toList();
    return texts.isEmpty() ? null : RuleTexts.indexed(texts);
  }

  private static @Nullable Object predicate(IndexRelation index) {
    return index.predicate().isEmpty() ? null : RuleTexts.predicate(index.predicate());
  }

  /** Vectors count from 0. */
  private static PgArray vector(PgType element, List<? extends Object> values) {
    return new PgArray(
        element, new int[] {values.size()}, new int[] {0}, Collections.unmodifiableList(values));
  }

  /**
   * A row of pg_constraint.
   *
   * @param foreign null for a key that is not foreign
   */
  private record Constraint(
      long oid,
      String name,
      String type,
      long namespace,
      Table table,
      long index,
      List<Table.Column> columns,
      @Nullable ForeignKey foreign,
      Table.@Nullable Check check) {
    @Nullable Object ofForeign(Function<ForeignKey, Object> value, @Nullable Object otherwise) {
      return foreign == null ? otherwise : value.apply(foreign);
    }
  }

  private static CatalogTable<Snapshot, Constraint> constraints() {
    var builder =
        CatalogTable.<Snapshot, Constraint>named("pg_constraint", KeyRows::constraints)
            .column("oid", Constraint::oid)
            .column("conname", Constraint::name)
            .column("connamespace", Constraint::namespace)
            .column("contype", Constraint::type)
            .column("convalidated", c -> c.check() == null || c.check().valid())
            .column("conrelid", c -> Snapshot.oid(c.table()))
            .column("conindid", Constraint::index)
            .all("conislocal", true)
            .column("connoinherit", c -> c.check() == null)
            .column(
                "conbin", c -> c.check() == null ? null : RuleTexts.check(c.check().condition()))
            .column("conkey", c -> numbers(c.columns()))
            .column("confrelid", c -> c.ofForeign(f -> Snapshot.oid(f.target()), 0L))
            .column("confupdtype", c -> c.ofForeign(f -> ForeignKey.letter(f.onUpdate()), " "))
            .column("confdeltype", c -> c.ofForeign(f -> ForeignKey.letter(f.onDelete()), " "))
            .column("confmatchtype", c -> c.ofForeign(f -> "s", " "))
            .column("confkey", c -> c.ofForeign(f -> numbers(f.targetColumns()), null));
    for (String operators : List.of("conpfeqop", "conppeqop", "conffeqop")) {
      builder.column(operators, c -> c.ofForeign(KeyRows::equalities, null));
    }
    return builder.build();
  }

  private static PgArray numbers(List<Table.Column> columns) {
    return PgArray.of(
        PgType.INT2, columns.stream().map(column -> (Object) (short) column.number()).toList());
  }

  private static PgArray equalities(ForeignKey key) {
    return PgArray.of(
        PgType.OID,
        key.targetColumns().stream()
            .map(column -> (Object) OperatorClasses.equality(column.type().type()))
            .toList());
  }

  private static List<Constraint> constraints(Snapshot world) {
    List<Constraint> constraints = new ArrayList<>();
    for (IndexRelation key : world.indexes()) {
      if (key.index().isConstraint()) {
        constraints.add(
            new Constraint(
                key.constraintOid(),
                key.name(),
                key.isPrimary() ? "p" : "u",
                key.namespace(),
                key.table(),
                key.oid(),
                key.columns(),
                null,
                null));
      }
    }
    for (Table table : world.tables()) {
      for (Table.Check check : table.rules().checks()) {
        constraints.add(
            new Constraint(
                world.checkOid(table, check),
                check.name(),
                "c",
                world.namespace(table.schema()),
                table,
                0,
                columns(table, check),
                null,
                check));
      }
    }
    for (ForeignKey key : world.foreignKeys()) {
      constraints.add(
          new Constraint(
              key.oid(),
              key.name(),
              "f",
              key.namespace(),
              key.table(),
              key.targetIndex(),
              key.columns(),
              key,
              null));
    }
    return constraints;
  }

  /** Those that a condition reads, in the order of the table. */
  static List<Table.Column> columns(Table table, Table.Check check) {
    return columns(table, check.condition());
  }

  /** The same of any text. */
  static List<Table.Column> columns(Table table, String text) {
    Set<String> names = RowExpressions.columns(RowExpression.of(RowExpression.parse(text)));
    return table.columns().stream().filter(column -> names.contains(column.name())).toList();
  }
}
