package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As what values are shown where the type that PostgreSQL describes says less: {@code round(n, 3)}
 * and the minimum of a {@code character(5)} have no modifier, and yet three digits and five
 * characters.
 */
public final class ShownTypes {
  /** NUMERIC_MAX_PRECISION: the modifier only says the scale. */
  private static final int ANY_PRECISION = 1000;

  private final Analysis analysis;

  public ShownTypes(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The digits behind the point; {@link NumericScale#UNKNOWN} where the type does not say it. */
  static int scale(SqlType type) {
    return type.modifier() < 0 || !type.type().equals(PgType.NUMERIC)
        ? NumericScale.UNKNOWN
        : Math.max(0, TypeModifiers.scaleOfNumeric(type.modifier()));
  }

  /** One for each column of a query. */
  public List<SqlType> of(Query query) {
    List<SqlType> described = analysis.columns(query).stream().map(ResultColumn::type).toList();
    if (described.stream().noneMatch(ShownTypes::isOpen)) {
      return described;
    }
    List<SqlType> shown = new ArrayList<>(described);
    if (query.body() instanceof Query.Select select) {
      List<Target> targets = analysis.targets(select);
      for (int i = 0; i < shown.size(); i++) {
        shown.set(i, of(targets.get(i), shown.get(i)));
      }
    } else if (query.body() instanceof Query.SetOperation both) {
      List<SqlType> left = of(both.left());
      List<SqlType> right = of(both.right());
      for (int i = 0; i < shown.size(); i++) {
        shown.set(i, common(shown.get(i), left.get(i), right.get(i), both));
      }
    }
    return shown;
  }

  private static SqlType common(SqlType described, SqlType left, SqlType right, Node at) {
    if (!isOpen(described) || left.equals(right)) {
      return isOpen(described) ? left : described;
    }
    if (described.type().equals(PgType.BPCHAR)) {
      throw ofRow(at);
    }
    int scale = scaleOf(left);
    return scale >= 0 && scale == scaleOf(right) ? numeric(scale) : described;
  }

  private static int scaleOf(SqlType type) {
    return CastRule.isInteger(type) ? 0 : scale(type);
  }

  private static boolean isOpen(SqlType type) {
    boolean varies = type.type().equals(PgType.NUMERIC) || type.type().equals(PgType.BPCHAR);
    return varies && type.modifier() < 0;
  }

  private SqlType of(Target target, SqlType described) {
    Expression expression = target.expression();
    if (!isOpen(described)) {
      return described;
    }
    if (expression == null) {
      return target.resolution() == null ? described : of(target.resolution(), described);
    }
    if (described.type().equals(PgType.BPCHAR)) {
      return width(expression);
    }
    int scale = new NumericScale(analysis, this).of(expression);
    return scale < 0 ? described : numeric(scale);
  }

  private static SqlType numeric(int scale) {
    return new SqlType(
        PgType.NUMERIC, TypeModifiers.of(PgType.NUMERIC, List.of(ANY_PRECISION, scale)));
  }

  /** As the column that a reference leads to is shown. */
  SqlType of(Expression.ColumnRef reference) {
    return of(analysis.resolution(reference), analysis.typeOf(reference));
  }

  private SqlType of(Resolution resolution, SqlType described) {
    if (!isOpen(described) || !(resolution instanceof Resolution.Column column)) {
      return described;
    }
    Query query = query(column.entry().source());
    return query == null ? described : of(query).get(column.column());
  }

  private static @Nullable Query query(RangeEntry.Source source) {
    if (source instanceof RangeEntry.Subquery subquery) {
      return subquery.query();
    }
    return source instanceof RangeEntry.CommonTable table
            && !table.recursive()
            && table.definition().statement() instanceof Query query
        ? query
        : null;
  }

  /**
   * The type whose blanks a {@code character} has.
   *
   * @throws PgException 0A000 where they depend on the values
   */
  private SqlType width(Expression expression) {
    Expression bare = Rules.bareOf(expression);
    SqlType type = analysis.typeOf(bare);
    if (type.modifier() >= 0) {
      return type;
    }
    if (bare instanceof Expression.ColumnRef reference && of(reference).modifier() >= 0) {
      return of(reference);
    }
    if (bare instanceof Expression.FunctionCall call && call.arguments().size() == 1) {
      return width(call.arguments().get(0).value());
    }
    throw ofRow(expression);
  }

  private static PgException ofRow(Node at) {
    return Refusal.of(at, "a character whose length depends on the row");
  }
}
