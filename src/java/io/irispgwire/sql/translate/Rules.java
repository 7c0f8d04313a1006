package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Parenthesized;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.Select;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for one statement, each reachable from every other. */
final class Rules {
  private final Analysis analysis;
  private final String sql;
  private final int arraySlots;
  private final IrisVersion version;
  private final Values values = new Values(this);
  private final Queries queries = new Queries(this);
  private final Columns columns = new Columns(this);
  private final RowLimits rowLimits = new RowLimits(this);
  private final WithClause withClause = new WithClause(this);
  private @Nullable Select select;

  /**
   * @param arraySlots how many elements of an array parameter the text has places for
   */
  Rules(Analysis analysis, int arraySlots, IrisVersion version) {
    this.analysis = analysis;
    this.arraySlots = arraySlots;
    this.version = version;
    this.sql = analysis.statement().sql();
  }

  Analysis analysis() {
    return analysis;
  }

  /** The SELECT whose expressions are written; null outside of one. */
  @Nullable Select select() {
    return select;
  }

  /**
   * From here on {@code inner} is the SELECT whose expressions are written.
   *
   * @return the one around it, to come back to
   */
  @Nullable Select within(@Nullable Select inner) {
    Select outer = select;
    select = inner;
    return outer;
  }

  int arraySlots() {
    return arraySlots;
  }

  /**
   * Fails where the text is for a release of IRIS that lacks something.
   *
   * @param feature in the plural
   */
  void requireVersion(IrisVersion since, Node node, String feature) {
    if (!version.isAtLeast(since)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, feature + " need IRIS " + since + " or newer")
          .withHint("This is IRIS " + version + ".")
          .at(node.span().position());
    }
  }

  boolean isAtLeast(IrisVersion since) {
    return version.isAtLeast(since);
  }

  Columns columns() {
    return columns;
  }

  RowLimits rowLimits() {
    return rowLimits;
  }

  WithClause withClause() {
    return withClause;
  }

  Queries queries() {
    return queries;
  }

  Edits edits() {
    return new Edits(sql);
  }

  String textOf(Node node) {
    return node.span().of(sql);
  }

  /** The client's text without a change. */
  Fragment asWritten(Node node) {
    return edits().apply(node.span());
  }

  /** A scalar that stands anywhere: every question mark has a type. Implicit casts are applied. */
  Fragment value(Expression expression) {
    try {
      SqlType target = analysis.coercion(expression);
      return target == null ? own(expression) : new CastRule(this).implicit(expression, target);
    } catch (PgException refusal) {
      if (!RowFree.is(analysis, expression)) {
        throw refusal;
      }
      SqlType type = typeOf(expression);
      return Constants.typed(
          Fragment.operand(new Translation.Computed(expression, type.type())), type);
    }
  }

  /** A scalar where its neighbour says what type a question mark has. */
  Fragment bare(Expression expression) {
    Fragment bare =
        VectorRule.isVector(typeOf(expression)) ? null : new Constants(this).bare(expression);
    return bare == null ? value(expression) : bare;
  }

  /** A scalar that is compared with its neighbour. */
  Fragment compared(Expression expression) {
    return Constants.compared(bare(expression), typeOf(expression).type());
  }

  /** As {@link #value}, before the implicit cast. */
  Fragment own(Expression expression) {
    return expression.accept(values);
  }

  /**
   * A condition that holds exactly where the expression is true, or where it is false.
   *
   * <p>NOT is pushed down to the comparisons, because IRIS documents a comparison with NULL as
   * false (SQL Reference, "CASE"), and NOT would then make it true.
   */
  Fragment condition(Expression expression, boolean wanted) {
    return expression.accept(new Conditions(this, wanted));
  }

  /**
   * A query.
   *
   * @param labels names for its output columns; null where nobody asks for them
   */
  Fragment query(Query query, @Nullable List<String> labels) {
    return queries.nested(query, Output.labelled(labels));
  }

  /** That of a view, whose columns keep what those of the query keep. */
  Fragment viewQuery(Query query, List<String> labels) {
    return queries.nested(query, Output.ofView(labels));
  }

  /** A query whose rows are compared with something. */
  Fragment exactQuery(Query query) {
    return queries.nested(query, Output.ANY.compared());
  }

  /** The query that is the statement itself, where OFFSET can stand. */
  Fragment topLevel(Query query, @Nullable List<String> labels) {
    return queries.topLevel(query, Output.labelled(labels));
  }

  SqlType typeOf(Expression expression) {
    SqlType target = analysis.coercion(expression);
    return target == null ? analysis.typeOf(expression) : target;
  }

  /** Fails where IRIS would tell equal values of the expression's type apart. */
  void requireCanonical(Expression expression) {
    PgType type = typeOf(expression).type();
    if (!IrisTypes.isCanonical(type)) {
      throw Refusal.of(expression, "grouping by values of type " + type.name());
    }
  }

  boolean isBoolean(Expression expression) {
    return typeOf(expression).type().equals(PgType.BOOL);
  }

  static Expression bareOf(Expression expression) {
    Expression inner = expression;
    while (inner instanceof Parenthesized p) {
      inner = p.inner();
    }
    return inner;
  }
}
