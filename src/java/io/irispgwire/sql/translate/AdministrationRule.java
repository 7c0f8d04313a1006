package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.CreateExtension;
import io.irispgwire.sql.tree.Definition.CreateRole;
import io.irispgwire.sql.tree.Definition.Grant;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * COMMENT, CREATE EXTENSION, roles and privileges. Source: SQL Reference, "GRANT", "REVOKE",
 * "CREATE USER", "CREATE ROLE".
 */
final class AdministrationRule {
  /** What the gateway does by itself. */
  private static final Set<String> EXTENSIONS = Set.of("plpgsql", "vector", "pg_stat_statements");

  private static final Set<String> PRIVILEGES =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REFERENCES");

  private final SchemaLookup schema;
  private final ObjectNames names;

  AdministrationRule(SchemaLookup schema, ObjectNames names) {
    this.schema = schema;
    this.names = names;
  }

  private Table require(QualifiedName name) {
    Table table = names.table(name);
    if (table == null) {
      throw new PgException(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist");
    }
    return table;
  }

  Translation extension(CreateExtension node) {
    String name = node.name().value();
    if (!EXTENSIONS.contains(name)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "extension \"" + name + "\" is not available")
          .withHint("IRIS PGWire has the extensions vector, pg_stat_statements and plpgsql.");
    }
    return node.ifNotExists()
        ? told(
            Severity.NOTICE,
            SqlState.DUPLICATE_OBJECT,
            "extension \"" + name + "\" already exists, skipping")
        : new Translation(List.of(), List.of());
  }

  private static Translation told(Severity severity, SqlState state, String text) {
    return new Translation(List.of(), List.of(), List.of(Diagnostic.of(severity, state, text)));
  }

  /** Who logs in is a user in IRIS, and has a password. */
  Translation role(CreateRole node) {
    String name = Identifiers.quote(node.name());
    String password = node.password();
    if (!node.login()) {
      return definitions(List.of("CREATE ROLE " + name));
    }
    if (password == null) {
      throw Refusal.of(node, "a user without a password", "Write PASSWORD '…'.");
    }
    return definitions(
        List.of("CREATE USER " + name + " PASSWORD '" + password.replace("'", "''") + "'"));
  }

  Translation grant(Grant node) {
    List<String> granted = new ArrayList<>();
    node.roles().forEach(role -> granted.add(Identifiers.quote(role)));
    if (granted.isEmpty()) {
      String privileges = privileges(node);
      tables(node).forEach(table -> granted.add(privileges + " ON " + Identifiers.table(table)));
    }
    List<String> texts = new ArrayList<>();
    for (String each : granted) {
      for (Name grantee : node.grantees()) {
        texts.add(
            (node.revoke() ? "REVOKE " : "GRANT ")
                + each
                + (node.revoke() ? " FROM " : " TO ")
                + grantee(grantee));
      }
    }
    return definitions(texts);
  }

  private List<Table> tables(Grant node) {
    List<Table> tables = new ArrayList<>();
    node.tables().forEach(table -> tables.add(require(table)));
    for (Name wanted : node.schemas()) {
      if (!schema.schemaExists(wanted.value())) {
        throw new PgException(
            SqlState.INVALID_SCHEMA_NAME, "schema \"" + wanted.value() + "\" does not exist");
      }
      schema.tables().stream()
          .filter(table -> table.schema().equals(wanted.value()))
          .forEach(tables::add);
    }
    return tables;
  }

  private static String privileges(Grant node) {
    if (node.privileges().equals(List.of("ALL"))) {
      return "ALL PRIVILEGES";
    }
    for (String privilege : node.privileges()) {
      if (!PRIVILEGES.contains(privilege)) {
        throw Refusal.of(node, "the privilege " + privilege);
      }
    }
    return String.join(", ", node.privileges());
  }

  private static String grantee(Name name) {
    if (name.value().equals("public")) {
      throw Refusal.of(name, "a privilege for PUBLIC", "Name the users or a role.");
    }
    return Identifiers.quote(name);
  }

  private static Translation definitions(List<String> texts) {
    List<Step> steps = texts.stream().map(TableDefinition::definition).toList();
    return new Translation(steps, List.of());
  }
}
