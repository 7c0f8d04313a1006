package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.ViewQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which materialized view a statement needs that has not been filled: by itself or by a view. */
final class Population {
  private Population() {}

  /** Null where all are filled. */
  static @Nullable Table missing(List<Table> tables, SchemaLookup schema) {
    boolean any = tables.stream().anyMatch(table -> table.query() != null);
    return any && schema.hasUnpopulated() ? first(tables, schema) : null;
  }

  private static @Nullable Table first(List<Table> tables, SchemaLookup schema) {
    for (Table table : tables) {
      ViewQuery query = table.query();
      if (query == null) {
        continue;
      }
      Table found =
          switch (query.content()) {
            case MISSING -> table;
            case COMPUTED -> first(sources(query, schema), schema);
            case STORED -> null;
          };
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static List<Table> sources(ViewQuery query, SchemaLookup schema) {
    try {
      return new Analyzer(schema).analyze(Parser.parse(query.text()).get(0), List.of()).tables();
    } catch (PgException e) {
      return List.of(); // the back end says what is wrong with it
    }
  }
}
