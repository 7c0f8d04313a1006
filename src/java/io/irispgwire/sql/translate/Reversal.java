package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.Alteration;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What takes a definition back, as PostgreSQL's SQL, asked before the definition runs. What cannot
 * be taken back by a statement (DROP, a change of a type) has none.
 */
public final class Reversal {
  private final SchemaLookup schema;
  private final ObjectNames names;

  private Reversal(SchemaLookup schema) {
    this.schema = schema;
    this.names = new ObjectNames(schema);
  }

  /** The statements to run, in order; empty where nothing is made, or nothing can be done. */
  public static List<String> of(Definition node, SchemaLookup schema) {
    Reversal reversal = new Reversal(schema);
    if (node instanceof Definition.AlterTable alter) {
      return reversal.alterations(alter);
    }
    if (node instanceof Definition.CreateView view) {
      return reversal.view(view);
    }
    if (node instanceof Definition.CreateMaterializedView view) {
      return reversal.materialized(view.name());
    }
    String statement = reversal.single(node);
    return statement == null ? List.of() : List.of(statement);
  }

  /** One that reads temporary tables is temporary without saying so. */
  private List<String> view(Definition.CreateView node) {
    Set<String> made = new LinkedHashSet<>();
    boolean qualified = node.name().schema() != null;
    for (boolean temporary : qualified ? new boolean[] {false} : new boolean[] {false, true}) {
      String reversal = relation("VIEW", node.name(), temporary);
      if (reversal == null) {
        return List.of();
      }
      made.add(reversal);
    }
    return List.copyOf(made);
  }

  /** Without its notes, if the transaction has undone them, it is a table. */
  private List<String> materialized(QualifiedName name) {
    String asTable = relation("TABLE", name, false);
    String asView = relation("MATERIALIZED VIEW", name, false);
    return asTable == null || asView == null ? List.of() : List.of(asView, asTable);
  }

  private @Nullable String single(Definition node) {
    if (node instanceof Definition.CreateTable table) {
      return relation("TABLE", table.name(), table.temporary());
    }
    if (node instanceof Definition.CreateTableAs table) {
      return relation("TABLE", table.name(), table.temporary());
    }
    if (node instanceof Definition.CreateSequence sequence) {
      return relation("SEQUENCE", sequence.name(), sequence.temporary());
    }
    if (node instanceof Definition.CreateIndex index) {
      return index(index);
    }
    if (node instanceof Definition.CreateSchema made) {
      String name = made.name().value();
      return schema.schemaExists(name) ? null : "DROP SCHEMA " + Identifiers.quote(name);
    }
    if (node instanceof Definition.CreateEnum type) {
      return type(type.name());
    }
    return node instanceof Definition.CreateComposite type ? type(type.name()) : null;
  }

  private @Nullable String relation(String kind, QualifiedName written, boolean temporary) {
    QualifiedName name = names.created(written, temporary);
    String inSchema = names.schemaOf(name);
    boolean exists = schema.table(inSchema, name.last().value()) != null;
    return exists ? null : "DROP " + kind + " " + full(inSchema, name.last().value());
  }

  private String type(QualifiedName written) {
    QualifiedName name = names.created(written, false);
    return "DROP TYPE " + full(names.schemaOf(name), name.last().value());
  }

  private @Nullable String index(Definition.CreateIndex node) {
    Table table = names.table(node.table());
    Name name = node.name();
    if (table == null || name == null) {
      return null;
    }
    boolean exists = table.indexes().stream().anyMatch(index -> index.name().equals(name.value()));
    return exists ? null : "DROP INDEX " + full(table.schema(), name.value());
  }

  private List<String> alterations(Definition.AlterTable node) {
    Table table = names.table(node.name());
    List<String> statements = new ArrayList<>();
    if (table != null) {
      for (Alteration each : node.alterations()) {
        String statement = alteration(table, each);
        if (statement != null) {
          statements.add(statement);
        }
      }
    }
    Collections.reverse(statements);
    return statements;
  }

  private static @Nullable String alteration(Table table, Alteration node) {
    Name name = node.name();
    Name renamed = node.newName();
    String full = full(table.schema(), table.name());
    String alter = "ALTER TABLE " + full + " ";
    return switch (node.kind()) {
      case ADD_COLUMN -> {
        Definition.Column column = node.column();
        yield column == null || has(table, column.name().value())
            ? null
            : alter + "DROP COLUMN " + Identifiers.quote(column.name().value());
      }
      case ADD_CONSTRAINT -> {
        Definition.Constraint constraint = node.constraint();
        Name given = constraint == null ? null : constraint.name();
        yield given == null ? null : alter + "DROP CONSTRAINT " + Identifiers.quote(given.value());
      }
      case RENAME_COLUMN ->
          name == null || renamed == null
              ? null
              : alter + "RENAME COLUMN " + swapped(name, renamed);
      case RENAME_TABLE ->
          renamed == null
              ? null
              : "ALTER TABLE "
                  + full(table.schema(), renamed.value())
                  + " RENAME TO "
                  + Identifiers.quote(table.name());
      default -> null;
    };
  }

  private static String swapped(Name from, Name to) {
    return Identifiers.quote(to.value()) + " TO " + Identifiers.quote(from.value());
  }

  private static boolean has(Table table, String column) {
    return table.columns().stream().anyMatch(each -> each.name().equals(column));
  }

  private static String full(String schema, String name) {
    return Identifiers.quote(schema) + "." + Identifiers.quote(name);
  }
}
