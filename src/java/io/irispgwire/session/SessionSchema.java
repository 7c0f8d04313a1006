package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.analysis.SchemaLookup;
import java.util.List;

/** The schema as one session sees it: through its search path, with its own changes. */
final class SessionSchema {
  SessionSchema(
      SessionServices services, Backend backend, Settings settings, Identity identity) {}

  SchemaLookup lookup() {
    return SchemaLookup.EMPTY;
  }

  void declare(List<Declared> declares) {}

  void changed() {}

  void afterTransaction(boolean committed) {}

  List<String> existingSchemas() {
    return List.of("public");
  }
}
