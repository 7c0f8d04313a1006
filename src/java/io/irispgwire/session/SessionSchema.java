package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.catalog.Schema;
import io.irispgwire.catalog.SchemaCache;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.analysis.SchemaLookup;
import java.util.ArrayList;
import java.util.List;

/** The schema as one session sees it: through its search path. */
final class SessionSchema {
  private final SchemaCache cache;
  private final Backend backend;
  private final Settings settings;
  private final Identity identity;
  private Schema schema;
  private int settingsRevision = -1;
  private long schemaVersion = -1;
  private boolean changedInTransaction;

  SessionSchema(SchemaCache cache, Backend backend, Settings settings, Identity identity) {
    this.cache = cache;
    this.backend = backend;
    this.settings = settings;
    this.identity = identity;
    this.schema = new Schema(cache, backend, List.of());
  }

  SchemaLookup lookup() {
    if (settingsRevision != settings.revision() || schemaVersion != schema.version()) {
      settingsRevision = settings.revision();
      schemaVersion = schema.version();
      List<String> path = existing(settings.get("search_path"));
      if (!path.equals(schema.searchPath())) {
        schema = new Schema(cache, backend, path);
      }
    }
    return schema;
  }

  /** The schemas of search_path that exist; {@code "$user"} is the user's own. */
  private List<String> existing(String searchPath) {
    List<String> path = new ArrayList<>();
    for (String item : searchPath.split(",", -1)) {
      String name = item.strip();
      if (name.length() > 1 && name.startsWith("\"")) {
        name = name.substring(1, name.length() - 1).replace("\"\"", "\"");
      }
      name = name.equals("$user") ? identity.user() : name;
      if (schema.schemaExists(name) && !path.contains(name)) {
        path.add(name);
      }
    }
    return path;
  }

  /** Remembers what IRIS has no type for, in the transaction of the definition. */
  void declare(List<Declared> declares) {
    schema.declare(declares);
    changedInTransaction = true;
  }

  /** A definition has run. */
  void changed() {
    changedInTransaction = true;
    cache.invalidate();
  }

  /** What others see of our definitions may have come, or gone, with the transaction. */
  void afterTransaction() {
    if (changedInTransaction) {
      changedInTransaction = false;
      cache.invalidate();
    }
  }

  List<String> existingSchemas() {
    return lookup().searchPath();
  }
}
