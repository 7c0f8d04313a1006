package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.IrisName;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.IndexDefinition;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.RowExpressions;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.deparse.Deparser;
import io.irispgwire.sql.tree.Definition.CreateIndex;
import io.irispgwire.sql.tree.Definition.IndexElement;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CREATE INDEX. What only makes queries faster and IRIS has not — an index over expressions, over a
 * part of the rows, of another method — is noted, for whoever reads the catalog; what would hold
 * rows to something is refused.
 */
final class IndexRule {
  /** Those that IRIS has. */
  private static final Set<String> BUILT = Set.of("", "btree", "hash");

  private static final Set<String> REMEMBERED = Set.of("gin", "gist", "spgist", "brin");

  private final Rules rules;
  private final SchemaLookup schema;
  private final ObjectNames names;
  private final CreateIndex node;

  IndexRule(Rules rules, SchemaLookup schema, ObjectNames names, CreateIndex node) {
    this.rules = rules;
    this.schema = schema;
    this.names = names;
    this.node = node;
  }

  Translation translate() {
    String missing = missing();
    if (!missing.isEmpty()) {
      return remembered(missing);
    }
    SqlState forgiven = node.ifNotExists() ? SqlState.DUPLICATE_TABLE : null;
    Step step = new Step(Step.Kind.DEFINITION, built(), List.of(), 1, forgiven, "");
    return new Translation(List.of(step), List.of());
  }

  /** What IRIS has not; "" for an index that it has. */
  private String missing() {
    if (node.where() != null) {
      return "partial indexes";
    }
    if (node.elements().stream().anyMatch(element -> column(element) == null)) {
      return "indexes on expressions";
    }
    String method = node.method();
    if (BUILT.contains(method) || VectorIndex.isMethod(method)) {
      return "";
    }
    if (method.equals("ivfflat")) {
      throw Refusal.of(node, "an index of method ivfflat", "Use hnsw.");
    }
    if (!REMEMBERED.contains(method)) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "access method \"" + method + "\" does not exist");
    }
    return "indexes of method " + method;
  }

  private static @Nullable Name column(IndexElement element) {
    return Rules.bareOf(element.key().expression()) instanceof ColumnRef column
        ? column.last()
        : null;
  }

  private Translation remembered(String missing) {
    if (node.unique()) {
      throw Refusal.of(
          node,
          "uniqueness by " + missing,
          "Keep what is to be unique in a column of its own, and index that.");
    }
    Table table = names.table(node.table());
    if (table == null) {
      throw new PgException(
              SqlState.UNDEFINED_TABLE, "relation \"" + node.table() + "\" does not exist")
          .at(node.table().span().position());
    }
    List<IndexDefinition.Key> keys = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    node.elements().forEach(element -> keys.add(key(element, table, labels)));
    String name = name(table, labels);
    if (schema.relationExists(table.schema(), name)) {
      return taken(name);
    }
    Expression where = node.where();
    String predicate = where == null ? "" : full(analyzer().predicate(table, where));
    IndexDefinition definition = new IndexDefinition(method(), predicate, keys);
    Note note = new Note(Note.Kind.INDEX, table.schema(), table.name(), name, definition.text());
    Diagnostic notice =
        Diagnostic.of(
            Severity.NOTICE,
            SqlState.SUCCESSFUL_COMPLETION,
            "index \"" + name + "\" is remembered, but not built: IRIS has no " + missing);
    return new Translation(List.of(), List.of(), List.of(notice), List.of(note), null);
  }

  private Translation taken(String name) {
    String text = "relation \"" + name + "\" already exists";
    if (!node.ifNotExists()) {
      throw new PgException(SqlState.DUPLICATE_TABLE, text);
    }
    return new Translation(
        List.of(),
        List.of(),
        List.of(Diagnostic.of(Severity.NOTICE, SqlState.DUPLICATE_TABLE, text + ", skipping")));
  }

  private String method() {
    return node.method().isEmpty() ? "btree" : node.method();
  }

  private IndexDefinition.Key key(IndexElement element, Table table, List<String> labels) {
    SortItem item = element.key();
    RowExpression analysed = analyzer().indexed(table, Rules.bareOf(item.expression()));
    labels.add(RowExpressions.indexColumn(analysed));
    QualifiedName operatorClass = element.operatorClass();
    String written = operatorClass == null ? "" : operatorClass.last().value();
    PgType type = analysed.analysis().typeOf(analysed.expression()).type();
    boolean usual =
        written.equals(type.name() + "_ops") || (type.isArray() && written.equals("array_ops"));
    boolean nullsFirst =
        item.nullsFirst() == null ? item.descending() : Boolean.TRUE.equals(item.nullsFirst());
    return new IndexDefinition.Key(
        full(analysed), usual ? "" : written, item.descending(), nullsFirst);
  }

  private RowExpressions analyzer() {
    return new Analyzer(schema).ofRows(rules.analysis().statement());
  }

  private String full(RowExpression expression) {
    return Deparser.full(schema).expression(expression);
  }

  /** {@code ChooseIndexName}: after its columns, and one that no index of the table has. */
  private String name(@Nullable Table table, List<String> columns) {
    Name written = node.name();
    if (written != null) {
      return written.value();
    }
    List<Name> parts =
        columns.stream().map(column -> new Name(node.span(), column, false)).toList();
    String owner = node.table().last().value();
    String name = Constraints.name(owner, parts, "idx");
    for (int n = 1; table != null && isTaken(table, name); n++) {
      name = Constraints.name(owner, parts, "idx" + n);
    }
    return name;
  }

  private static boolean isTaken(Table table, String name) {
    return table.indexes().stream().anyMatch(index -> index.name().equals(name));
  }

  private String built() {
    boolean ofVectors = VectorIndex.isMethod(node.method());
    if (ofVectors) {
      rules.requireVersion(IrisVersion.V2025_1, node, "HNSW indexes");
    }
    List<Name> columns = new ArrayList<>();
    node.elements().forEach(element -> columns.add(Objects.requireNonNull(column(element))));
    refuseText(columns);
    String name = name(names.table(node.table()), columns.stream().map(Name::value).toList());
    List<String> keys = columns.stream().map(c -> names.column(node.table(), c)).toList();
    return (node.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + Identifiers.quote(IrisName.of(name))
        + " ON TABLE "
        + names.quoted(node.table())
        + " ("
        + String.join(", ", keys)
        + ")"
        + (ofVectors ? VectorIndex.clause(node, known(columns.get(0))) : "");
  }

  /** Equal numbers may have unlike texts. */
  private void refuseText(List<Name> columns) {
    for (Name name : columns) {
      Table.Column column = known(name);
      boolean ofNumbers =
          column != null && column.isText() && column.type().type().equals(PgType.NUMERIC);
      if (node.unique() && ofNumbers) {
        throw Refusal.of(node, "a unique index over numbers that are kept as text");
      }
    }
  }

  private Table.@Nullable Column known(Name name) {
    Table table = names.table(node.table());
    return table == null
        ? null
        : table.columns().stream()
            .filter(column -> column.name().equals(name.value()))
            .findFirst()
            .orElse(null);
  }
}
