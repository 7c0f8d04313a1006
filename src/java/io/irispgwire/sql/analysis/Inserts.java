package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Merge;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of INSERT and its ON CONFLICT: PostgreSQL's {@code transformInsertStmt}. */
final class Inserts {
  private final AnalysisContext context;
  private final Scope scope;
  private final Table table;
  private final ExpressionAnalyzer expressions;
  private final Assignments assignments;

  Inserts(AnalysisContext context, Scope scope, Table table) {
    this.context = context;
    this.scope = scope;
    this.table = table;
    this.expressions = new ExpressionAnalyzer(context, scope);
    this.assignments = new Assignments(expressions, table);
  }

  /** Gives the row that EXCLUDED stands for, if there is ON CONFLICT … DO UPDATE. */
  @Nullable RangeEntry analyze(Modification.Insert insert, NamespaceItem target) {
    List<Modification.Target> columns = columns(insert.target().span(), insert.columns());
    scope.hide(target);
    Query source = insert.source();
    if (source != null) {
      if (source.body() instanceof Query.Values values && isPlain(source)) {
        rows(values.rows(), columns);
        checkNames(insert.columns(), columns, values.rows().get(0).size());
      } else {
        query(source, columns);
        checkNames(insert.columns(), columns, context.findings().columns(source).size());
      }
    }
    if (source != null) {
      List<Table.Column> given = given(columns, width(source));
      IdentityColumns.checkInsert(given, IdentityColumns.defaults(source), insert.overriding());
    }
    scope.replaceItems(List.of(target));
    return insert.onConflict() == null ? null : onConflict(insert.onConflict(), target);
  }

  private List<Table.Column> given(List<Modification.Target> columns, int width) {
    return columns.subList(0, width).stream().map(assignments::column).toList();
  }

  private int width(Query source) {
    return source.body() instanceof Query.Values values
        ? values.rows().get(0).size()
        : context.findings().columns(source).size();
  }

  private static boolean isPlain(Query source) {
    return source.with() == null
        && source.orderBy().isEmpty()
        && source.limit() == null
        && source.offset() == null;
  }

  /** The row that MERGE … WHEN NOT MATCHED THEN INSERT adds. */
  void analyze(Merge.Add add, Span place) {
    List<Modification.Target> columns = columns(place, add.columns());
    if (add.values() != null) {
      List<Expression> values = add.values();
      rows(List.of(values), columns);
      checkNames(add.columns(), columns, values.size());
      IdentityColumns.checkInsert(
          given(columns, values.size()),
          i -> values.get(i) instanceof Expression.Default,
          add.overriding());
    }
  }

  private List<Modification.Target> columns(Span place, List<Modification.Target> named) {
    if (named.isEmpty()) {
      List<Modification.Target> all = new ArrayList<>(table.columns().size());
      for (Table.Column column : table.columns()) {
        Name name = new Name(place, column.name(), false);
        all.add(new Modification.Target(place, name, List.of()));
      }
      return all;
    }
    Set<String> seen = new HashSet<>();
    for (Modification.Target target : named) {
      Table.Column column = assignments.column(target);
      if (!seen.add(column.name()) && target.indirection().isEmpty()) {
        throw new PgException(
                SqlState.DUPLICATE_COLUMN,
                "column \"" + column.name() + "\" specified more than once")
            .at(target.span().position());
      }
    }
    return named;
  }

  private void rows(List<List<Expression>> values, List<Modification.Target> columns) {
    scope.enter(values.size() > 1 ? Clause.VALUES : Clause.INSERT_VALUES);
    for (List<Expression> row : values) {
      for (Expression item : row) {
        if (!(item instanceof Expression.Default)) {
          expressions.analyze(item);
        }
      }
      if (row.size() != values.get(0).size()) {
        throw new PgException(SqlState.SYNTAX_ERROR, "VALUES lists must all be the same length")
            .at(Places.of(row.get(0)));
      }
      checkWidth(columns, row);
      for (int i = 0; i < row.size(); i++) {
        Modification.Target target = columns.get(i);
        assignments.assign(row.get(i), target, assignments.column(target));
      }
    }
    scope.enter(Clause.SELECT);
  }

