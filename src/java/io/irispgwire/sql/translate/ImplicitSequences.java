package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.QualifiedName;
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
        notes.add(of(table, column, definition, taken));
      }
    }
    return notes;
  }

  private Note of(
      QualifiedName table, Column column, ColumnDefinition definition, Set<String> taken) {
    String schema = names.schemaOf(table);
    String owner = table.last().value();
    String name = Constraints.name(owner, List.of(column.name()), "seq");
    for (int n = 1; !taken.add(name) || names.isTaken(table, name); n++) {
      name = Constraints.name(owner, List.of(column.name()), "seq" + n);
    }
    Sequence sequence =
        new SequenceOptions(List.of())
            .create(definition.type().type())
            .withOwner(List.of(schema, owner, column.name().value()));
    return new Note(Note.Kind.SEQUENCE, schema, name, "", sequence.text());
  }
}
