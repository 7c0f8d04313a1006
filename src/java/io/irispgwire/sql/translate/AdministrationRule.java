package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.tree.Definition.CreateExtension;
import io.irispgwire.sql.tree.Definition.CreateRole;
import io.irispgwire.sql.tree.Definition.DropRole;
import io.irispgwire.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * CREATE EXTENSION, roles, SET CONSTRAINTS. Source: SQL Reference, "CREATE USER", "CREATE ROLE",
 * "DROP ROLE".
 */
final class AdministrationRule {
  /** What the gateway does by itself. */
  private static final Set<String> EXTENSIONS = Set.of("plpgsql", "vector", "pg_stat_statements");

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

  /** A user is no role in IRIS. */
  Translation drop(DropRole node) {
    String head = node.user() ? "DROP USER " : "DROP ROLE ";
    List<Step> steps = new ArrayList<>();
    for (Name name : node.names()) {
      String text = head + Identifiers.quote(name);
      SqlState forgiven = node.ifExists() ? SqlState.UNDEFINED_OBJECT : null;
      steps.add(new Step(Step.Kind.DEFINITION, text, List.of(), 1, forgiven, ""));
    }
    return new Translation(steps, List.of());
  }

  private static Translation definitions(List<String> texts) {
    List<Step> steps = texts.stream().map(TableDefinition::definition).toList();
    return new Translation(steps, List.of());
  }
}
