package io.irispgwire.catalog;

import io.irispgwire.backend.Backend.StoredColumn;
import io.irispgwire.catalog.DeclaredTypes.Written;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.IrisName;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.ViewQuery;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes tables, sequences and routines of what a back end stores; remembers their numbers only. */
record SchemaReader(SchemaNames names, ObjectIds oids) {
  /** A table or view. */
  Table table(
      List<StoredColumn> stored,
      List<Table.Index> indexes,
      Map<String, Written> declared,
      List<Note> notes) {
    StoredColumn first = stored.get(0);
    List<Table.Column> columns = new ArrayList<>(stored.size());
    for (StoredColumn column : stored) {
      columns.add(column(column, columns.size() + 1, declared, notes));
    }
    List<Table.Index> all = new ArrayList<>(indexes);
    all.addAll(TableIndexes.noted(notes));
    String schema = names.toClient(first.schema());
    return new Table(
        schema,
        declared.isEmpty()
            ? SchemaNames.label(first.table())
            : IrisName.shown(declared.values().iterator().next().table()),
        oids.of(schema + '.' + SchemaNames.key(first.table())),
        first.schema(),
        first.table(),
        first.view(),
        columns,
        all,
        TableRules.of(notes, columns),
        null,
        query(first.view(), notes));
  }

  private static @Nullable ViewQuery query(boolean view, List<Note> notes) {
    String text = null;
    ViewQuery.Content content = view ? ViewQuery.Content.COMPUTED : ViewQuery.Content.STORED;
    for (Note note : notes) {
      if (note.kind() == (view ? Note.Kind.VIEW : Note.Kind.MATERIALIZED)) {
        text = note.text();
      } else if (note.kind() == Note.Kind.POPULATED && "f".equals(note.text())) {
        content = ViewQuery.Content.MISSING;
      }
    }
    return text == null ? null : new ViewQuery(text, content);
  }

  private static Table.Column column(
      StoredColumn column, int number, Map<String, Written> declared, List<Note> notes) {
    Written written = declared.get(SchemaNames.key(column.name()));
    SqlType type = written == null ? ColumnTypes.of(column) : written.type().base();
    String name =
        written == null ? SchemaNames.label(column.name()) : IrisName.shown(written.column());
    return new Table.Column(
        name,
        column.name(),
        type,
        number,
        column.notNull(),
        column.defaultValue() != null,
        column.primaryKey(),
        ColumnTypes.stored(column, type),
        column.defaultValue(),
        written != null && written.type().type().isDomain() ? written.type().type() : null,
        TableRules.identity(notes, name));
  }

  Table sequence(Note note) {
    String schema = names.toClient(note.schema());
    int oid = oids.of(schema + '.' + SchemaNames.key(note.object()));
    Sequence sequence = Sequence.parse(String.valueOf(note.text()));
    return Table.of(schema, IrisName.shown(note.object()), oid, sequence);
  }

  /** The schema of a routine, as clients call it. */
  String schemaOf(Note routine) {
    return names.toClient(routine.schema());
  }

  /**
   * Null where a type that it needs is gone.
   *
   * @param types those that the routine's text may name
   */
  @Nullable Routine routine(Note note, SchemaLookup types) {
    String schema = schemaOf(note);
    int oid = oids.of("routine " + schema + '.' + note.object() + ' ' + note.part());
    try {
      return Routine.parse(schema, oid, String.valueOf(note.text()), types);
    } catch (PgException e) {
      if (e.state() != SqlState.UNDEFINED_OBJECT) {
        throw e;
      }
      return null;
    }
  }

  /** The same declaration under the back end's name of the schema. */
  Declared stored(Declared declared) {
    String column = declared.column();
    return new Declared(
        names.toIris(declared.schema()),
        IrisName.of(declared.table()),
        column == null ? null : IrisName.of(column),
        declared.type());
  }

  /** The same note under the back end's name of the schema. */
  Note stored(Note note) {
    String text = note.text();
    return new Note(
        note.kind(),
        names.toIris(note.schema()),
        IrisName.of(note.object()),
        note.part(),
        note.kind() == Note.Kind.RENAMED && text != null ? IrisName.of(text) : text);
  }

  /** The same note under PostgreSQL's name of the schema. */
  Note shown(Note note) {
    return new Note(
        note.kind(), names.toClient(note.schema()), note.object(), note.part(), note.text());
  }

  /** What two spellings of one table's name have in common. */
  static String key(String irisSchema, String name) {
    return SchemaNames.key(irisSchema) + '.' + SchemaNames.key(name);
  }

  static Collection<List<StoredColumn>> byTable(List<StoredColumn> columns) {
    Map<List<String>, List<StoredColumn>> tables = new LinkedHashMap<>();
    for (StoredColumn column : columns) {
      tables
          .computeIfAbsent(List.of(column.schema(), column.table()), key -> new ArrayList<>())
          .add(column);
    }
    return tables.values();
  }
}
