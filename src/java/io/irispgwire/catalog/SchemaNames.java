package io.irispgwire.catalog;

import io.irispgwire.sql.IrisName;
import java.util.Locale;

/**
 * Names on both sides. The one IRIS schema that clients call {@code public} is configured; a name
 * that IRIS keeps in capitals only, as its own tools write it, shows in small letters, as
 * PostgreSQL would fold it.
 *
 * @param irisDefault IRIS's schema behind {@code public}: {@code SQLUser}
 */
record SchemaNames(String irisDefault) {
  String toIris(String schema) {
    return schema.equals("public") ? irisDefault : IrisName.of(schema);
  }

  String toClient(String irisSchema) {
    return irisSchema.equalsIgnoreCase(irisDefault) ? "public" : label(irisSchema);
  }

  static String label(String stored) {
    boolean capitals = stored.equals(stored.toUpperCase(Locale.ROOT));
    return capitals ? stored.toLowerCase(Locale.ROOT) : IrisName.shown(stored);
  }

  /** What two spellings of one IRIS name have in common. */
  static String key(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
