package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Merge;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** WITH: PostgreSQL {@code src/backend/parser/parse_cte.c}. */
final class CommonTables {
  private final AnalysisContext context;
  private final Scope scope;

  CommonTables(AnalysisContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
  }

  void define(Query.With with) {
    Set<String> names = new HashSet<>();
    for (Query.CommonTable table : with.tables()) {
      String name = table.name().value();
      if (!names.add(name)) {
        throw new PgException(
                SqlState.DUPLICATE_ALIAS,
                "WITH query name \"" + name + "\" specified more than once")
            .at(table.name().span().position());
      }
      List<ResultColumn> columns = analyze(table, with.recursive());
      scope.define(name, new Scope.CommonTableScope(table, false, rename(table, columns)));
    }
  }

  private List<ResultColumn> analyze(Query.CommonTable table, boolean recursive) {
    if (table.statement() instanceof Modification modification) {
      if (scope.parent() != null) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "WITH clause containing a data-modifying statement must be at the top level")
            .at(table.name().span().position());
      }
      if (modification instanceof Merge) {
        throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "MERGE not supported in WITH query")
            .at(table.name().span().position());
      }
      context.findings().addInWith(modification);
      return new ModificationAnalyzer(context, new Scope(scope)).analyzeInside(modification);
    }
    Query query = (Query) table.statement();
    boolean union = query.body() instanceof Query.SetOperation;
    if (recursive && union) {
      return recursive(table, query);
    }
    return new QueryAnalyzer(context).analyze(query, scope);
  }

  /** The recursive term sees the table with the columns of the non-recursive one. */
  private List<ResultColumn> recursive(Query.CommonTable table, Query query) {
    Scope inner = new Scope(scope);
    List<ResultColumn> first = new ArrayList<>();
    List<ResultColumn> columns =
        new QueryAnalyzer(context)
            .analyzeRecursive(
                query,
                inner,
                left -> {
                  left.forEach(column -> first.add(decided(column)));
                  inner.define(
                      table.name().value(),
                      new Scope.CommonTableScope(table, true, rename(table, first)));
                });
    for (int i = 0; i < columns.size(); i++) {
      check(table, i, first.get(i).type(), columns.get(i).type());
    }
    return columns;
  }

  private static ResultColumn decided(ResultColumn column) {
    return column.type().type().equals(PgType.UNKNOWN)
        ? SelectAnalyzer.untyped(column, PgType.TEXT)
        : new ResultColumn(column.label(), column.type(), 0, 0);
  }

  private void check(Query.CommonTable table, int index, SqlType first, SqlType overall) {
    if (!first.equals(overall)) {
      throw new PgException(
              SqlState.DATATYPE_MISMATCH,
              "recursive query \""
                  + table.name().value()
                  + "\" column "
                  + (index + 1)
                  + " has type "
                  + withModifier(first)
                  + " in non-recursive term but type "
                  + withModifier(overall)
                  + " overall")
          .withHint("Cast the output of the non-recursive term to the correct type.")
          .at(new SetOperations(context, scope).place((Query) table.statement(), index));
    }
  }

  private static String withModifier(SqlType type) {
    return type.modifier() < 0 ? FormatType.of(type.type()) : FormatType.of(type);
  }

  private static List<ResultColumn> rename(Query.CommonTable table, List<ResultColumn> columns) {
    List<Name> names = table.columns();
    if (names.size() > columns.size()) {
      throw new PgException(
              SqlState.INVALID_COLUMN_REFERENCE,
              "WITH query \""
                  + table.name().value()
                  + "\" has "
                  + columns.size()
                  + " columns available but "
                  + names.size()
                  + " columns specified")
          .at(table.name().span().position());
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
}
