package io.irispgwire.catalog;

import io.irispgwire.eval.Evaluator;
import io.irispgwire.eval.Evaluator.Evaluation;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The views of {@code pg_catalog} and {@code information_schema}: PostgreSQL's own definitions,
 * computed over the tables of {@link SystemRows}. Each is compiled when it is first asked.
 */
final class SystemViews {
  private static final Map<Integer, String> DEFINITIONS = read();
  private static final Map<Integer, Evaluation> COMPILED = new ConcurrentHashMap<>();

  private SystemViews() {}

  /** What {@code pg_get_viewdef} gives; null for what is no view of ours. */
  static @Nullable String definition(long oid) {
    return DEFINITIONS.get((int) oid);
  }

  /**
   * @throws io.irispgwire.error.PgException 0A000 for a view that needs what is not implemented
   */
  static Evaluation of(Table view) {
    return COMPILED.computeIfAbsent(view.oid(), SystemViews::compile);
  }

  private static Evaluation compile(int oid) {
    String sql = Objects.requireNonNull(DEFINITIONS.get(oid));
    Analyzer analyzer = new Analyzer(new SystemSchema());
    return Objects.requireNonNull(
        Evaluator.compile(
            analyzer.analyze(Parser.parse(sql).get(0), List.of()), new SystemReads()));
  }

  private static Map<Integer, String> read() {
    Map<Integer, String> definitions = new HashMap<>();
    for (String file : List.of("system_views.tsv", "statements_views.tsv")) {
      for (String[] line : CatalogFile.lines(file)) {
        definitions.put(
            Integer.valueOf(line[0]), Objects.requireNonNull(CatalogFile.value(line[1])));
      }
    }
    return Map.copyOf(definitions);
  }

  /** What the definitions may name: the system's tables and nothing else. */
  private static final class SystemSchema implements SchemaLookup {
    @Override
    public @Nullable Table table(@Nullable String schema, String name) {
      return schema == null ? SystemTables.find(name) : SystemTables.find(schema, name);
    }

    @Override
    public boolean schemaExists(String schema) {
      return SystemTables.isSystem(schema);
    }

    @Override
    public List<String> searchPath() {
      return List.of(SystemTables.SCHEMA);
    }

    @Override
    public long version() {
      return 0;
    }
  }
}