  private static void checkWidth(List<Modification.Target> columns, List<Expression> row) {
    if (row.size() > columns.size()) {
      throw new PgException(
              SqlState.SYNTAX_ERROR, "INSERT has more expressions than target columns")
          .at(Places.of(row.get(columns.size())));
    }
  }

  private static void checkNames(
      List<Modification.Target> named, List<Modification.Target> columns, int width) {
    if (!named.isEmpty() && width < columns.size()) {
      throw new PgException(
              SqlState.SYNTAX_ERROR, "INSERT has more target columns than expressions")
          .at(columns.get(width).span().position());
    }
  }

  private void query(Query source, List<Modification.Target> columns) {
    List<ResultColumn> given =
        new QueryAnalyzer(context).analyze(source, new Scope(scope), QueryAnalyzer.Unknowns.LEFT);
    List<Target> targets =
        source.body() instanceof Query.Select select
            ? context.findings().targets(select)
            : List.of();
    if (given.size() > columns.size()) {
      throw new PgException(
              SqlState.SYNTAX_ERROR, "INSERT has more expressions than target columns")
          .at(place(source, columns.size()));
    }
    for (int i = 0; i < given.size(); i++) {
      Table.Column column = assignments.column(columns.get(i));
      PgType type = given.get(i).type().type();
      Expression expression = targets.isEmpty() ? null : targets.get(i).expression();
      if (type.equals(PgType.UNKNOWN) && expression != null) {
        assignments.assign(expression, columns.get(i), column);
      } else if (!Coercibility.can(type, column.type().type(), CastContext.ASSIGNMENT)) {
        PgException mismatch = Assignments.mismatch(type, column.type(), column.name());
        throw mismatch.at(place(source, i));
      }
    }
  }

  /** Where an output column of the source stands; 0 for one that a star stands for. */
  private int place(Query source, int index) {
    boolean star =
        source.body() instanceof Query.Select select
            && context.findings().targets(select).get(index).expression() == null;
    return star ? 0 : new SetOperations(context, scope).place(source, index);
  }

  /** A plain column has no place of its own there: PostgreSQL points to the parenthesis. */
  private void inference(Modification.OnConflict conflict, Expression column) {
    try {
      expressions.analyze(column, Clause.INDEX);
    } catch (PgException e) {
      String sql = context.findings().statement().sql();
      throw column instanceof Expression.ColumnRef
          ? e.at(KeywordPlaces.after(sql, conflict.span().start(), "(", column.span().position()))
          : e;
    }
  }

  /** {@code get_relation_constraint_oid}; what has no index is refused when it is planned. */
  private void constraint(Name name) {
    boolean known =
        table.indexes().stream()
            .anyMatch(index -> index.isConstraint() && index.name().equals(name.value()));
    if (!known) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "constraint \"" + name.value() + "\" for table \"" + table.name() + "\" does not exist");
    }
  }

  private @Nullable RangeEntry onConflict(Modification.OnConflict conflict, NamespaceItem target) {
    if (conflict.update() != null
        && conflict.columns().isEmpty()
        && conflict.constraint() == null) {
      throw new PgException(
              SqlState.SYNTAX_ERROR,
              "ON CONFLICT DO UPDATE requires inference specification or constraint name")
          .withHint("For example, ON CONFLICT (column_name).")
          .at(conflict.span().position());
    }
    if (conflict.constraint() != null) {
      constraint(conflict.constraint());
    }
    conflict.columns().forEach(column -> inference(conflict, column));
    if (conflict.columnsWhere() != null) {
      expressions.condition(conflict.columnsWhere(), Clause.WHERE);
    }
    List<Modification.Assignment> update = conflict.update();
    if (update == null) {
      return null;
    }
    RangeEntry excluded =
        new RangeEntry(
            "excluded",
            new RangeEntry.Target(table, true, null),
            FromClause.columns(table).stream()
                .map(column -> new ResultColumn(column.label(), column.type(), 0, 0))
                .toList());
    scope.replaceItems(List.of(target, NamespaceItem.of(excluded, true)));
    scope.enter(Clause.UPDATE_SET);
    assignments.analyzeValues(update);
    scope.enter(Clause.SELECT);
    if (conflict.where() != null) {
      expressions.condition(conflict.where(), Clause.WHERE);
    }
    assignments.assign(update);
    scope.replaceItems(List.of(target));
    return excluded;
  }
}
