package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.translate.Dependents.Dependent;
import io.irispgwire.sql.tree.Definition.Alteration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What ALTER TABLE may do to a view or materialized view, and to what such a one needs. Source of
 * messages: PostgreSQL {@code tablecmds.c}.
 */
final class AlteredViews {
  private final AlteredTable altered;

  AlteredViews(AlteredTable altered) {
    this.altered = altered;
  }

  void check(Alteration action) {
    Table table = altered.find();
    if (table == null) {
      return;
    }
    checkKind(table);
    String what = table.kind().equals("table") ? null : words(action);
    if (what != null) {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "ALTER action %s cannot be performed on relation \"%s\""
                  .formatted(what, table.name()))
          .withDetail("This operation is not supported for " + table.kind() + "s.");
    }
    checkDependents(action, table);
  }

  private void checkKind(Table table) {
    String wanted = altered.node.kind().toLowerCase(Locale.ROOT);
    if (!wanted.equals("table") && !wanted.equals(table.kind())) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"" + table.name() + "\" is not a " + wanted);
    }
  }

  /** {@code alter_table_type_to_string}; null for what views take, too. */
  private static @Nullable String words(Alteration action) {
    return switch (action.kind()) {
      case ADD_COLUMN -> "ADD COLUMN";
      case DROP_COLUMN -> "DROP COLUMN";
      case ALTER_TYPE -> "ALTER COLUMN ... SET DATA TYPE";
      case SET_DEFAULT, DROP_DEFAULT -> "ALTER COLUMN ... SET DEFAULT";
      case SET_NOT_NULL -> "ALTER COLUMN ... SET NOT NULL";
      case DROP_NOT_NULL -> "ALTER COLUMN ... DROP NOT NULL";
      case DROP_EXPRESSION -> "ALTER COLUMN ... DROP EXPRESSION";
      case ADD_IDENTITY -> "ALTER COLUMN ... ADD IDENTITY";
      case SET_IDENTITY -> "ALTER COLUMN ... SET";
      case DROP_IDENTITY -> "ALTER COLUMN ... DROP IDENTITY";
      case ADD_CONSTRAINT -> "ADD CONSTRAINT";
      case DROP_CONSTRAINT -> "DROP CONSTRAINT";
      case VALIDATE_CONSTRAINT -> "VALIDATE CONSTRAINT";
      case RENAME_COLUMN, RENAME_CONSTRAINT, RENAME_TABLE, OTHER -> null;
    };
  }

  private void checkDependents(Alteration action, Table table) {
    if (altered.schema.tables().stream().allMatch(each -> each.query() == null)) {
      return;
    }
    Dependents dependents = new Dependents(altered.schema);
    switch (action.kind()) {
      case DROP_COLUMN -> dropColumn(action, table, dependents);
      case ALTER_TYPE -> {
        String column = AlteredTable.name(action).value();
        for (Dependent each : dependents.of(table, column)) {
          throw new PgException(
                  SqlState.FEATURE_NOT_SUPPORTED,
                  "cannot alter type of a column used by a view or rule")
              .withDetail(
                  "rule _RETURN on %s depends on column \"%s\""
                      .formatted(dependents.shown(each.view()), column));
        }
      }
      case RENAME_COLUMN ->
          refuseRename(action, dependents.of(table, AlteredTable.name(action).value()));
      case RENAME_TABLE -> refuseRename(action, dependents.of(List.of(table)));
      default -> {}
    }
  }

  private void dropColumn(Alteration action, Table table, Dependents dependents) {
    String column = AlteredTable.name(action).value();
    List<Dependent> needing = dependents.of(table, column);
    if (needing.isEmpty()) {
      return;
    }
    if (!action.cascade()) {
      throw dependents.refusal("column " + column + " of " + dependents.shown(table), needing);
    }
    List<Table> views = needing.stream().map(Dependent::view).toList();
    for (Table view : dependents.inOrder(views)) {
      altered.step(RelationDrop.step(view));
      altered.declare(RelationDrop.forgotten(view));
      altered.note(Note.forgotten(view.schema(), view.name()));
    }
    RelationDrop.told(dependents, views).forEach(altered::concede);
  }

  /** What a materialized view keeps of its query has the old name. */
  private static void refuseRename(Alteration action, List<Dependent> dependents) {
    for (Dependent each : dependents) {
      if (each.view().isMaterialized()) {
        throw Refusal.of(
            action,
            "renaming what materialized view \"" + each.view().name() + "\" reads",
            "Drop the materialized view before, and make it again.");
      }
    }
  }
}
