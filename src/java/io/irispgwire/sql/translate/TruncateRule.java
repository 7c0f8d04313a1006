package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.Truncate;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * TRUNCATE. DELETE can be rolled back, IRIS's TRUNCATE TABLE cannot; only that starts the identity
 * again. Source of the rules: PostgreSQL {@code src/backend/commands/tablecmds.c}, {@code
 * ExecuteTruncateGuts}, and {@code src/backend/catalog/heap.c}, {@code heap_truncate_check_FKs}.
 */
final class TruncateRule {
  private final SchemaLookup schema;
  private final ObjectNames names;

  TruncateRule(SchemaLookup schema, ObjectNames names) {
    this.schema = schema;
    this.names = names;
  }

  Translation translation(Truncate node) {
    Set<Table> named = new LinkedHashSet<>();
    List<Step> unknown = new ArrayList<>();
    for (QualifiedName name : node.tables()) {
      Table table = names.table(name);
      if (table == null) { // the back end says so
        unknown.add(emptying(names.quoted(name)));
      } else {
        named.add(checked(table));
      }
    }
    Set<Table> emptied = new LinkedHashSet<>();
    named.forEach(table -> addBehindReferencing(table, emptied));
    List<Diagnostic> notices = new ArrayList<>();
    for (Table table : emptied) {
      if (!named.contains(table)) {
        if (!node.cascade()) {
          throw referenced(table, named);
        }
        String text = "truncate cascades to table \"" + table.name() + "\"";
        notices.add(0, Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, text));
      }
    }
    List<Step> steps = new ArrayList<>(unknown);
    emptied.forEach(table -> steps.add(step(table, node.restartIdentity())));
    return new Translation(steps, List.of(), notices);
  }

  private static Table checked(Table table) {
    if (!table.kind().equals("table")) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "\"" + table.name() + "\" is not a table");
    }
    return table;
  }

  /** Those first whose foreign keys lead here. */
  private void addBehindReferencing(Table table, Set<Table> found) {
    Set<Table> way = new LinkedHashSet<>();
    add(table, found, way);
  }

  private void add(Table table, Set<Table> found, Set<Table> way) {
    if (!way.add(table)) {
      return;
    }
    schema.referencing(table).forEach(other -> add(other, found, way));
    found.add(table);
  }

  private PgException referenced(Table by, Set<Table> named) {
    Table table =
        named.stream()
            .filter(each -> schema.referencing(each).contains(by))
            .findFirst()
            .orElseThrow();
    return new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "cannot truncate a table referenced in a foreign key constraint")
        .withDetail("Table \"" + by.name() + "\" references \"" + table.name() + "\".")
        .withHint(
            "Truncate table \"" + by.name() + "\" at the same time, or use TRUNCATE ... CASCADE.");
  }

  private static Step step(Table table, boolean restart) {
    String name = Identifiers.table(table);
    return restart ? TableDefinition.definition("TRUNCATE TABLE " + name) : emptying(name);
  }

  private static Step emptying(String name) {
    return new Step(Step.Kind.UPDATE, "DELETE FROM " + name, List.of());
  }
}
