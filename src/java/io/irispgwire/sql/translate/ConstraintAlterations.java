package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Name;
import java.util.List;
import java.util.Objects;

/** The actions of ALTER TABLE on constraints: keys are IRIS's, checks the server's. */
final class ConstraintAlterations {
  private final AlteredTable table;

  ConstraintAlterations(AlteredTable table) {
    this.table = table;
  }

  void add(Constraint constraint) {
    if (constraint.kind() != Constraint.Kind.CHECK) {
      if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
        requireValues(constraint);
      }
      Constraints keys = Constraints.beside(table.get(), table.names, table.node.name());
      table.step("ADD " + keys.of(constraint));
      keys.concessions().forEach(table::concede);
      return;
    }
    WrittenRules written = new WrittenRules(table.rules, table.schema, table.get());
    written.add(constraint);
    table.obey(written);
  }

  /** The columns of a primary key cannot be NULL; IRIS would leave them as they are. */
  private void requireValues(Constraint key) {
    for (Name name : key.columns()) {
      Table.Column column = table.column(name.value());
      if (column != null && !column.notNull()) {
        table.step("ALTER COLUMN " + Identifiers.quote(column.backendName()) + " NOT NULL");
      }
    }
  }

  void drop(Alteration action) {
    Table.Check check = table.check(AlteredTable.name(action).value());
    if (check != null) {
      table.note(AlteredTable.kindOf(check), check.name(), null);
      return;
    }
    String cascade = action.cascade() ? " CASCADE" : "";
    String drop = "DROP CONSTRAINT " + Identifiers.quote(AlteredTable.name(action)) + cascade;
    if (action.conditional()) {
      table.tolerantStep(drop);
    } else {
      table.step(drop);
    }
  }

  void rename(Alteration action) {
    Table.Check check = table.check(AlteredTable.name(action).value());
    if (check == null) {
      throw Refusal.of(action, "RENAME CONSTRAINT of a key");
    }
    String renamed = Objects.requireNonNull(action.newName()).value();
    table.note(AlteredTable.kindOf(check), check.name(), null);
    table.note(AlteredTable.kindOf(check), renamed, check.condition());
  }

  void validate(Alteration action) {
    String name = AlteredTable.name(action).value();
    Table.Check check = table.check(name);
    if (check == null) {
      throw missing(action, name);
    }
    if (!check.valid()) {
      Table.Check valid = new Table.Check(check.name(), check.condition(), true);
      table.obey(table.get().withRules(new Table.Rules(List.of(valid), List.of(), List.of())));
      table.note(Note.Kind.CHECK_NEW, check.name(), null);
      table.note(Note.Kind.CHECK, check.name(), check.condition());
    }
  }

  private PgException missing(Alteration action, String name) {
    if (table.get().indexes().stream().anyMatch(index -> index.name().equals(name))) {
      return Refusal.of(action, "VALIDATE CONSTRAINT of a key");
    }
    return new PgException(
        SqlState.UNDEFINED_OBJECT,
        "constraint \"" + name + "\" of relation \"" + table.get().name() + "\" does not exist");
  }
}
