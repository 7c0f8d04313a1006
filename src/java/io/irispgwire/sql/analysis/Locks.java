package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TableRef;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** FOR UPDATE and kin: PostgreSQL's {@code CheckSelectLocking}, {@code transformLockingClause}. */
final class Locks {
  private Locks() {}

  static void check(Query query, Scope scope, Findings findings, boolean grouped) {
    for (Query.Locking locking : query.locking()) {
      String strength = "FOR " + locking.strength();
      if (query.body() instanceof Query.Values) {
        throw refused(strength + " cannot be applied to VALUES");
      }
      String refusal = refusal(query, findings, grouped);
      if (refusal != null) {
        throw refused(strength + " is not allowed with " + refusal);
      }
      locking.of().forEach(name -> checkName(name, scope, strength));
      for (NamespaceItem item : scope.items()) {
        if (item.entry().source() instanceof RangeEntry.Subquery inner && names(locking, item)) {
          checkInside(inner.query(), findings, strength);
        }
      }
    }
  }

  private static boolean names(Query.Locking locking, NamespaceItem item) {
    return locking.of().isEmpty()
        || locking.of().stream().anyMatch(name -> item.isNamed(name.last().value()));
  }

  private static PgException refused(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  private static void checkName(QualifiedName name, Scope scope, String strength) {
    String table = name.last().value();
    NamespaceItem item =
        scope.items().stream().filter(each -> each.isNamed(table)).findFirst().orElse(null);
    if (item == null) {
      throw new PgException(
              SqlState.UNDEFINED_TABLE,
              "relation \"" + table + "\" in " + strength + " clause not found in FROM clause")
          .at(name.span().position());
    }
    String kind = kind(item.entry().source());
    if (kind != null) {
      throw refused(strength + " cannot be applied to " + kind).at(name.span().position());
    }
  }

  /** What has no rows that could be locked; null for what has. */
  private static @Nullable String kind(RangeEntry.Source source) {
    if (source instanceof RangeEntry.Functions) {
      return "a function";
    }
    if (source instanceof RangeEntry.JoinAlias) {
      return "a join";
    }
    return source instanceof RangeEntry.CommonTable ? "a WITH query" : null;
  }

  /** What keeps the rows of a query from being those of its tables; null for nothing. */
  private static @Nullable String refusal(Query query, Findings findings, boolean grouped) {
    if (!(query.body() instanceof Query.Select select)) {
      return query.body() instanceof Query.Values ? null : "UNION/INTERSECT/EXCEPT";
    }
    if (select.distinctOn() != null) {
      return "DISTINCT clause";
    }
    if (!select.groupBy().isEmpty()) {
      return "GROUP BY clause";
    }
    if (select.having() != null) {
      return "HAVING clause";
    }
    if (grouped) {
      return "aggregate functions";
    }
    List<Expression> items = select.items().stream().map(Query.Item::expression).toList();
    if (any(items, Locks::isWindowCall)) {
      return "window functions";
    }
    return any(items, item -> returnsSet(item, findings))
        ? "set-returning functions in the target list"
        : null;
  }

  /** A query in FROM is locked with what is around it. */
  private static void checkInside(Query query, Findings findings, String strength) {
    boolean grouped = query.body() instanceof Query.Select select && findings.isGrouped(select);
    String refusal = refusal(query, findings, grouped);
    if (refusal != null) {
      throw refused(strength + " is not allowed with " + refusal);
    }
    if (query.body() instanceof Query.Select select) {
      select.from().forEach(ref -> checkInside(ref, findings, strength));
    }
  }

  private static void checkInside(TableRef ref, Findings findings, String strength) {
    if (ref instanceof TableRef.Join join) {
      checkInside(join.left(), findings, strength);
      checkInside(join.right(), findings, strength);
    } else if (ref instanceof TableRef.Derived derived) {
      checkInside(derived.query(), findings, strength);
    }
  }

  private static boolean any(List<Expression> expressions, Predicate<Expression> wanted) {
    return expressions.stream()
        .anyMatch(each -> wanted.test(each) || any(Children.of(each), wanted));
  }

  private static boolean isWindowCall(Expression expression) {
    return expression instanceof Expression.FunctionCall call && call.over() != null;
  }

  private static boolean returnsSet(Expression expression, Findings findings) {
    return expression instanceof Expression.FunctionCall
        && findings.calls(expression).stream().anyMatch(call -> call.proc().returnsSet());
  }
}
