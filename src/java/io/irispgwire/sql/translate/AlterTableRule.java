package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.tree.Definition.AlterTable;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE: one step per action, because IRIS takes one kind of action at a time. */
final class AlterTableRule {
  private final ObjectNames names;
  private final AlterTable node;
  private final @Nullable Table table;
  private final List<Step> steps = new ArrayList<>();
  private final List<Declared> declared = new ArrayList<>();

  AlterTableRule(ObjectNames names, AlterTable node) {
    this.names = names;
    this.node = node;
    this.table = names.table(node.name());
  }

  Translation translate() {
    if (table != null || !node.ifExists()) {
      node.alterations().forEach(this::alter);
    }
    return new Translation(steps, declared);
  }

  private void alter(Alteration action) {
    switch (action.kind()) {
      case ADD_COLUMN -> addColumn(action, Objects.requireNonNull(action.column()));
      case DROP_COLUMN -> dropColumn(action);
      case ALTER_TYPE -> alterType(action);
      case SET_DEFAULT ->
          onColumn(
              action,
              "SET DEFAULT ("
                  + new DefaultValue(typeOf(action))
                      .render(Objects.requireNonNull(action.expression()))
                  + ")");
      case DROP_DEFAULT -> onColumn(action, "DROP DEFAULT");
      case SET_NOT_NULL -> onColumn(action, "NOT NULL");
      case DROP_NOT_NULL -> onColumn(action, "NULL");
      case ADD_CONSTRAINT ->
          step(
              "ADD "
                  + new Constraints(names, node.name())
                      .of(Objects.requireNonNull(action.constraint())));
      case DROP_CONSTRAINT -> step("DROP CONSTRAINT " + Identifiers.quote(name(action)));
      case RENAME_COLUMN -> renameColumn(action);
      case RENAME_TABLE -> renameTable(action);
      case RENAME_CONSTRAINT -> throw Refusal.of(action, "RENAME CONSTRAINT");
      case OTHER -> throw Refusal.of(action, "this form of ALTER TABLE");
    }
  }

  private void step(String action) {
    steps.add(
        TableDefinition.definition("ALTER TABLE " + names.quoted(node.name()) + " " + action));
  }

  private void onColumn(Alteration action, String change) {
    step("ALTER COLUMN " + names.column(node.name(), name(action)) + " " + change);
  }

  private static Name name(Alteration action) {
    return Objects.requireNonNull(action.name(), "the action names a column");
  }

  private Table.@Nullable Column known(String column) {
    return table == null
        ? null
        : table.columns().stream().filter(c -> c.name().equals(column)).findFirst().orElse(null);
  }

  private SqlType typeOf(Alteration action) {
    Table.Column column = known(name(action).value());
    return column == null ? SqlType.of(PgType.TEXT) : column.type();
  }

  private void addColumn(Alteration action, Column column) {
    if (action.conditional() && known(column.name().value()) != null) {
      return;
    }
    ColumnDefinition definition = new ColumnDefinition(column);
    step("ADD COLUMN " + definition.render(true).text());
    new Constraints(names, node.name()).of(column).forEach(key -> step("ADD " + key));
    declare(column.name().value(), definition.type());
  }

  private void dropColumn(Alteration action) {
    if (action.conditional() && known(name(action).value()) == null) {
      return;
    }
    String cascade = action.cascade() ? " CASCADE" : "";
    step("DROP COLUMN " + names.column(node.name(), name(action)) + cascade);
    declare(name(action).value(), null);
  }

  private void alterType(Alteration action) {
    if (action.expression() != null) {
      throw Refusal.of(action, "ALTER COLUMN … USING", "Add a column, fill it, drop the old one.");
    }
    SqlType type = TypeNames.resolve(Objects.requireNonNull(action.type()));
    try {
      onColumn(action, IrisTypes.ddl(type));
    } catch (PgException e) {
      throw e.at(action.span().position());
    }
    declare(name(action).value(), type);
  }

  private void renameColumn(Alteration action) {
    Name renamed = Objects.requireNonNull(action.newName());
    onColumn(action, "RENAME " + Identifiers.quote(renamed));
    Table.Column column = known(name(action).value());
    if (column != null) {
      declare(name(action).value(), null);
      declare(renamed.value(), column.type());
    }
  }

  private void renameTable(Alteration action) {
    Name renamed = Objects.requireNonNull(action.newName());
    step("RENAME " + Identifiers.quote(renamed));
    String schema = names.schemaOf(node.name());
    declared.add(new Declared(schema, node.name().last().value(), null, null));
    if (table != null) {
      for (Table.Column column : table.columns()) {
        declared.add(new Declared(schema, renamed.value(), column.name(), column.type()));
      }
    }
  }

  private void declare(String column, @Nullable SqlType type) {
    declared.add(
        new Declared(names.schemaOf(node.name()), node.name().last().value(), column, type));
  }
}
