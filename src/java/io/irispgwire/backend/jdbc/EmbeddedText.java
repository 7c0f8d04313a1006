package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.jdbc.embedded.IrisToH2;
import io.irispgwire.backend.jdbc.embedded.IrisToH2.Converted;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** IRIS SQL as H2 takes it, and the schema names that this needs. One for all connections. */
final class EmbeddedText {
  private final Map<String, String> foreign;
  private volatile Map<String, String> schemas = Map.of();

  /**
   * @param foreign stored names of schemas that no table of a client's is in, by upper-case name
   */
  EmbeddedText(Map<String, String> foreign) {
    this.foreign = foreign;
  }

  String of(String irisSql, IrisToH2 dialect, EmbeddedCatalog catalog) throws SQLException {
    Map<String, String> known = schemas;
    if (known.isEmpty()) {
      known = read(catalog);
    }
    Converted converted = dialect.convert(irisSql, known);
    if (converted.newSchema() != null) {
      catalog.createSchema(converted.newSchema());
    }
    if (converted.newSchema() != null || converted.definesSchema()) {
      schemas = Map.of();
    }
    return converted.sql();
  }

  private Map<String, String> read(EmbeddedCatalog catalog) throws SQLException {
    Map<String, String> read = new HashMap<>();
    for (String name : catalog.schemas()) {
      read.put(name.toUpperCase(Locale.ROOT), name);
    }
    read.putAll(foreign);
    Map<String, String> known = Map.copyOf(read);
    schemas = known;
    return known;
  }
}
