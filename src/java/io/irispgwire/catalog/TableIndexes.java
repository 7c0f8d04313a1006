package io.irispgwire.catalog;

import io.irispgwire.backend.Backend.StoredColumn;
import io.irispgwire.backend.Backend.StoredIndex;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.IndexDefinition;
import io.irispgwire.sql.analysis.Table.Index;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The indexes of tables, over the columns that a client sees. */
final class TableIndexes {
  /** By schema and table. */
  private final Map<List<String>, List<StoredIndex>> byTable = new HashMap<>();

  TableIndexes(List<StoredIndex> indexes) {
    for (StoredIndex index : indexes) {
      byTable
          .computeIfAbsent(List.of(index.schema(), index.table()), key -> new ArrayList<>())
          .add(index);
    }
  }

  /**
   * @param columns of one table
   */
  List<Index> of(List<StoredColumn> columns) {
    StoredColumn table = columns.get(0);
    List<String> names = columns.stream().map(StoredColumn::name).toList();
    List<Index> found = new ArrayList<>();
    for (StoredIndex index :
        byTable.getOrDefault(List.of(table.schema(), table.table()), List.of())) {
      if (names.containsAll(index.columns())) {
        found.add(
            new Index(
                SchemaNames.label(index.name()),
                kind(index),
                index.columns().stream().map(names::indexOf).toList()));
      }
    }
    return found;
  }

  /** Those that are noted and nothing else. */
  static List<Index> noted(List<Note> notes) {
    List<Index> found = new ArrayList<>();
    for (Note note : notes) {
      if (note.kind() == Note.Kind.INDEX) {
        IndexDefinition definition = IndexDefinition.parse(String.valueOf(note.text()));
        found.add(new Index(note.part(), Index.Kind.PLAIN, List.of(), definition));
      }
    }
    return found;
  }

  private static Index.Kind kind(StoredIndex index) {
    if (index.constraint().equals("PRIMARY KEY")) {
      return Index.Kind.PRIMARY_KEY;
    }
    if (index.constraint().equals("UNIQUE")) {
      return Index.Kind.UNIQUE_KEY;
    }
    return index.unique() ? Index.Kind.UNIQUE_INDEX : Index.Kind.PLAIN;
  }
}
