package io.irispgwire.catalog;

import io.irispgwire.backend.Backend;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the back end through one session's search path. What is read lives in the {@link
 * SchemaCache}; this holds nothing.
 */
public final class Schema implements SchemaLookup {
  private final SchemaCache cache;
  private final Backend backend;
  private final List<String> searchPath;

  /**
   * @param searchPath PostgreSQL's names of schemas that exist, in order
   */
  public Schema(SchemaCache cache, Backend backend, List<String> searchPath) {
    this.cache = cache;
    this.backend = backend;
    this.searchPath = List.copyOf(searchPath);
  }

  @Override
  public @Nullable Table table(@Nullable String schema, String name) {
    if (schema != null) {
      return cache.table(backend, schema, name);
    }
    for (String candidate : searchPath) {
      Table table = cache.table(backend, candidate, name);
      if (table != null) {
        return table;
      }
    }
    return null;
  }

  @Override
  public boolean schemaExists(String schema) {
    return cache.schemas(backend).contains(schema);
  }

  @Override
  public List<String> searchPath() {
    return searchPath;
  }

  @Override
  public long version() {
    return cache.version();
  }

  /**
   * Remembers the types that a definition declared, in the transaction that is open.
   *
   * @param declares schemas under their PostgreSQL names
   */
  public void declare(List<Declared> declares) {
    DeclaredTypes.apply(backend, declares.stream().map(cache::stored).toList());
    cache.invalidate();
  }
}
