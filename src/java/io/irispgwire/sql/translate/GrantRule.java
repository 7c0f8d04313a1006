package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.DefaultPrivileges;
import io.irispgwire.sql.tree.Definition.Grant;
import io.irispgwire.sql.tree.Definition.Privilege;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Privileges: IRIS has those on tables, and roles. Source: SQL Reference, "GRANT", "REVOKE".
 *
 * <p>What is granted on anything else is open to everybody who may log in, which a WARNING says;
 * nothing of it can be taken away.
 */
final class GrantRule {
  private static final Set<String> PRIVILEGES =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REFERENCES");

  /** Everybody, for IRIS: who is a user now and who will be one. */
  private static final String EVERYBODY = "_PUBLIC";

  private final SchemaLookup schema;
  private final ObjectNames names;

  GrantRule(SchemaLookup schema, ObjectNames names) {
    this.schema = schema;
    this.names = names;
  }

  Translation translate(Grant node) {
    if (!node.kind().equals("TABLE") && !node.kind().equals("ROLE")) {
      return unkept(node, node.revoke(), "on a " + node.kind().toLowerCase(Locale.ROOT));
    }
    List<String> granted = new ArrayList<>();
    node.roles().forEach(role -> granted.add(Identifiers.quote(role)));
    for (Table table : tables(node)) {
      granted.add(privileges(node, table) + " ON " + Identifiers.table(table));
    }
    List<Step> steps = new ArrayList<>();
    for (String each : granted) {
      for (Name grantee : node.grantees()) {
        steps.add(
            TableDefinition.definition(
                (node.revoke() ? "REVOKE " : "GRANT ")
                    + each
                    + (node.revoke() ? " FROM " : " TO ")
                    + grantee(grantee)));
      }
    }
    return new Translation(steps, List.of());
  }

  Translation translate(DefaultPrivileges node) {
    return unkept(node, node.revoke(), "by default");
  }

  private static Translation unkept(Node node, boolean revoke, String where) {
    if (revoke) {
      throw Refusal.of(
          node, "REVOKE of privileges " + where, "IRIS keeps privileges on tables, and roles.");
    }
    Diagnostic warning =
        Diagnostic.of(
            Severity.WARNING,
            SqlState.PRIVILEGE_NOT_GRANTED,
            "privileges " + where + " are not kept: IRIS has none");
    return new Translation(List.of(), List.of(), List.of(warning));
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

  private Table require(QualifiedName name) {
    Table table = names.table(name);
    if (table == null) {
      throw new PgException(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist");
    }
    return table;
  }

  private String privileges(Grant node, Table table) {
    List<String> texts = new ArrayList<>();
    for (Privilege privilege : node.privileges()) {
      boolean all = privilege.name().equals("ALL");
      if (all && privilege.columns().isEmpty()) {
        return "ALL PRIVILEGES";
      }
      if (!PRIVILEGES.contains(privilege.name())) {
        throw Refusal.of(node, "the privilege " + privilege.name());
      }
      texts.add(privilege.name() + columns(privilege, table));
    }
    return String.join(", ", texts);
  }

  private static String columns(Privilege privilege, Table table) {
    List<String> quoted = new ArrayList<>();
    for (Name name : privilege.columns()) {
      quoted.add(
          table.columns().stream()
              .filter(column -> column.name().equals(name.value()))
              .map(column -> Identifiers.quote(column.backendName()))
              .findFirst()
              .orElseThrow(() -> missing(name, table)));
    }
    return quoted.isEmpty() ? "" : " (" + String.join(", ", quoted) + ")";
  }

  private static PgException missing(Name column, Table table) {
    return new PgException(
        SqlState.UNDEFINED_COLUMN,
        "column \"" + column.value() + "\" of relation \"" + table.name() + "\" does not exist");
  }

  private static String grantee(Name name) {
    return name.value().equals("public") ? EVERYBODY : Identifiers.quote(name);
  }
}
