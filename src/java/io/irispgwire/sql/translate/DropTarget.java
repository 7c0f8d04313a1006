package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.Drop;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a DROP names: found, of another kind, or missing. Source of messages: PostgreSQL {@code
 * tablecmds.c}, {@code DropErrorMsgWrongType}, and {@code dropcmds.c}.
 */
final class DropTarget {
  private final SchemaLookup schema;
  private final ObjectNames names;
  private final Drop node;

  /** An index, and the table that it is over. */
  record OfTable(Table table, Table.Index index) {}

  DropTarget(SchemaLookup schema, ObjectNames names, Drop node) {
    this.schema = schema;
    this.names = names;
    this.node = node;
  }

  /**
   * The table, view or sequence; null where it is missing.
   *
   * @throws PgException 42809 where it is of another kind
   */
  @Nullable Table relation(QualifiedName name) {
    Table table = names.table(name);
    if (table != null) {
      if (!table.kind().equals(kind())) {
        throw wrongKind(table.name(), table.kind());
      }
      return table;
    }
    if (index(name) != null) {
      throw wrongKind(name.last().value(), "index");
    }
    Name qualifier = name.schema();
    PgType type = schema.type(qualifier == null ? null : qualifier.value(), name.last().value());
    if (type != null && !type.isArray() && !type.fields().isEmpty()) {
      throw wrongKind(name.last().value(), "type");
    }
    return null;
  }

  /**
   * The index; null where it is not known.
   *
   * @throws PgException 42809 where it is of another kind
   */
  @Nullable OfTable indexOnly(QualifiedName name) {
    OfTable index = index(name);
    Table other = index == null ? names.table(name) : null;
    if (other != null) {
      throw wrongKind(other.name(), other.kind());
    }
    return index;
  }

  private @Nullable OfTable index(QualifiedName name) {
    Name qualifier = name.schema();
    for (Table table : schema.tables()) {
      boolean inReach =
          qualifier == null
              ? schema.searchPath().contains(table.schema())
              : table.schema().equals(qualifier.value());
      for (Table.Index index : inReach ? table.indexes() : List.<Table.Index>of()) {
        if (index.name().equals(name.last().value())) {
          return new OfTable(table, index);
        }
      }
    }
    return null;
  }

  private String kind() {
    return node.kind().toLowerCase(Locale.ROOT);
  }

  private PgException wrongKind(String name, String found) {
    return new PgException(
            SqlState.WRONG_OBJECT_TYPE, "\"" + name + "\" is not " + withArticle(kind()))
        .withHint(
            "Use DROP "
                + found.toUpperCase(Locale.ROOT)
                + " to remove "
                + withArticle(found)
                + ".");
  }

  private static String withArticle(String noun) {
    return (noun.equals("index") ? "an " : "a ") + noun;
  }

  /** What is said of it where it is a relation. */
  Diagnostic missing(QualifiedName name) {
    SqlState state =
        node.kind().equals("INDEX") || node.kind().equals("FOREIGN TABLE")
            ? SqlState.UNDEFINED_OBJECT
            : SqlState.UNDEFINED_TABLE;
    return missing(kind(), name, name.last().value(), state);
  }

  /**
   * What is said with IF EXISTS.
   *
   * @throws PgException without
   */
  Diagnostic missing(String kind, QualifiedName name, String shown, SqlState state) {
    Name qualifier = name.schema();
    String text = kind + " \"" + shown + "\" does not exist";
    boolean noSchema = false;
    if (qualifier != null && !schema.schemaExists(qualifier.value())) {
      noSchema = true;
      text = "schema \"" + qualifier.value() + "\" does not exist";
    }
    if (!node.ifExists()) {
      throw new PgException(noSchema ? SqlState.INVALID_SCHEMA_NAME : state, text);
    }
    return Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, text + ", skipping");
  }
}
