package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.CatalogLookup.Row;
import io.irispgwire.types.PgArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement that makes a function of pg_proc anew.
 *
 * <p>Source: PostgreSQL {@code ruleutils.c}, {@code pg_get_functiondef}.
 */
final class FunctionText {
  private static final long INTERNAL_LANGUAGE = 12;
  private static final long C_LANGUAGE = 13;

  private final Invocation in;
  private final Row proc;
  private final StringBuilder text = new StringBuilder();

  private FunctionText(Invocation in, Row proc) {
    this.in = in;
    this.proc = proc;
  }

  static void addTo(FunctionTable table) {
    table.any("pg_get_functiondef", FunctionText::of);
    table.any("oidvectortypes", (in, a) -> types(in, (PgArray) nonNull(a[0])));
  }

  /** The types of a list of numbers. */
  private static String types(Invocation in, PgArray oids) {
    List<String> names = new ArrayList<>();
    oids.elements().forEach(oid -> names.add(FunctionDefinitions.typeName(in.session(), oid)));
    return String.join(", ", names);
  }

  private static @Nullable Object of(Invocation in, @Nullable Object[] a) {
    Row proc = CatalogLookup.of(in.session(), "pg_proc").first("oid", nonNull(a[0]));
    if (proc == null) {
      return null;
    }
    if (proc.text("prokind").equals("a")) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, '"' + proc.text("proname") + "\" is an aggregate function");
    }
    return new FunctionText(in, proc).whole();
  }

  private String whole() {
    boolean procedure = proc.text("prokind").equals("p");
    String schema = ObjectNames.schema(in.session(), proc.oid("pronamespace"));
    text.append("CREATE OR REPLACE ").append(procedure ? "PROCEDURE " : "FUNCTION ");
    text.append(schema).append('.').append(Quoting.identifier(proc.text("proname")));
    text.append('(').append(FunctionDefinitions.arguments(in, proc)).append(")\n");
    if (!procedure) {
      text.append(" RETURNS ").append(FunctionDefinitions.result(in, proc)).append('\n');
    }
    Row language = CatalogLookup.of(in.session(), "pg_language").first("oid", proc.oid("prolang"));
    String named = language == null ? "" : Quoting.identifier(language.text("lanname"));
    text.append(" LANGUAGE ").append(named).append('\n');
    String properties = properties();
    text.append(properties).append(properties.isEmpty() ? "" : "\n");
    body(procedure ? "procedure" : "function");
    return text.append('\n').toString();
  }

  private String properties() {
    StringBuilder words = new StringBuilder(proc.text("prokind").equals("w") ? " WINDOW" : "");
    words.append(
        switch (proc.text("provolatile")) {
          case "i" -> " IMMUTABLE";
          case "s" -> " STABLE";
          default -> "";
        });
    words.append(
        switch (proc.text("proparallel")) {
          case "s" -> " PARALLEL SAFE";
          case "r" -> " PARALLEL RESTRICTED";
          default -> "";
        });
    words.append(isSo("proisstrict") ? " STRICT" : "");
    words.append(isSo("prosecdef") ? " SECURITY DEFINER" : "");
    words.append(isSo("proleakproof") ? " LEAKPROOF" : "");
    long language = proc.oid("prolang");
    int usual = language == INTERNAL_LANGUAGE || language == C_LANGUAGE ? 1 : 100;
    int cost = proc.number("procost");
    int rows = proc.number("prorows");
    words.append(cost == usual ? "" : " COST " + cost);
    words.append(rows == 0 || rows == 1000 ? "" : " ROWS " + rows);
    Object support = proc.get("prosupport");
    if (support instanceof Long oid && oid != 0) {
      words.append(" SUPPORT ").append(new FunctionReferences(in.session()).name(oid));
    }
    return words.toString();
  }

  private boolean isSo(String column) {
    return Boolean.TRUE.equals(proc.get(column));
  }

  private void body(String kind) {
    Object standard = proc.get("prosqlbody");
    if (standard != null) {
      text.append(standard);
      return;
    }
    text.append("AS ");
    Object library = proc.get("probin");
    if (library != null) {
      text.append(Quoting.literal(String.valueOf(library))).append(", ");
    }
    String source = proc.text("prosrc");
    StringBuilder quote = new StringBuilder("$" + kind);
    while (source.contains(quote)) {
      quote.append('x');
    }
    text.append(quote).append('$').append(source).append(quote).append('$');
  }
}
