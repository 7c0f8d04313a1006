package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.AlterTable;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.types.PgType;
import java.util.Objects;

/** ALTER TABLE: one step per action, because IRIS takes one kind of action at a time. */
final class AlterTableRule {
  private final AlterTable node;
  private final SchemaLookup schema;
  private final AlteredTable table;
  private final AlteredViews views;
  private final ColumnAlterations columns;
  private final IdentityAlterations identities;
  private final ConstraintAlterations constraints;

  AlterTableRule(Rules rules, SchemaLookup schema, ObjectNames names, AlterTable node) {
    this.node = node;
    this.schema = schema;
    this.table = new AlteredTable(rules, schema, names, node);
    this.views = new AlteredViews(table);
    this.columns = new ColumnAlterations(table);
    this.identities = new IdentityAlterations(table);
    this.constraints = new ConstraintAlterations(table);
  }

  Translation translate() {
    if (node.kind().equals("MATERIALIZED VIEW") && !node.ifExists()) {
      table.get();
    }
    if (table.find() != null || !node.ifExists()) {
      node.alterations().forEach(this::alter);
    } else {
      table.skip(
          SqlState.SUCCESSFUL_COMPLETION, "relation \"" + node.name().last() + "\" does not exist");
    }
    return table.translation();
  }

  /** Columns keep rows of the table as text, and functions know them by the table's name. */
  private void checkRows(Alteration action) {
    Table known = table.find();
    PgType rows = known == null ? null : schema.rowType(known);
    if (known == null || rows == null) {
      return;
    }
    TypeUse use = new TypeUse(schema, rows);
    String holder = use.holder();
    if (holder != null) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot alter table \"%s\" because column \"%s\" uses its row type"
              .formatted(known.name(), holder));
    }
    if (action.kind() == Alteration.Kind.RENAME_TABLE && use.hasRoutines()) {
      throw Refusal.of(
          action, "renaming a table whose rows a function takes or gives", "Drop it before.");
    }
  }

  private void alter(Alteration action) {
    views.check(action);
    switch (action.kind()) {
      case ADD_COLUMN, DROP_COLUMN, ALTER_TYPE, RENAME_TABLE -> checkRows(action);
      default -> {}
    }
    switch (action.kind()) {
      case ADD_COLUMN -> columns.add(action, Objects.requireNonNull(action.column()));
      case DROP_COLUMN -> columns.drop(action);
      case ALTER_TYPE -> columns.type(action);
      case SET_DEFAULT -> columns.setDefault(action, Objects.requireNonNull(action.expression()));
      case DROP_DEFAULT -> columns.dropDefault(action);
      case SET_NOT_NULL -> table.onColumn(action, "NOT NULL");
      case DROP_NOT_NULL -> table.onColumn(action, "NULL");
      case DROP_EXPRESSION -> columns.dropExpression(action);
      case ADD_IDENTITY -> identities.add(action, Objects.requireNonNull(action.constraint()));
      case SET_IDENTITY -> identities.set(action);
      case DROP_IDENTITY -> identities.drop(action);
      case RENAME_COLUMN -> columns.rename(action);
      case ADD_CONSTRAINT -> constraints.add(Objects.requireNonNull(action.constraint()));
      case DROP_CONSTRAINT -> constraints.drop(action);
      case RENAME_CONSTRAINT -> constraints.rename(action);
      case VALIDATE_CONSTRAINT -> constraints.validate(action);
      case RENAME_TABLE -> rename(action);
      case OTHER -> throw Refusal.of(action, "this form of ALTER TABLE");
    }
  }

  private void rename(Alteration action) {
    Name renamed = Objects.requireNonNull(action.newName());
    table.step("RENAME " + Identifiers.quote(renamed));
    table.note(Note.Kind.RENAMED, "", renamed.value());
  }
}
