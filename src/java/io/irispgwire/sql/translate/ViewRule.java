package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.deparse.Deparser;
import io.irispgwire.sql.tree.Definition.CreateView;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** CREATE VIEW. Source of messages: PostgreSQL {@code view.c}. */
final class ViewRule {
  private final Rules rules;
  private final SchemaLookup schema;
  private final ObjectNames names;

  ViewRule(Rules rules, SchemaLookup schema, ObjectNames names) {
    this.rules = rules;
    this.schema = schema;
    this.names = names;
  }

  Translation create(CreateView node) {
    List<Diagnostic> notices = new ArrayList<>();
    QualifiedName name = names.created(node.name(), node.temporary());
    boolean temporary = names.schemaOf(name).equals(schema.temporarySchema());
    if (!temporary && readsTemporary()) {
      name = names.created(node.name(), true);
      String text = "view \"" + name.last().value() + "\" will be a temporary view";
      notices.add(Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, text));
    }
    String inSchema = names.schemaOf(name);
    Table known = schema.table(inSchema, name.last().value());
    if (known != null) {
      refuse(node, known);
    }
    List<ResultColumn> columns = rules.analysis().columns(node.query());
    List<String> labels = Columns.labels(node.columns(), columns);
    String query = InlineOperands.inline(rules.viewQuery(node.query(), labels), node.query());
    String head = node.replace() ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ";
    List<Declared> declared = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      declared.add(
          new Declared(inSchema, name.last().value(), labels.get(i), columns.get(i).type()));
    }
    String text = Deparser.full(schema).query(rules.analysis(), node.query(), labels);
    return new Translation(
        List.of(TableDefinition.definition(head + names.quoted(name) + " AS " + query)),
        declared,
        notices,
        List.of(new Note(Note.Kind.VIEW, inSchema, name.last().value(), "", text)),
        null);
  }

  private boolean readsTemporary() {
    return rules.analysis().tables().stream()
        .anyMatch(table -> table.schema().equals(schema.temporarySchema()));
  }

  private static void refuse(CreateView node, Table known) {
    if (!node.replace()) {
      throw new PgException(
          SqlState.DUPLICATE_TABLE, "relation \"" + known.name() + "\" already exists");
    }
    if (!known.view()) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "\"" + known.name() + "\" is not a view");
    }
  }
}
