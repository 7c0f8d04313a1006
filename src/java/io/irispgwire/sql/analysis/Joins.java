package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins: the JOIN_EXPR part of PostgreSQL's {@code transformFromClauseItem}. */
final class Joins {
  private final FromClause from;
  private final Scope scope;
  private final Findings findings;

  Joins(FromClause from) {
    this.from = from;
    this.scope = from.scope();
    this.findings = from.context().findings();
  }

  List<NamespaceItem> analyze(TableRef.Join join) {
    List<NamespaceItem> outer = List.copyOf(scope.items());
    List<NamespaceItem> left = from.item(join.left());
    boolean lateralOk =
        join.kind() != TableRef.Join.Kind.RIGHT && join.kind() != TableRef.Join.Kind.FULL;
    left.forEach(item -> item.setLateral(true, lateralOk));
    scope.items().addAll(left);
    List<NamespaceItem> right = from.item(join.right());
    scope.replaceItems(outer);
    FromClause.checkConflicts(left, right);
    List<NamespaceItem> both = new ArrayList<>(left);
    both.addAll(right);
    both.forEach(item -> item.setLateral(false, true));
    NamespaceItem leftTop = left.get(left.size() - 1);
    NamespaceItem rightTop = right.get(right.size() - 1);
    List<Name> using = join.natural() ? common(leftTop, rightTop, join) : join.using();
    List<NamespaceItem.Column> columns =
        new Merge(join, leftTop, rightTop, using == null ? List.of() : using).columns();
    if (join.on() != null) {
      on(join, both, outer);
    }
    return result(join, both, columns);
  }

  private void on(TableRef.Join join, List<NamespaceItem> both, List<NamespaceItem> outer) {
    scope.replaceItems(both);
    int hidden = scope.hidden().size();
    outer.forEach(scope::hide);
    new ExpressionAnalyzer(from.context(), scope)
        .condition(java.util.Objects.requireNonNull(join.on()), Clause.JOIN_ON);
    scope.hidden().subList(hidden, scope.hidden().size()).clear();
    scope.replaceItems(outer);
  }

  private List<NamespaceItem> result(
      TableRef.Join join, List<NamespaceItem> both, List<NamespaceItem.Column> columns) {
    List<ResultColumn> visible =
        new ArrayList<>(columns.stream().map(NamespaceItem.Column::column).toList());
    TableRef.Alias alias = join.alias();
    String name = alias == null ? "" : alias.name().value();
    visible = FromClause.rename(visible, alias, name);
    List<NamespaceItem.Column> named = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      named.add(new NamespaceItem.Column(visible.get(i), columns.get(i).resolution()));
    }
    RangeEntry entry = new RangeEntry(name, new RangeEntry.JoinAlias(join), visible);
    NamespaceItem top = new NamespaceItem(entry, named, alias != null);
    if (alias != null) {
      both.forEach(scope::hide);
      return List.of(top);
    }
    List<NamespaceItem> all = new ArrayList<>();
    for (NamespaceItem item : both) {
      if (item.isNamed()) {
        item.hideColumns();
        all.add(item);
      }
    }
    all.add(top);
    return all;
  }

  private static List<Name> common(NamespaceItem left, NamespaceItem right, TableRef.Join join) {
    List<Name> names = new ArrayList<>();
    for (NamespaceItem.Column column : left.columns()) {
      if (right.count(column.name()) > 0) {
        names.add(new Name(join.span(), column.name(), false));
      }
    }
    return names;
  }

  /** The columns of a join: those of USING first, each once. */
  private final class Merge {
    private final TableRef.Join join;
    private final NamespaceItem left;
    private final NamespaceItem right;
    private final List<Name> using;

    Merge(TableRef.Join join, NamespaceItem left, NamespaceItem right, List<Name> using) {
      this.join = join;
      this.left = left;
      this.right = right;
      this.using = using;
    }

    List<NamespaceItem.Column> columns() {
      List<NamespaceItem.Column> columns = new ArrayList<>();
      List<Call> calls = new ArrayList<>(using.size());
      for (Name name : using) {
        NamespaceItem.Column ofLeft = side(left, name, "left");
        NamespaceItem.Column ofRight = side(right, name, "right");
        PgType leftType = ofLeft.column().type().type();
        PgType rightType = ofRight.column().type().type();
        columns.add(merged(name.value(), ofLeft, ofRight));
        calls.add(OperatorExpressions.lookup("=", leftType, rightType, join.span().position()));
      }
      findings.setCalls(join, calls);
      rest(left, columns);
      rest(right, columns);
      return columns;
    }

    private void rest(NamespaceItem side, List<NamespaceItem.Column> columns) {
      for (NamespaceItem.Column column : side.columns()) {
        if (using.stream().noneMatch(name -> name.value().equals(column.name()))) {
          columns.add(column);
        }
      }
    }

    private NamespaceItem.Column side(NamespaceItem item, Name name, String which) {
      int count = item.count(name.value());
      if (count == 0) {
        throw new PgException(
            SqlState.UNDEFINED_COLUMN,
            "column \""
                + name.value()
                + "\" specified in USING clause does not exist in "
                + which
                + " table");
      }
      if (count > 1) {
        throw new PgException(
            SqlState.AMBIGUOUS_COLUMN,
            "common column name \""
                + name.value()
                + "\" appears more than once in "
                + which
                + " table");
      }
      return item.column(name.value());
    }

    /** {@code buildMergedJoinVar}. */
    private NamespaceItem.Column merged(
        String name, NamespaceItem.Column ofLeft, NamespaceItem.Column ofRight) {
      SqlType leftType = ofLeft.column().type();
      SqlType rightType = ofRight.column().type();
      PgType common =
          CommonType.of(
              List.of(leftType.type(), rightType.type()),
              (chosen, other, index) ->
                  new PgException(
                      SqlState.DATATYPE_MISMATCH,
                      "JOIN/USING types "
                          + FormatType.of(chosen)
                          + " and "
                          + FormatType.of(other)
                          + " cannot be matched"));
      SqlType type = leftType.equals(rightType) ? leftType : typeOf(common, leftType, rightType);
      NamespaceItem.@Nullable Column from =
          switch (join.kind()) {
            case LEFT -> ofLeft;
            case RIGHT -> ofRight;
            case FULL -> null;
            default ->
                leftType.type().equals(common) || !rightType.type().equals(common)
                    ? ofLeft
                    : ofRight;
          };
      if (from == null) {
        return new NamespaceItem.Column(
            new ResultColumn(name, type, 0, 0),
            new Resolution.Merged(ofLeft.resolution(), ofRight.resolution()));
      }
      boolean plain = from.column().type().type().equals(common);
      SqlType own = plain ? from.column().type() : type;
      return new NamespaceItem.Column(
          new ResultColumn(
              name,
              own,
              plain ? from.column().tableOid() : 0,
              plain ? from.column().columnNumber() : 0),
          from.resolution());
    }
  }

  private static SqlType typeOf(PgType common, SqlType left, SqlType right) {
    boolean sameModifier = left.type().equals(right.type()) && left.modifier() == right.modifier();
    return new SqlType(common, sameModifier ? left.modifier() : -1);
  }
}
