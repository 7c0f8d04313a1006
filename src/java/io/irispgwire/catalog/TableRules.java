package io.irispgwire.catalog;

import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Table.Filling.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rules of a table, as its notes have them. */
final class TableRules {
  private TableRules() {}

  /** PostgreSQL looks at checks in the order of their names: relcache.c, CheckConstraintCmp. */
  static Table.Rules of(List<Note> notes, List<Table.Column> columns) {
    boolean plain = columns.stream().allMatch(column -> column.domain() == null);
    if (notes.isEmpty() && plain) {
      return Table.Rules.NONE;
    }
    List<Table.Check> checks = new ArrayList<>();
    List<Table.Filling> fillings = new ArrayList<>();
    for (Note note : notes) {
      String text = String.valueOf(note.text());
      switch (note.kind()) {
        case CHECK, CHECK_NEW ->
            checks.add(new Table.Check(note.part(), text, note.kind() == Note.Kind.CHECK));
        case DEFAULT -> fillings.add(new Table.Filling(note.part(), Source.DEFAULT, text));
        case GENERATED -> fillings.add(new Table.Filling(note.part(), Source.GENERATED, text));
        default -> {}
      }
    }
    checks.sort(Comparator.comparing(Table.Check::name));
    Table.Rules own = new Table.Rules(checks, fillings, List.of());
    return plain ? own : own.with(columns);
  }

  /** How a column is GENERATED AS IDENTITY. */
  static Table.Identity identity(List<Note> notes, String column) {
    for (Note note : notes) {
      if (note.kind() == Note.Kind.IDENTITY && note.part().equals(column)) {
        return Table.Identity.of(note.text());
      }
    }
    return Table.Identity.NONE;
  }
}
