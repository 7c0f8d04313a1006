package io.irispgwire.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query: what stands after its WITH clause is a {@link Body}.
 *
 * @param limit null also for LIMIT ALL and LIMIT NULL
 * @param limitSpan the whole LIMIT or FETCH clause
 * @param offsetSpan the whole OFFSET clause
 */
public record Query(
    Span span,
    @Nullable With with,
    Body body,
    List<SortItem> orderBy,
    @Nullable Expression limit,
    @Nullable Span limitSpan,
    boolean withTies,
    @Nullable Expression offset,
    @Nullable Span offsetSpan,
    List<Locking> locking)
    implements Statement {
  public Query {
    orderBy = List.copyOf(orderBy);
    locking = List.copyOf(locking);
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.onQuery(this);
  }

  /** SELECT, VALUES, or a set operation over two queries. */
  public sealed interface Body extends Node {}

  /**
   * One SELECT. {@code TABLE t} is {@code SELECT * FROM t}.
   *
   * @param distinctOn null for no DISTINCT, empty for plain DISTINCT
   * @param into target of SELECT INTO, else null
   * @param groupBy items; a {@link GroupingSet} where one was written
   */
  public record Select(
      Span span,
      @Nullable List<Expression> distinctOn,
      List<Item> items,
      @Nullable QualifiedName into,
      List<TableRef> from,
      @Nullable Expression where,
      List<GroupItem> groupBy,
      @Nullable Expression having,
      List<Window> windows)
      implements Body {
    public Select {
      items = List.copyOf(items);
      from = List.copyOf(from);
      groupBy = List.copyOf(groupBy);
      windows = List.copyOf(windows);
    }
  }

  /** {@code expr [AS label]}. */
  public record Item(Span span, Expression expression, @Nullable Name label) implements Node {}

  /** An item of GROUP BY. */
  public sealed interface GroupItem extends Node {}

  /** A plain expression in GROUP BY. */
  public record GroupExpression(Span span, Expression expression) implements GroupItem {}

  /** ROLLUP, CUBE, GROUPING SETS, or the empty set. */
  public record GroupingSet(Span span, Kind kind, List<List<Expression>> sets)
      implements GroupItem {
    /** Which of them. */
    public enum Kind {
      EMPTY,
      ROLLUP,
      CUBE,
      SETS
    }
  }

  /** {@code VALUES (…), (…)}. */
  public record Values(Span span, List<List<Expression>> rows) implements Body {
    public Values {
      rows = List.copyOf(rows);
    }
  }

  /** {@code left UNION [ALL] right} and kin. */
  public record SetOperation(Span span, Kind kind, boolean all, Query left, Query right)
      implements Body {
    /** Which of them. */
    public enum Kind {
      UNION,
      INTERSECT,
      EXCEPT
    }
  }

  /** {@code WITH [RECURSIVE] …}. */
  public record With(Span span, boolean recursive, List<CommonTable> tables) implements Node {
    public With {
      tables = List.copyOf(tables);
    }
  }

  /**
   * One common table expression.
   *
   * @param materialized null where neither MATERIALIZED nor NOT MATERIALIZED is written
   * @param statement a query, or INSERT, UPDATE, DELETE with RETURNING
   */
  public record CommonTable(
      Span span, Name name, List<Name> columns, @Nullable Boolean materialized, Statement statement)
      implements Node {
    public CommonTable {
      columns = List.copyOf(columns);
    }
  }

  /** {@code FOR UPDATE [OF t] [NOWAIT | SKIP LOCKED]} and kin. */
  public record Locking(Span span, String strength, List<QualifiedName> of, Wait policy)
      implements Node {
    /** What to do about a lock that another holds. */
    public enum Wait {
      BLOCK,
      NOWAIT,
      SKIP_LOCKED
    }
  }
}
