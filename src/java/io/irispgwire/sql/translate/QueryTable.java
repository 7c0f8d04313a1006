package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.BareNumeric;
import io.irispgwire.sql.IrisName;
import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose columns are those of a query: CREATE TABLE AS, CREATE MATERIALIZED VIEW. Made and
 * filled in two steps, because IRIS would give strings its own collation and binds nothing here.
 *
 * <p>A {@code numeric} without a precision that no table has kept before keeps PostgreSQL's text:
 * what a query computes may have more digits than IRIS's NUMERIC.
 */
final class QueryTable {
  private final Rules rules;
  private final SchemaLookup schema;
  private final ObjectNames names;
  private final QualifiedName name;
  private final Query query;
  private final List<ResultColumn> columns;
  private final List<String> labels = new ArrayList<>();

  /**
   * @param name with its schema
   * @param written names for the first columns
   */
  QueryTable(Rules rules, ObjectNames names, QualifiedName name, List<Name> written, Query query) {
    this.rules = rules;
    this.schema = names.schema();
    this.names = names;
    this.name = name;
    this.query = query;
    this.columns = rules.analysis().columns(query);
    if (written.size() > columns.size()) {
      throw new PgException(SqlState.SYNTAX_ERROR, "too many column names were specified");
    }
    for (int i = 0; i < columns.size(); i++) {
      label(i < written.size() ? written.get(i).value() : columns.get(i).label());
    }
  }

  private void label(String label) {
    if (labels.contains(label)) {
      throw new PgException(
          SqlState.DUPLICATE_COLUMN, "column \"" + label + "\" specified more than once");
    }
    labels.add(label);
  }

  List<String> labels() {
    return labels;
  }

  /**
   * @param head up to the name
   */
  Step create(String head) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      SqlType type = type(i);
      String ddl = isText(columns.get(i)) ? IrisTypes.textDdl() : IrisTypes.ddl(type);
      items.add(stored(labels.get(i)) + " " + ddl);
    }
    return TableDefinition.definition(
        head + names.quoted(name) + " (" + String.join(", ", items) + ")");
  }

  List<Declared> declared() {
    List<Declared> declared = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      declared.add(new Declared(names.schemaOf(name), name.last().value(), labels.get(i), type(i)));
    }
    return declared;
  }

  /** By IRIS where it has a form for the query, and keeps what the query gives. */
  Step fill() {
    if (columns.stream().noneMatch(this::isText)) {
      Fragment text = ofIris();
      if (text != null) {
        List<String> targets = labels.stream().map(QueryTable::stored).toList();
        String into = "INSERT INTO " + names.quoted(name) + " (" + String.join(", ", targets);
        return new Step(Step.Kind.UPDATE, into + ") " + text.text(), text.operands());
      }
    }
    return filling(name, names, labels, rules.textOf(query));
  }

  private @Nullable Fragment ofIris() {
    try {
      return rules.query(query, null);
    } catch (PgException refusal) {
      if (refusal.state() == SqlState.FEATURE_NOT_SUPPORTED) {
        return null;
      }
      throw refusal;
    }
  }

  /** An INSERT of PostgreSQL's that fills the table. */
  static Step filling(QualifiedName name, ObjectNames names, List<String> columns, String query) {
    String table =
        Identifiers.quote(names.schemaOf(name)) + "." + Identifiers.quote(name.last().value());
    List<String> targets = columns.stream().map(Identifiers::quote).toList();
    return new Step(
        Step.Kind.FILLING,
        "INSERT INTO " + table + " (" + String.join(", ", targets) + ") " + query.strip(),
        List.of());
  }

  private static String stored(String label) {
    return Identifiers.quote(IrisName.of(label));
  }

  private SqlType type(int column) {
    SqlType found = columns.get(column).type();
    return found.type().equals(PgType.UNKNOWN) ? SqlType.of(PgType.TEXT) : found;
  }

  private boolean isText(ResultColumn column) {
    return BareNumeric.is(column.type())
        ? !isKept(column) || schema.exactTypes().contains("numeric")
        : IrisTypes.isKeptAsText(column.type(), schema.exactTypes());
  }

  /** Whether IRIS keeps just these values already. */
  private boolean isKept(ResultColumn column) {
    return column.tableOid() != 0
        && rules.analysis().tables().stream()
            .filter(table -> table.oid() == column.tableOid() && !table.view())
            .map(table -> table.columns().get(column.columnNumber() - 1))
            .anyMatch(kept -> !kept.isText());
  }
}
