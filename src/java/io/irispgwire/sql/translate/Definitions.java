package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.CreateIndex;
import io.irispgwire.sql.tree.Definition.CreateView;
import io.irispgwire.sql.tree.Definition.Drop;
import io.irispgwire.sql.tree.Definition.LockTable;
import io.irispgwire.sql.tree.Definition.Truncate;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Data definition: generated from the tree, because nearly every word of it differs. */
final class Definitions {
  private final Rules rules;
  private final SchemaLookup schema;
  private final ObjectNames names;

  Definitions(Rules rules, SchemaLookup schema) {
    this.rules = rules;
    this.schema = schema;
    this.names = new ObjectNames(schema);
  }

  Translation translate(Definition node) {
    if (node instanceof Definition.CreateTable table) {
      return new TableDefinition(rules, schema, names).create(table);
    }
    if (node instanceof Definition.CreateTableAs table) {
      return new TableDefinition(rules, schema, names).createAs(table);
    }
    if (node instanceof CreateView view) {
      return new ViewRule(rules, schema, names).create(view);
    }
    if (node instanceof Definition.CreateMaterializedView view) {
      return new MaterializedViewRule(rules, names).create(view);
    }
    if (node instanceof Definition.RefreshMaterializedView view) {
      return new MaterializedViewRule(rules, names).refresh(view);
    }
    if (node instanceof CreateIndex index) {
      return new IndexRule(rules, schema, names, index).translate();
    }
    if (node instanceof Definition.CreateSchema schema) {
      return schema(schema);
    }
    if (node instanceof Drop drop) {
      return new DropRule(schema, names, drop).translate();
    }
    if (node instanceof Truncate truncate) {
      return new TruncateRule(schema, names).translation(truncate);
    }
    if (node instanceof Definition.AlterTable alter) {
      return new AlterTableRule(rules, schema, names, alter).translate();
    }
    if (node instanceof LockTable lock) {
      return lock(lock);
    }
    if (node instanceof Definition.CreateSequence sequence) {
      return new SequenceRule(names).create(sequence);
    }
    if (node instanceof Definition.AlterSequence sequence) {
      return new SequenceRule(names).alter(sequence);
    }
    Translation ofType = new TypeDefinitions(rules, schema, names).translate(node);
    return ofType == null ? administration(node) : ofType;
  }

  private Translation schema(Definition.CreateSchema node) {
    String name = node.name().value();
    if (!schema.schemaExists(name)) {
      String condition = node.ifNotExists() ? "IF NOT EXISTS " : "";
      return only("CREATE SCHEMA " + condition + Identifiers.quote(node.name()));
    }
    String text = "schema \"" + name + "\" already exists";
    if (!node.ifNotExists()) {
      throw new PgException(SqlState.DUPLICATE_SCHEMA, text);
    }
    Diagnostic notice =
        Diagnostic.of(Severity.NOTICE, SqlState.DUPLICATE_SCHEMA, text + ", skipping");
    return new Translation(List.of(), List.of(), List.of(notice));
  }

  private Translation administration(Definition node) {
    AdministrationRule rule = new AdministrationRule();
    if (node instanceof Definition.Comment comment) {
      return new CommentRule(schema, names, comment).translate();
    }
    if (node instanceof Definition.CreateExtension extension) {
      return rule.extension(extension);
    }
    if (node instanceof Definition.CreateRole role) {
      return rule.role(role);
    }
    if (node instanceof Definition.Grant grant) {
      return new GrantRule(schema, names).translate(grant);
    }
    if (node instanceof Definition.DefaultPrivileges privileges) {
      return new GrantRule(schema, names).translate(privileges);
    }
    if (node instanceof Definition.ChangeOwner change) {
      return new OwnerRule(schema, names).translate(change);
    }
    if (node instanceof Definition.DropRole drop) {
      return rule.drop(drop);
    }
    if (node instanceof Definition.CreateRoutine routine) {
      return new RoutineRule(schema, names).create(routine);
    }
    if (node instanceof Definition.DropRoutine routine) {
      return new RoutineRule(schema, names).drop(routine);
    }
    throw Refusal.of(node, node.tag());
  }

  private static Translation only(String text) {
    return new Translation(List.of(TableDefinition.definition(text)), List.of());
  }

  /**
   * Modes that keep out neither readers nor writers take no lock: IRIS has none of that kind, and
   * what reads or writes a row has its own.
   */
  private Translation lock(LockTable node) {
    for (QualifiedName name : node.tables()) {
      if (names.table(name) == null) {
        throw new PgException(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist")
            .at(name.span().position());
      }
    }
    if (List.of("ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE").contains(node.mode())) {
      return new Translation(List.of(), List.of());
    }
    if (node.nowait()) {
      throw Refusal.of(node, "LOCK TABLE … NOWAIT", "Leave NOWAIT out.");
    }
    String mode =
        node.mode().contains("EXCLUSIVE") || node.mode().isEmpty() ? "EXCLUSIVE" : "SHARE";
    List<Step> steps = new ArrayList<>();
    for (QualifiedName table : node.tables()) {
      steps.add(
          TableDefinition.definition(
              "LOCK TABLE " + names.quoted(table) + " IN " + mode + " MODE"));
    }
    return new Translation(steps, List.of());
  }
}
