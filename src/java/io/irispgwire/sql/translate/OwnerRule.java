package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.tree.Definition.ChangeOwner;
import io.irispgwire.sql.tree.Definition.RoutineName;
import java.util.List;

/** ALTER … OWNER TO: IRIS keeps no owners. */
final class OwnerRule {
  private final SchemaLookup schema;
  private final ObjectNames names;

  OwnerRule(SchemaLookup schema, ObjectNames names) {
    this.schema = schema;
    this.names = names;
  }

  Translation translate(ChangeOwner node) {
    boolean missing = false;
    switch (node.kind()) {
      case "TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE" -> missing = isMissing(node);
      case "TYPE", "DOMAIN" -> new TypeRule(schema, names).require(node.name());
      case "SCHEMA" -> requireSchema(node.name().last().value());
      default ->
          new RoutineRule(schema, names)
              .named(node, node.kind(), new RoutineName(node.name(), node.arguments()));
    }
    Diagnostic notice =
        missing
            ? Diagnostic.of(
                Severity.NOTICE,
                SqlState.SUCCESSFUL_COMPLETION,
                "relation \"" + node.name().last() + "\" does not exist, skipping")
            : Diagnostic.of(
                Severity.WARNING,
                SqlState.WARNING,
                "the owner is not kept: IRIS has none for such an object");
    return new Translation(List.of(), List.of(), List.of(notice));
  }

  private boolean isMissing(ChangeOwner node) {
    boolean missing = names.table(node.name()) == null;
    if (missing && !node.ifExists()) {
      throw new PgException(
          SqlState.UNDEFINED_TABLE, "relation \"" + node.name() + "\" does not exist");
    }
    return missing;
  }

  private void requireSchema(String name) {
    if (!schema.schemaExists(name)) {
      throw new PgException(SqlState.INVALID_SCHEMA_NAME, "schema \"" + name + "\" does not exist");
    }
  }
}
