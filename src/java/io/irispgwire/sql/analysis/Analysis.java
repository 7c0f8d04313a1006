package io.irispgwire.sql.analysis;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the analyser found out about one statement. Immutable once built; nodes are looked up by
 * identity. The translator, Describe and the evaluator all read it.
 */
public interface Analysis {
  ParsedStatement statement();

  /** The type of each {@code $n}, given or inferred. */
  List<PgType> parameterTypes();

  /** What RowDescription says; empty when the statement returns no rows. */
  List<ResultColumn> columns();

  /**
   * The type of an expression before {@link #coercion}. A string literal or parameter has the type
   * that its context gave it. Of a chain of subscripts the outermost has the type of the element,
   * the inner ones that of the array.
   */
  SqlType typeOf(Expression expression);

  /**
   * The type that the context turns the expression into; null where none.
   *
   * <p>{@link Casts#path} knows the way with {@link CastContext#EXPLICIT}: an assignment or a cast
   * around ARRAY[…] may ask for more than implicit casts give. Values that INSERT … SELECT assigns
   * have none: the columns of the target say what they become.
   */
  @Nullable SqlType coercion(Expression expression);

  /**
   * The functions and operators behind a node: one for a FunctionCall, Operation, Like,
   * DistinctFrom, NULLIF, ArrayComparison or CASE branch; two ({@code >=}, {@code <=}) for Between;
   * for Like with ESCAPE the operator and then {@code like_escape}; for a row comparison one per
   * column; for a join with USING or NATURAL one per merged column; for {@code unnest(a, b)} in
   * FROM one per argument.
   *
   * <p>In has one for all items, or one per item where they differ. NOT is never part of a call:
   * the node says it. The operand of In, Between and CASE, and the columns of a query behind ANY or
   * ALL, may meet calls that want different types: turn each value into the call's own argument
   * types. A FunctionCall without a call is a cast of its only argument to {@link #typeOf}.
   */
  List<Call> calls(Node node);

  /** Where a column reference leads. */
  Resolution resolution(Expression.ColumnRef reference);

  /** Where every column reference of the statement leads, and what its stars stand for. */
  List<Resolution> resolutions();

  /** The row that {@code t.*} as an argument stands for. */
  Resolution.WholeRow row(Expression.Star star);

  /** What the domain asks that a cast leads to; null for a cast to another type. */
  @Nullable DomainRules domain(Expression.Cast cast);

  /** What DEFAULT stands for in SET, where the server computes it; null where IRIS keeps it. */
  @Nullable RowExpression fallback(Expression.Default node);

  /** Whether two expressions mean the same. */
  boolean same(Expression left, Expression right);

  /** Which field of its row a selection means, from 0. */
  int field(Expression.FieldSelection selection);

  /** The output columns of a SELECT, stars expanded. */
  List<Target> targets(Query.Select select);

  /** The output columns of INSERT, UPDATE or DELETE … RETURNING. */
  List<Target> returning();

  /** The columns of any query of the statement: branches of a set operation are cast to these. */
  List<ResultColumn> columns(Query query);

  /** The entry made for an item of FROM. */
  RangeEntry entry(TableRef ref);

  /**
   * Index, from 0, of the output column that an ORDER BY or GROUP BY item names by ordinal or
   * label; -1.
   */
  int outputColumn(Expression item);

  /**
   * What GROUP BY has that is the same as this expression of a grouped query, and is no column;
   * null for nothing.
   */
  @Nullable Expression groupingKey(Expression expression);

  /**
   * Every table of the back end that the statement names, the target of a modification included.
   */
  List<Table> tables();

  /** The target of INSERT, UPDATE, DELETE; null for anything else. */
  @Nullable Table target();

  /** What one INSERT, UPDATE or DELETE is about, be it the statement or in its WITH. */
  Modified modified(Modification node);

  /** The INSERTs, UPDATEs and DELETEs in WITH. */
  List<Modification> inWith();

  /** Whether the SELECT groups: GROUP BY, HAVING, or an aggregate in its list. */
  boolean isGrouped(Query.Select select);
}
