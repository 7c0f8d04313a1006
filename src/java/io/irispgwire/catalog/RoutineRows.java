package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions and procedures that clients have defined, as rows of pg_proc. */
final class RoutineRows {
  private static final long SQL_LANGUAGE = 14;

  /** As in pg_language.tsv. */
  private static final long PLPGSQL_LANGUAGE = 13563;

  private static final int RECORD = 2249;

  private RoutineRows() {}

  private record Row(Routine routine, Snapshot world) {
    Proc proc() {
      return routine.proc();
    }
  }

  static CatalogTable<Snapshot, ?> table() {
    return CatalogTable.<Snapshot, Row>named("pg_proc", RoutineRows::rows)
        .column("oid", row -> Integer.toUnsignedLong(row.proc().oid()))
        .column("proname", row -> row.proc().name())
        .column("pronamespace", row -> row.world().namespace(row.proc().schema()))
        .all("proowner", Snapshot.OWNER)
        .column("prolang", RoutineRows::language)
        .all("procost", 100f)
        .column("prorows", row -> row.proc().returnsSet() ? 1000f : 0f)
        .all("provariadic", 0L)
        .column("prokind", row -> String.valueOf(row.proc().kind()))
        .column("proisstrict", row -> row.proc().strict())
        .column("proretset", row -> row.proc().returnsSet())
        .column("provolatile", row -> String.valueOf(row.proc().volatility()))
        .all("proparallel", "u")
        .column("pronargs", row -> (short) inputs(row).size())
        .column("pronargdefaults", row -> (short) row.proc().defaults())
        .column("prorettype", RoutineRows::result)
        .column("proargtypes", row -> numbers(inputs(row)))
        .column("proallargtypes", RoutineRows::allTypes)
        .column("proargmodes", RoutineRows::modes)
        .column("proargnames", RoutineRows::names)
        .column("proargdefaults", RoutineRows::defaults)
        .column("prosrc", row -> row.routine().body())
        .build();
  }

  private static List<Row> rows(Snapshot world) {
    return world.schema().routines().stream().map(routine -> new Row(routine, world)).toList();
  }

  private static Object language(Row row) {
    return row.routine().language().equals("plpgsql") ? PLPGSQL_LANGUAGE : SQL_LANGUAGE;
  }

  private static List<Long> inputs(Row row) {
    return row.routine().parameters().stream()
        .filter(Routine.Parameter::isInput)
        .map(RoutineRows::type)
        .toList();
  }

  private static long type(Routine.Parameter parameter) {
    return Integer.toUnsignedLong(parameter.type().type().oid());
  }

  /** A procedure that gives anything back gives a record. */
  private static Object result(Row row) {
    boolean record = row.routine().isProcedure() && !row.proc().outputs().isEmpty();
    return Integer.toUnsignedLong(record ? RECORD : row.proc().resultOid());
  }

  private static PgArray numbers(List<Long> oids) {
    return new PgArray(
        PgType.OID, new int[] {oids.size()}, new int[] {0}, Collections.unmodifiableList(oids));
  }

  private static boolean onlyInputs(Row row) {
    return row.routine().parameters().stream().allMatch(p -> p.mode() == 'i');
  }

  private static @Nullable Object allTypes(Row row) {
    return onlyInputs(row)
        ? null
        : PgArray.of(
            PgType.OID, row.routine().parameters().stream().map(RoutineRows::type).toList());
  }

  private static @Nullable Object modes(Row row) {
    return onlyInputs(row)
        ? null
        : PgArray.of(
            PgType.CHAR,
            row.routine().parameters().stream().map(p -> String.valueOf(p.mode())).toList());
  }

  private static @Nullable Object names(Row row) {
    List<String> names = row.routine().parameters().stream().map(Routine.Parameter::name).toList();
    return names.stream().allMatch(String::isEmpty) ? null : PgArray.of(PgType.TEXT, names);
  }

  private static @Nullable Object defaults(Row row) {
    List<String> written = new ArrayList<>();
    row.routine().parameters().stream()
        .map(Routine.Parameter::fallback)
        .filter(text -> !text.isEmpty())
        .forEach(written::add);
    return written.isEmpty() ? null : String.join(", ", written);
  }
}
