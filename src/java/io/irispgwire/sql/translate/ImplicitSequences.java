package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SequenceOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sequences that PostgreSQL makes for serial and identity columns: {@code
 * generateSerialExtraStmts}, {@code src/backend/parser/parse_utilcmd.c}. IRIS counts the column.
 */
final class ImplicitSequences {
  private final ObjectNames names;

  ImplicitSequences(ObjectNames names) {
    this.names = names;
  }

  List<Note> of(QualifiedName table, List<Column> columns) {
    List<Note> notes = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Column column : columns) {
      ColumnDefinition definition = new ColumnDefinition(column, names.schema());
      if (definition.isGenerated()) {
        Name name = column.name();
        QualifiedName sequence = name(table, name, definition.options(), taken);
        notes.add(sequence(sequence, definition.sequence(), table, name));
        if (!definition.isCounted()) {
          notes.add(counting(sequence, table, name));
        }
      }
    }
    return notes;
  }

  /** The name of a column's sequence: the one that is written, or one that nobody has. */
  QualifiedName name(
      QualifiedName table, Name column, List<SequenceOption> options, Set<String> taken) {
    for (SequenceOption option : options) {
      QualifiedName written = option.name().equals("sequence") ? option.owner() : null;
      if (written != null) {
        return written.schema() == null ? beside(table, written.last().value()) : written;
      }
    }
    String owner = table.last().value();
    String name = Constraints.name(owner, List.of(column), "seq");
    for (int n = 1; !taken.add(name) || names.isTaken(table, name); n++) {
      name = Constraints.name(owner, List.of(column), "seq" + n);
    }
    return beside(table, name);
  }

  private QualifiedName beside(QualifiedName table, String name) {
    Name schema = new Name(table.span(), names.schemaOf(table), true);
    return new QualifiedName(table.span(), List.of(schema, new Name(table.span(), name, true)));
  }

  /** The sequence, which goes with the column. */
  Note sequence(QualifiedName name, Sequence made, QualifiedName table, Name column) {
    List<String> owner = List.of(names.schemaOf(table), table.last().value(), column.value());
    return new Note(
        Note.Kind.SEQUENCE,
        names.schemaOf(name),
        name.last().value(),
        "",
        made.withOwner(owner).text());
  }

  /** The server counts the column by its sequence. */
  Note counting(QualifiedName sequence, QualifiedName table, Name column) {
    String quoted =
        Identifiers.quote(names.schemaOf(sequence)) + '.' + Identifiers.quote(sequence.last());
    return new Note(
        Note.Kind.DEFAULT,
        names.schemaOf(table),
        table.last().value(),
        column.value(),
        "nextval('" + quoted.replace("'", "''") + "'::regclass)");
  }
}
