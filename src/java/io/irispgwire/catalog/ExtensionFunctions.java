package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Procs;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.Collections;
import java.util.List;

/** The functions of extensions as rows of pg_proc. */
final class ExtensionFunctions {
  static final RowSet ROWS =
      new RowSet(
          table()
              .rows(Procs.all().stream().filter(proc -> proc.schema().equals("public")).toList()));

  private static final long C_LANGUAGE = 13;

  private ExtensionFunctions() {}

  private static CatalogTable<List<Proc>, Proc> table() {
    return CatalogTable.<List<Proc>, Proc>named("pg_proc", procs -> procs)
        .column("oid", proc -> Integer.toUnsignedLong(proc.oid()))
        .column("proname", Proc::name)
        .all("pronamespace", SystemNamespaces.PUBLIC)
        .all("proowner", Snapshot.OWNER)
        .all("prolang", C_LANGUAGE)
        .all("procost", 1f)
        .column("prorows", proc -> proc.returnsSet() ? 1000f : 0f)
        .column("provariadic", proc -> Integer.toUnsignedLong(proc.variadicOid()))
        .column("prokind", proc -> String.valueOf(proc.kind()))
        .column("proisstrict", Proc::strict)
        .column("proretset", Proc::returnsSet)
        .column("provolatile", proc -> String.valueOf(proc.volatility()))
        .all("proparallel", "s")
        .column("pronargs", proc -> (short) proc.argumentOids().size())
        .column("pronargdefaults", proc -> (short) proc.defaults())
        .column("prorettype", proc -> Integer.toUnsignedLong(proc.resultOid()))
        .column("proargtypes", ExtensionFunctions::argumentTypes)
        .column(
            "proargnames",
            proc ->
                proc.argumentNames().isEmpty()
                    ? null
                    : PgArray.of(PgType.TEXT, proc.argumentNames()))
        .column("prosrc", Proc::source)
        .build();
  }

  private static PgArray argumentTypes(Proc proc) {
    List<Long> oids = proc.argumentOids().stream().map(Integer::toUnsignedLong).toList();
    return new PgArray(
        PgType.OID, new int[] {oids.size()}, new int[] {0}, Collections.unmodifiableList(oids));
  }
}
