package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The items of FROM and what they make visible.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_clause.c}, {@code transformFromClause}.
 * Joins are in {@link Joins}, functions in {@link FunctionTables}.
 */
final class FromClause {
  private final AnalysisContext context;
  private final Scope scope;

  FromClause(AnalysisContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
  }

  AnalysisContext context() {
    return context;
  }

  Scope scope() {
    return scope;
  }

  void analyze(List<TableRef> refs) {
    for (TableRef ref : refs) {
      List<NamespaceItem> made = item(ref);
      checkConflicts(scope.items(), made);
      made.forEach(item -> item.setLateral(true, true));
      scope.items().addAll(made);
    }
    scope.items().forEach(item -> item.setLateral(false, true));
  }

  /** The namespace of one item; the last entry is the item itself. */
  List<NamespaceItem> item(TableRef ref) {
    List<NamespaceItem> made;
    if (ref instanceof TableRef.Relation relation) {
      made = List.of(relation(relation));
    } else if (ref instanceof TableRef.Derived derived) {
      made = List.of(derived(derived));
    } else if (ref instanceof TableRef.Function function) {
      made = List.of(new FunctionTables(context, scope).analyze(function));
    } else {
      made = new Joins(this).analyze((TableRef.Join) ref);
    }
    context.findings().setEntry(ref, made.get(made.size() - 1).entry());
    return made;
  }

  private NamespaceItem relation(TableRef.Relation ref) {
    Name schema = ref.name().schema();
    String name = ref.name().last().value();
    String alias = ref.alias() == null ? name : ref.alias().name().value();
    Scope.CommonTableScope common = schema == null ? scope.commonTable(name) : null;
    if (common != null) {
      List<ResultColumn> columns = rename(common.columns(), ref.alias(), alias);
      return NamespaceItem.of(
          new RangeEntry(
              alias, new RangeEntry.CommonTable(common.definition(), common.recursive()), columns),
          true);
    }
    Table table = table(context.schema(), ref.name());
    context.findings().addTable(table);
    List<ResultColumn> columns = rename(columns(table), ref.alias(), alias);
    return NamespaceItem.of(
        new RangeEntry(alias, new RangeEntry.BaseTable(ref, table), columns), true);
  }

  /** The table of that name, or 42P01. */
  static Table table(SchemaLookup lookup, QualifiedName name) {
    Name schema = name.schema();
    Table table = lookup.table(schema == null ? null : schema.value(), name.last().value());
    if (table == null) {
      throw new PgException(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist")
          .at(name.span().position());
    }
    return table;
  }

  static List<ResultColumn> columns(Table table) {
    List<ResultColumn> columns = new ArrayList<>(table.columns().size());
    for (Table.Column column : table.columns()) {
      columns.add(new ResultColumn(column.name(), column.type(), table.oid(), column.number()));
    }
    return columns;
  }

  private NamespaceItem derived(TableRef.Derived ref) {
    TableRef.Alias alias = ref.alias();
    if (alias == null) {
      throw new PgException(SqlState.SYNTAX_ERROR, "subquery in FROM must have an alias")
          .withHint("For example, FROM (SELECT ...) [AS] foo.")
          .at(ref.span().position());
    }
    boolean outer = scope.lateralActive();
    Clause clause = scope.clause();
    scope.setLateralActive(ref.lateral());
    scope.enter(Clause.FROM_SUBQUERY);
    List<ResultColumn> columns = new QueryAnalyzer(context).analyze(ref.query(), scope);
    scope.setLateralActive(outer);
    scope.enter(clause);
    String name = alias.name().value();
    return NamespaceItem.of(
        new RangeEntry(name, new RangeEntry.Subquery(ref.query()), rename(columns, alias, name)),
        true);
  }

  /** The columns under the names an alias gives them. */
  static List<ResultColumn> rename(
      List<ResultColumn> columns, TableRef.@Nullable Alias alias, String table) {
    if (alias == null || alias.columns().isEmpty()) {
      return columns;
    }
    List<Name> names = alias.columns();
    if (names.size() > columns.size()) {
      throw new PgException(
          SqlState.INVALID_COLUMN_REFERENCE,
          "table \""
              + table
              + "\" has "
              + columns.size()
              + " columns available but "
              + names.size()
              + " columns specified");
    }
    List<ResultColumn> renamed = new ArrayList<>(columns);
    for (int i = 0; i < names.size(); i++) {
      ResultColumn column = columns.get(i);
      renamed.set(
          i,
          new ResultColumn(
              names.get(i).value(), column.type(), column.tableOid(), column.columnNumber()));
    }
    return renamed;
  }

  /** {@code checkNameSpaceConflicts}. */
  static void checkConflicts(List<NamespaceItem> before, List<NamespaceItem> added) {
    for (NamespaceItem one : before) {
      for (NamespaceItem other : added) {
        if (one.isNamed() && other.isNamed(one.entry().alias()) && !distinct(one, other)) {
          throw new PgException(
              SqlState.DUPLICATE_ALIAS,
              "table name \"" + one.entry().alias() + "\" specified more than once");
        }
      }
    }
  }

  /** Two tables of one name in different schemas, neither with an alias. */
  private static boolean distinct(NamespaceItem one, NamespaceItem other) {
    return unaliased(one) && unaliased(other) && !Objects.equals(one.table(), other.table());
  }

  private static boolean unaliased(NamespaceItem item) {
    return item.entry().source() instanceof RangeEntry.BaseTable base && base.ref().alias() == null;
  }
}
