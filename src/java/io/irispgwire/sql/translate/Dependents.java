package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.ViewQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The views, materialized ones among them, that need what is dropped or changed: IRIS knows nothing
 * of the latter. Source: PostgreSQL {@code dependency.c}.
 */
final class Dependents {
  private final SchemaLookup schema;
  private final Map<Table, Analysis> readers = new LinkedHashMap<>();

  /**
   * A view, and what it needs.
   *
   * @param on as messages call it
   */
  record Dependent(Table view, String on) {}

  Dependents(SchemaLookup schema) {
    this.schema = schema;
    for (Table table : schema.tables()) {
      Analysis analysis = analysis(table.query());
      if (analysis != null) {
        readers.put(table, analysis);
      }
    }
  }

  /** Null where a view has none that is known, or that can be understood any more. */
  private @Nullable Analysis analysis(@Nullable ViewQuery query) {
    try {
      return query == null
          ? null
          : new Analyzer(schema).analyze(Parser.parse(query.text()).get(0), List.of());
    } catch (PgException e) {
      return null;
    }
  }

  /** Those of all that is dropped, but not what is dropped itself; each behind what it needs. */
  List<Dependent> of(List<Table> dropped) {
    List<Dependent> found = new ArrayList<>();
    dropped.forEach(table -> collect(table, dropped, found));
    return found;
  }

  private void collect(Table needed, List<Table> dropped, List<Dependent> found) {
    readers.forEach(
        (view, analysis) -> {
          if (reads(analysis, needed)
              && !dropped.contains(view)
              && found.stream().noneMatch(each -> each.view().equals(view))) {
            found.add(new Dependent(view, shown(needed)));
            collect(view, dropped, found);
          }
        });
  }

  /** Those that need one column of a table. */
  List<Dependent> of(Table table, String column) {
    List<Dependent> found = new ArrayList<>();
    readers.forEach(
        (view, analysis) -> {
          if (reads(analysis, table)
              && new ColumnUse(analysis).of(table, column)
              && found.stream().noneMatch(each -> each.view().equals(view))) {
            found.add(new Dependent(view, "column " + column + " of " + shown(table)));
            collect(view, List.of(table), found);
          }
        });
    return found;
  }

  /** Those that read others of the list before these. */
  List<Table> inOrder(List<Table> dropped) {
    List<Table> left = new ArrayList<>(dropped);
    List<Table> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Table next =
          left.stream()
              .filter(table -> left.stream().noneMatch(other -> reads(other, table)))
              .findFirst()
              .orElse(left.get(0));
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private boolean reads(Table view, Table table) {
    Analysis analysis = readers.get(view);
    return analysis != null && reads(analysis, table);
  }

  private static boolean reads(Analysis analysis, Table table) {
    return analysis.tables().stream().anyMatch(each -> each.oid() == table.oid());
  }

  /** {@code getObjectDescription}. */
  String shown(Table table) {
    boolean visible = schema.searchPath().contains(table.schema());
    String name = visible ? table.name() : table.schema() + '.' + table.name();
    return table.kind() + ' ' + name;
  }

  /**
   * @throws PgException 2BP01
   * @param what is not dropped
   */
  PgException refusal(String what, List<Dependent> dependents) {
    String of = what.equals("desired object(s)") ? "them" : "it";
    return new PgException(
            SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
            "cannot drop " + what + " because other objects depend on " + of)
        .withDetail(
            String.join(
                "\n",
                dependents.stream()
                    .map(each -> shown(each.view()) + " depends on " + each.on())
                    .toList()))
        .withHint("Use DROP ... CASCADE to drop the dependent objects too.");
  }
}
