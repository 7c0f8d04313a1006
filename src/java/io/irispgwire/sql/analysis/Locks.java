package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import org.jspecify.annotations.Nullable;

/** FOR UPDATE and kin: PostgreSQL's {@code CheckSelectLocking}, {@code transformLockingClause}. */
final class Locks {
  private Locks() {}

  static void check(Query query, Scope scope, boolean grouped) {
    for (Query.Locking locking : query.locking()) {
      String strength = "FOR " + locking.strength();
      String refusal = refusal(query, scope, grouped);
      if (refusal != null) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, strength + " is not allowed with " + refusal);
      }
      for (QualifiedName name : locking.of()) {
        String table = name.last().value();
        if (scope.items().stream().noneMatch(item -> item.isNamed(table))) {
          throw new PgException(
                  SqlState.UNDEFINED_TABLE,
                  "relation \"" + table + "\" in " + strength + " clause not found in FROM clause")
              .at(name.span().position());
        }
      }
    }
  }

  private static @Nullable String refusal(Query query, Scope scope, boolean grouped) {
    if (!(query.body() instanceof Query.Select select)) {
      return query.body() instanceof Query.Values ? "VALUES" : "UNION/INTERSECT/EXCEPT";
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
    return grouped && scope.hasAggregates() ? "aggregate functions" : null;
  }
}
