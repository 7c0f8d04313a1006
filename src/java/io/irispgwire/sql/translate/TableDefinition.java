package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Definition.CreateTable;
import io.irispgwire.sql.tree.Definition.CreateTableAs;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/** CREATE TABLE and CREATE TABLE AS. */
final class TableDefinition {
  private final Rules rules;
  private final ObjectNames names;
  private final SchemaLookup schema;

  TableDefinition(Rules rules, SchemaLookup schema, ObjectNames names) {
    this.rules = rules;
    this.schema = schema;
    this.names = names;
  }

  Translation create(CreateTable written) {
    QualifiedName name = names.createdTable(written.name(), written.temporary());
    if (written.ifNotExists() && names.table(name) != null) {
      return alreadyThere(name.last().value());
    }
    CreateTable node =
        new CreateTable(
            written.span(),
            name,
            written.temporary(),
            written.ifNotExists(),
            written.columns(),
            written.constraints(),
            written.likes(),
            written.onCommit());
    if (written.likes().isEmpty()) {
      return made(node);
    }
    return copied(written, name);
  }

  /** One with LIKE: as if all that it stands for were written. */
  private Translation copied(CreateTable written, QualifiedName name) {
    CopiedTable like = new CopiedTable(rules, schema, names);
    ParsedStatement expanded = like.expanded(written, name);
    Rules own =
        new Rules(new Analyzer(schema).analyze(expanded, List.of()), 0, schema.irisVersion());
    CreateTable whole = (CreateTable) expanded.tree();
    for (Column column : whole.columns()) {
      String label = column.name().value();
      if (whole.columns().stream().filter(c -> c.name().value().equals(label)).count() > 1) {
        throw new PgException(
            SqlState.DUPLICATE_COLUMN, "column \"" + label + "\" specified more than once");
      }
    }
    return like.with(new TableDefinition(own, schema, names).create(whole), written, name);
  }

  private Translation made(CreateTable node) {
    refuseOnCommit(node, node.temporary());
    List<String> items = new ArrayList<>();
    List<Declared> declared = new ArrayList<>();
    Constraints constraints = new Constraints(names, node.name(), described(node));
    List<String> keys = new ArrayList<>();
    boolean identity = true;
    boolean insertable = false;
    for (Column column : node.columns()) {
      ColumnDefinition definition = new ColumnDefinition(column, schema);
      items.add(notNullKey(node, column, definition.render(identity).text()));
      insertable |= identity && definition.isCounted();
      identity &= !definition.isCounted();
      keys.addAll(constraints.of(column));
      declared.add(declare(node.name(), column.name().value(), definition.declared()));
    }
    node.constraints().stream()
        .filter(constraint -> constraint.kind() != Constraint.Kind.CHECK)
        .forEach(constraint -> keys.add(constraints.of(constraint)));
    items.addAll(keys);
    String text =
        head(node.name(), node.temporary(), node.ifNotExists())
            + " ("
            + String.join(", ", items)
            + ")"
            + (insertable ? " WITH %CLASSPARAMETER ALLOWIDENTITYINSERT = 1" : "");
    return ruled(node, List.of(definition(text)), declared, constraints.concessions());
  }

  private List<Table.Column> described(CreateTable node) {
    List<Table.Column> columns = new ArrayList<>();
    node.columns()
        .forEach(c -> columns.add(new ColumnDefinition(c, schema).described(columns.size() + 1)));
    return columns;
  }

  private Translation ruled(
      CreateTable node, List<Step> steps, List<Declared> declared, List<Diagnostic> notices) {
    List<Table.Column> columns = described(node);
    String target = names.schemaOf(node.name());
    String name = node.name().last().value();
    WrittenRules written =
        new WrittenRules(
            rules, schema, new Table(target, name, 0, target, name, false, columns, List.of()));
    node.columns().forEach(written::add);
    node.constraints().forEach(written::add);
    List<Note> notes = new ArrayList<>();
    notes.add(Note.forgotten(target, name));
    Table ruled = written.ruled();
    notes.addAll(written.notes());
    notes.addAll(new ImplicitSequences(names).of(node.name(), node.columns()));
    return new Translation(steps, declared, notices, notes, ruled);
  }

  /** PostgreSQL: heap.c and tablecmds.c; ON COMMIT is for temporary tables. */
  private static void refuseOnCommit(Definition node, boolean temporary) {
    if (!temporary && node.onCommit() != Definition.OnCommit.PRESERVE_ROWS) {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION, "ON COMMIT can only be used on temporary tables");
    }
  }

  /** IF NOT EXISTS has nothing to do. */
  static Translation alreadyThere(String name) {
    return new Translation(
        List.of(),
        List.of(),
        List.of(
            Diagnostic.of(
                Severity.NOTICE,
                SqlState.DUPLICATE_TABLE,
                "relation \"" + name + "\" already exists, skipping")));
  }

  /** A column of a table's PRIMARY KEY is NOT NULL without saying so. */
  private static String notNullKey(CreateTable node, Column column, String text) {
    boolean key =
        node.constraints().stream()
            .filter(constraint -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
            .flatMap(constraint -> constraint.columns().stream())
            .anyMatch(name -> name.value().equals(column.name().value()));
    return key && !text.endsWith(" NOT NULL") ? text + " NOT NULL" : text;
  }

  Translation createAs(CreateTableAs node) {
    QualifiedName name = names.created(node.name(), node.temporary());
    if (node.ifNotExists() && names.table(name) != null) {
      return alreadyThere(name.last().value());
    }
    refuseOnCommit(node, node.temporary());
    QueryTable table = new QueryTable(rules, names, name, node.columns(), node.query());
    List<Step> steps = new ArrayList<>();
    steps.add(table.create(words(node.temporary(), node.ifNotExists())));
    if (node.withData()) {
      steps.add(table.fill());
    }
    Note forgotten = Note.forgotten(names.schemaOf(name), name.last().value());
    return new Translation(steps, table.declared(), List.of(), List.of(forgotten), null);
  }

  private String head(QualifiedName name, boolean temporary, boolean ifNotExists) {
    return words(temporary, ifNotExists) + names.quoted(name);
  }

  private static String words(boolean temporary, boolean ifNotExists) {
    return (temporary ? "CREATE GLOBAL TEMPORARY TABLE " : "CREATE TABLE ")
        + (ifNotExists ? "IF NOT EXISTS " : "");
  }

  static Step definition(String text) {
    return new Step(Step.Kind.DEFINITION, text, List.of());
  }

  private Declared declare(QualifiedName table, String column, SqlType type) {
    return new Declared(names.schemaOf(table), table.last().value(), column, type);
  }
}
