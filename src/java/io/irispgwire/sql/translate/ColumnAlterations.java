package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.CastContext;
import io.irispgwire.sql.analysis.Casts;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.IndexDefinition;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Cast;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The actions of ALTER TABLE on columns. Source of messages: PostgreSQL {@code
 * src/backend/commands/tablecmds.c}.
 */
final class ColumnAlterations {
  private static final String NOT_NULL = " NOT NULL";

  private final AlteredTable table;

  ColumnAlterations(AlteredTable table) {
    this.table = table;
  }

  /** {@code CheckAttributeType}. */
  private void checkMember(PgType type) {
    Table known = table.find();
    PgType rows = known == null ? null : table.schema.rowType(known);
    if (rows != null && new TypeUse(table.schema, rows).holds(type)) {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION,
          "composite type " + FormatType.of(rows) + " cannot be made a member of itself");
    }
  }

  void add(Alteration action, Column column) {
    String name = column.name().value();
    if (table.column(name) != null) {
      String text = table.columnOf(name) + " already exists";
      if (!action.conditional()) {
        throw new PgException(SqlState.DUPLICATE_COLUMN, text);
      }
      table.skip(SqlState.DUPLICATE_COLUMN, text);
      return;
    }
    ColumnDefinition definition = new ColumnDefinition(column, table.schema);
    checkMember(definition.type().type());
    String text = definition.render(true).text();
    Table wider = wider(definition);
    if (wider == null) {
      table.step("ADD COLUMN " + text);
      return;
    }
    WrittenRules written = new WrittenRules(table.rules, table.schema, wider);
    written.add(column);
    boolean filled = written.isFilled(name) && text.endsWith(NOT_NULL);
    table.step("ADD COLUMN " + (filled ? text.substring(0, text.lastIndexOf(NOT_NULL)) : text));
    Constraints keys = Constraints.beside(wider, table.names, table.node.name());
    keys.of(column).forEach(key -> table.step("ADD " + key));
    keys.concessions().forEach(table::concede);
    table.declare(name, definition.declared());
    new ImplicitSequences(table.names).of(table.node.name(), List.of(column)).forEach(table::note);
    table.becomes(wider);
    table.obey(written);
    if (filled) {
      table.step("ALTER COLUMN " + Identifiers.quote(column.name()) + NOT_NULL);
    }
  }

  /** The table with one column more. */
  private @Nullable Table wider(ColumnDefinition definition) {
    Table known = table.find();
    if (known == null) {
      return null;
    }
    List<Table.Column> columns = new ArrayList<>(known.columns());
    columns.add(definition.described(columns.size() + 1));
    return known.withColumns(columns);
  }

  void drop(Alteration action) {
    String column = AlteredTable.name(action).value();
    if (table.column(column) == null) {
      if (!action.conditional()) {
        throw table.missingColumn(column);
      }
      table.skip(SqlState.SUCCESSFUL_COMPLETION, table.columnOf(column) + " does not exist");
      return;
    }
    dropRules(action, column);
    for (Table.Index index : remembered()) {
      if (reads(index, column)) {
        table.note(Note.Kind.INDEX, index.name(), null);
      }
    }
    table.note(Note.Kind.COMMENT, column, null);
    table.note(Note.Kind.IDENTITY, column, null);
    table.note(Note.Kind.DEFAULT_TEXT, column, null);
    String cascade = action.cascade() ? " CASCADE" : "";
    Name name = AlteredTable.name(action);
    table.step("DROP COLUMN " + table.names.column(table.node.name(), name) + cascade);
    table.declare(column, null);
  }

  /** The indexes that IRIS has not. */
  private List<Table.Index> remembered() {
    return table.get().indexes().stream().filter(index -> index.definition() != null).toList();
  }

  private static boolean reads(Table.Index index, String column) {
    return Objects.requireNonNull(index.definition()).expressions().stream()
        .anyMatch(text -> StoredRule.reads(text, column));
  }

  /** Checks of the column go with it; a column that is computed from it is in the way. */
  private void dropRules(Alteration action, String column) {
    for (Table.Check check : table.get().rules().checks()) {
      if (StoredRule.reads(check.condition(), column)) {
        table.note(AlteredTable.kindOf(check), check.name(), null);
      }
    }
    for (Table.Filling filling : table.get().rules().fillings()) {
      if (filling.column().equals(column)) {
        table.note(AlteredTable.kindOf(filling), column, null);
      } else if (isSource(column, filling)) {
        if (!action.cascade()) {
          throw dependsOn(column, filling.column());
        }
        table.note(Note.Kind.GENERATED, filling.column(), null);
        table.step("DROP COLUMN " + Identifiers.quote(filling.column()));
        table.declare(filling.column(), null);
      }
    }
  }

  private static boolean isSource(String column, Table.Filling filling) {
    return filling.generated() && StoredRule.reads(filling.value(), column);
  }

  private PgException dependsOn(String column, String generated) {
    String of = " of table " + table.get().name();
    return new PgException(
            SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
            "cannot drop column " + column + of + " because other objects depend on it")
        .withDetail("column " + generated + of + " depends on column " + column + of)
        .withHint("Use DROP ... CASCADE to drop the dependent objects too.");
  }

  void type(Alteration action) {
    String column = AlteredTable.name(action).value();
    SqlType type = TypeNames.resolve(Objects.requireNonNull(action.type()), table.schema);
    if (action.expression() != null && !isOwnCast(action.expression(), column, type)) {
      throw Refusal.of(action, "ALTER COLUMN … USING", "Add a column, fill it, drop the old one.");
    }
    refuseSource(column);
    refuseText(action, column, type);
    try {
      table.onColumn(action, IrisTypes.ddl(type));
    } catch (PgException e) {
      throw e.at(action.span().position());
    }
    table.declare(column, type);
  }

  /** USING with the column itself, or its cast, where the type would be changed so without it. */
  private boolean isOwnCast(Expression using, String name, SqlType type) {
    Expression value = Rules.bareOf(using);
    if (value instanceof Cast cast) {
      if (!TypeNames.resolve(cast.type(), table.schema).type().equals(type.type())) {
        return false;
      }
      value = Rules.bareOf(cast.operand());
    }
    Table.Column column = table.column(name);
    return column != null
        && column.domain() == null
        && value instanceof ColumnRef read
        && read.names().size() == 1
        && read.names().get(0).value().equals(name)
        && isAssigned(column.type().type(), type.type());
  }

  private static boolean isAssigned(PgType from, PgType to) {
    return from.equals(to) || Casts.path(from, to, CastContext.ASSIGNMENT) != null;
  }

  /** IRIS would read numbers and times out of a text by its own rules. */
  private void refuseText(Alteration action, String column, SqlType type) {
    Table.Column known = table.column(column);
    if (IrisTypes.isKeptAsText(type, table.schema.exactTypes())
        || (known != null && known.isText())) {
      throw Refusal.of(
          action,
          "ALTER COLUMN … TYPE where the values are kept as text",
          "Add a column, fill it, drop the old one.");
    }
  }

  private void refuseSource(String column) {
    Table known = table.find();
    if (known == null) {
      return;
    }
    for (Table.Filling filling : known.rules().fillings()) {
      if (isSource(column, filling)) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "cannot alter type of a column used by a generated column")
            .withDetail(
                "Column \""
                    + column
                    + "\" is used by generated column \""
                    + filling.column()
                    + "\".");
      }
    }
  }

  void setDefault(Alteration action, Expression value) {
    refuseGenerated(action, "");
    String name = AlteredTable.name(action).value();
    Table.Column column = table.column(name);
    if (column == null) {
      throw table.missingColumn(name);
    }
    WrittenRules written = new WrittenRules(table.rules, table.schema, table.get());
    written.fallback(column, value);
    table.note(Note.Kind.DEFAULT, name, null);
    table.note(Note.Kind.DEFAULT_TEXT, name, null);
    written.notes().forEach(note -> table.note(note.kind(), note.part(), note.text()));
    table.onColumn(
        action,
        WrittenRules.isNative(column, value)
            ? "SET DEFAULT (" + new DefaultValue(column.type()).render(value) + ")"
            : "DROP DEFAULT");
  }

  void dropDefault(Alteration action) {
    refuseGenerated(action, "Use ALTER TABLE ... ALTER COLUMN ... DROP EXPRESSION instead.");
    table.note(Note.Kind.DEFAULT, AlteredTable.name(action).value(), null);
    table.note(Note.Kind.DEFAULT_TEXT, AlteredTable.name(action).value(), null);
    table.onColumn(action, "DROP DEFAULT");
  }

  private void refuseGenerated(Alteration action, String hint) {
    Table.Filling filling = table.filling(AlteredTable.name(action).value());
    if (filling != null && filling.generated()) {
      String text = table.columnOf(filling.column()) + " is a generated column";
      PgException e = new PgException(SqlState.SYNTAX_ERROR, text);
      throw hint.isEmpty() ? e : e.withHint(hint);
    }
  }

  void dropExpression(Alteration action) {
    String name = AlteredTable.name(action).value();
    Table.Filling filling = table.filling(name);
    if (filling != null && filling.generated()) {
      table.note(Note.Kind.GENERATED, name, null);
      return;
    }
    String text = table.columnOf(name) + " is not a stored generated column";
    if (!action.conditional()) {
      throw new PgException(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, text);
    }
    table.skip(SqlState.SUCCESSFUL_COMPLETION, text);
  }

  void rename(Alteration action) {
    String name = AlteredTable.name(action).value();
    Name renamed = Objects.requireNonNull(action.newName());
    Table known = table.find();
    if (known != null) {
      renameInRules(known.rules(), name, renamed);
      for (Table.Index index : remembered()) {
        IndexDefinition changed =
            Objects.requireNonNull(index.definition())
                .with(text -> StoredRule.renamed(text, name, renamed));
        table.note(Note.Kind.INDEX, index.name(), changed.text());
      }
    }
    table.note(Note.Kind.COLUMN_RENAMED, name, renamed.value());
    table.onColumn(action, "RENAME " + Identifiers.quote(renamed));
    Table.Column column = table.column(name);
    if (column != null) {
      table.declare(name, null);
      table.declare(renamed.value(), column.declared());
    }
  }

  private void renameInRules(Table.Rules rules, String column, Name renamed) {
    for (Table.Check check : rules.checks()) {
      String text = StoredRule.renamed(check.condition(), column, renamed);
      table.note(AlteredTable.kindOf(check), check.name(), text);
    }
    for (Table.Filling filling : rules.fillings()) {
      if (!filling.isOwn()) {
        continue;
      }
      String text = StoredRule.renamed(filling.value(), column, renamed);
      boolean own = filling.column().equals(column);
      if (own) {
        table.note(AlteredTable.kindOf(filling), column, null);
      }
      table.note(AlteredTable.kindOf(filling), own ? renamed.value() : filling.column(), text);
    }
  }
}
