package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SequenceOption;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * ADD GENERATED … AS IDENTITY and its kin. IRIS makes such columns with their table only; the
 * server counts what is made one later. Source of messages: PostgreSQL {@code tablecmds.c}.
 */
final class IdentityAlterations {
  private static final Set<PgType> TYPES = Set.of(PgType.INT2, PgType.INT4, PgType.INT8);

  private final AlteredTable table;

  IdentityAlterations(AlteredTable table) {
    this.table = table;
  }

  void add(Alteration action, Constraint identity) {
    Table.Column column = column(action);
    PgType type = column.type().type();
    if (!TYPES.contains(type)) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "identity column type must be smallint, integer, or bigint");
    }
    if (!column.notNull()) {
      throw wrongState(column, " must be declared NOT NULL before identity can be added");
    }
    if (column.identity() != Table.Identity.NONE) {
      throw wrongState(column, " is already an identity column");
    }
    if (column.hasDefault() || table.filling(column.name()) != null) {
      throw wrongState(column, " already has a default value");
    }
    boolean always = identity.kind() == Constraint.Kind.IDENTITY_ALWAYS;
    Name name = AlteredTable.name(action);
    QualifiedName owner = table.node.name();
    ImplicitSequences sequences = new ImplicitSequences(table.names);
    QualifiedName sequence = sequences.name(owner, name, identity.options(), new HashSet<>());
    Sequence made = new SequenceOptions(identity.options()).create(type);
    table.note(sequences.sequence(sequence, made, owner, name));
    table.note(sequences.counting(sequence, owner, name));
    table.note(Note.Kind.IDENTITY, column.name(), always ? "a" : "d");
  }

  void set(Alteration action) {
    Table.Column column = column(action);
    if (column.identity() == Table.Identity.NONE) {
      throw wrongState(column, " is not an identity column");
    }
    refuseCounted(action, column);
    List<SequenceOption> options = new ArrayList<>();
    for (SequenceOption option : action.options()) {
      if (option.name().equals("generated")) {
        boolean always = Objects.equals(option.value(), 1L);
        table.note(Note.Kind.IDENTITY, column.name(), always ? "a" : "d");
      } else {
        options.add(option);
      }
    }
    if (!options.isEmpty()) {
      Table kept = sequence(column);
      Sequence changed =
          new SequenceOptions(options).alter(Objects.requireNonNull(kept.sequence()));
      table.note(new Note(Note.Kind.SEQUENCE, kept.schema(), kept.name(), "", changed.text()));
    }
  }

  void drop(Alteration action) {
    Table.Column column = column(action);
    if (column.identity() == Table.Identity.NONE) {
      if (!action.conditional()) {
        throw wrongState(column, " is not an identity column");
      }
      table.skip(
          SqlState.SUCCESSFUL_COMPLETION,
          table.columnOf(column.name()) + " is not an identity column");
      return;
    }
    refuseCounted(action, column);
    Table sequence = sequence(column);
    table.note(Note.forgotten(sequence.schema(), sequence.name()));
    table.note(Note.Kind.DEFAULT, column.name(), null);
    table.note(Note.Kind.IDENTITY, column.name(), null);
  }

  private Table.Column column(Alteration action) {
    String name = AlteredTable.name(action).value();
    Table known = table.get();
    Table.Column column = table.column(name);
    if (column == null) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "column \"" + name + "\" of relation \"" + known.name() + "\" does not exist");
    }
    return column;
  }

  private Table sequence(Table.Column column) {
    List<String> owner = List.of(table.get().schema(), table.get().name(), column.name());
    return table.schema.sequences().stream()
        .filter(each -> each.sequence() != null && each.sequence().owner().equals(owner))
        .findFirst()
        .orElseThrow(() -> wrongState(column, " has no sequence"));
  }

  private void refuseCounted(Alteration action, Table.Column column) {
    if (column.isCounted()) {
      throw Refusal.of(
          action, "changing an identity that IRIS counts", "Make the table anew, or a new column.");
    }
  }

  private PgException wrongState(Table.Column column, String what) {
    return new PgException(
        SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, table.columnOf(column.name()) + what);
  }
}
