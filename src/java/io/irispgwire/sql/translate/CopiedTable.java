package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.IndexDefinition;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.CreateTable;
import io.irispgwire.sql.tree.Definition.Like;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/**
 * LIKE in CREATE TABLE: the definition that says the same without it, and what comes after the
 * table is made. Source: PostgreSQL {@code parse_utilcmd.c}, {@code transformTableLikeClause}.
 */
final class CopiedTable {
  private final Rules rules;
  private final SchemaLookup schema;
  private final ObjectNames names;

  CopiedTable(Rules rules, SchemaLookup schema, ObjectNames names) {
    this.rules = rules;
    this.schema = schema;
    this.names = names;
  }

  /**
   * The same definition without LIKE.
   *
   * @param name with its schema
   * @throws PgException 42P01 for a table that is not there
   */
  ParsedStatement expanded(CreateTable node, QualifiedName name) {
    List<String> items = new ArrayList<>();
    int written = 0;
    for (Like like : node.likes()) {
      node.columns().subList(written, like.place()).forEach(c -> items.add(rules.textOf(c)));
      written = like.place();
      items.addAll(items(source(like), like));
    }
    node.columns()
        .subList(written, node.columns().size())
        .forEach(column -> items.add(rules.textOf(column)));
    node.constraints().forEach(constraint -> items.add(rules.textOf(constraint)));
    String text =
        (node.temporary() ? "CREATE TEMPORARY TABLE " : "CREATE TABLE ")
            + Reversal.full(
                node.temporary() ? "pg_temp" : names.schemaOf(name), name.last().value())
            + " ("
            + String.join(", ", items)
            + ")"
            + switch (node.onCommit()) {
              case PRESERVE_ROWS -> "";
              case DELETE_ROWS -> " ON COMMIT DELETE ROWS";
              case DROP -> " ON COMMIT DROP";
            };
    return Parser.parse(text).get(0);
  }

  private Table source(Like like) {
    Table table = names.table(like.source());
    if (table == null) {
      throw new PgException(
              SqlState.UNDEFINED_TABLE, "relation \"" + like.source() + "\" does not exist")
          .at(like.source().span().position());
    }
    return table;
  }

  private List<String> items(Table table, Like like) {
    List<String> items = new ArrayList<>();
    table.columns().forEach(column -> items.add(column(table, column, like)));
    if (like.included().contains("constraints")) {
      for (Table.Check check : table.rules().checks()) {
        items.add(
            "CONSTRAINT " + Identifiers.quote(check.name()) + " CHECK (" + check.condition() + ")");
      }
    }
    if (like.included().contains("indexes")) {
      for (Table.Index index : table.indexes()) {
        if (index.isConstraint()) {
          boolean primary = index.kind() == Table.Index.Kind.PRIMARY_KEY;
          items.add((primary ? "PRIMARY KEY (" : "UNIQUE (") + columns(table, index) + ")");
        }
      }
    }
    return items;
  }

  private static String columns(Table table, Table.Index index) {
    return String.join(
        ", ",
        index.columns().stream()
            .map(i -> Identifiers.quote(table.columns().get(i).name()))
            .toList());
  }

  private String column(Table table, Table.Column column, Like like) {
    StringBuilder text = new StringBuilder(Identifiers.quote(column.name()));
    text.append(' ').append(FormatType.of(column.declared()));
    if (column.notNull() && !table.view()) {
      text.append(" NOT NULL");
    }
    if (column.identity() != Table.Identity.NONE) {
      if (like.included().contains("identity")) {
        boolean always = column.identity() == Table.Identity.ALWAYS;
        text.append(" GENERATED ").append(always ? "ALWAYS" : "BY DEFAULT").append(" AS IDENTITY");
      }
      return text.toString();
    }
    for (Table.Filling filling : table.rules().fillings()) {
      boolean own = filling.isOwn() && filling.column().equals(column.name());
      if (own && filling.generated() && like.included().contains("generated")) {
        return text.append(" GENERATED ALWAYS AS (" + filling.value() + ") STORED").toString();
      }
      if (own && filling.generated()) {
        return text.toString();
      }
    }
    return column.hasDefault() || hasNoted(table, column)
        ? text.append(like.included().contains("defaults") ? fallback(table, column, like) : "")
            .toString()
        : text.toString();
  }

  private boolean hasNoted(Table table, Table.Column column) {
    return table.rules().fillings().stream()
        .anyMatch(filling -> filling.isOwn() && filling.column().equals(column.name()));
  }

  private String fallback(Table table, Table.Column column, Like like) {
    for (Note note : schema.notes(table.schema(), table.name())) {
      boolean fallback = note.kind() == Note.Kind.DEFAULT || note.kind() == Note.Kind.DEFAULT_TEXT;
      if (fallback && note.part().equals(column.name())) {
        return " DEFAULT " + note.text();
      }
    }
    List<String> owner = List.of(table.schema(), table.name(), column.name());
    for (Table sequence : schema.sequences()) {
      if (sequence.sequence() != null && sequence.sequence().owner().equals(owner)) {
        String name = Reversal.full(sequence.schema(), sequence.name()).replace("'", "''");
        return " DEFAULT nextval('" + name + "'::regclass)";
      }
    }
    throw Refusal.of(
        like,
        "LIKE … INCLUDING DEFAULTS of column \"" + column.name() + "\", whose default IRIS keeps",
        "Leave INCLUDING DEFAULTS out, and SET DEFAULT.");
  }

  /** The table, and behind it its other indexes and the comments on its columns. */
  Translation with(Translation table, CreateTable written, QualifiedName name) {
    List<Step> steps = new ArrayList<>(table.steps());
    List<Note> notes = new ArrayList<>(table.notes());
    for (Like like : written.likes()) {
      Table source = source(like);
      if (like.included().contains("indexes")) {
        indexes(source, name, steps, notes);
      }
      if (like.included().contains("comments")) {
        schema.notes(source.schema(), source.name()).stream()
            .filter(note -> note.kind() == Note.Kind.COMMENT && !note.part().isEmpty())
            .forEach(note -> notes.add(moved(note, name)));
      }
    }
    return new Translation(steps, table.declares(), table.notices(), notes, table.ruled());
  }

  private Note moved(Note note, QualifiedName name) {
    return new Note(
        note.kind(), names.schemaOf(name), name.last().value(), note.part(), note.text());
  }

  private void indexes(Table source, QualifiedName name, List<Step> steps, List<Note> notes) {
    for (Table.Index index : source.indexes()) {
      IndexDefinition definition = index.definition();
      if (definition != null) {
        String own = Constraints.name(name.last().value(), List.of(), index.name() + "_idx");
        notes.add(
            new Note(
                Note.Kind.INDEX,
                names.schemaOf(name),
                name.last().value(),
                own,
                definition.text()));
      } else if (!index.isConstraint()) {
        String text =
            "CREATE %s ON %s (%s)"
                .formatted(
                    index.isUnique() ? "UNIQUE INDEX" : "INDEX",
                    Reversal.full(names.schemaOf(name), name.last().value()),
                    columns(source, index));
        Definition.CreateIndex made = (Definition.CreateIndex) Parser.parse(text).get(0).tree();
        steps.addAll(new IndexRule(rules, schema, names, made).translate().steps());
      }
    }
  }
}
