package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.Select;
import java.util.ArrayList;
import java.util.List;

/**
 * DISTINCT ON and FETCH … WITH TIES, which IRIS has not: the rows are ranked by a window function,
 * and the first of each group, or those up to a rank, are kept.
 */
final class RankedQuery {
  private static final String RANK = "\"pgwire_rk\"";

  private final Rules rules;
  private final Query query;

  RankedQuery(Rules rules, Query query) {
    this.rules = rules;
    this.query = query;
  }

  /** Whether the query is one of these. */
  static boolean isRanked(Query query) {
    return query.withTies() || !distinctOn(query).isEmpty();
  }

  private static List<Expression> distinctOn(Query query) {
    Select select = DerivedBody.select(query);
    List<Expression> on = select == null ? null : select.distinctOn();
    return on == null ? List.of() : on;
  }

  Fragment render(Output output) {
    if (query.offset() != null) {
      throw Refusal.of(query, "OFFSET with DISTINCT ON or WITH TIES");
    }
    Select outer = rules.within(DerivedBody.select(query));
    Fragment text = query.withTies() ? ties(output) : firstRows(output);
    rules.within(outer);
    return text;
  }

  private Fragment firstRows(Output output) {
    DerivedBody derived = new DerivedBody(rules, query);
    List<Fragment> groups = new ArrayList<>();
    for (Expression expression : distinctOn(query)) {
      rules.requireCanonical(expression);
      groups.add(derived.name(expression));
    }
    List<Fragment> keys = derived.keys();
    Fragment window =
        Fragment.form(
            "ROW_NUMBER() OVER (PARTITION BY ##)",
            Fragment.join(", ", groups),
            DerivedBody.orderBy(keys));
    Fragment top = rules.rowLimits().top(query);
    return kept(derived, output.compared(), top, window, Fragment.of("1"), keys);
  }

  /** A row is kept while fewer than n rows are before it. */
  private Fragment ties(Output output) {
    Fragment limit = rules.rowLimits().limit(query);
    if (!distinctOn(query).isEmpty() || limit == null || isDistinct()) {
      throw Refusal.of(query, "WITH TIES of distinct rows");
    }
    DerivedBody derived = new DerivedBody(rules, query);
    List<Fragment> keys = derived.keys();
    Fragment window = Fragment.form("RANK() OVER (ORDER BY #)", Fragment.join(", ", keys));
    return kept(derived, output, Fragment.EMPTY, window, limit, keys);
  }

  private boolean isDistinct() {
    Select select = DerivedBody.select(query);
    return select != null && select.distinctOn() != null;
  }

  private static Fragment kept(
      DerivedBody derived,
      Output output,
      Fragment top,
      Fragment window,
      Fragment limit,
      List<Fragment> keys) {
    Fragment body = derived.textOfEveryRow(output);
    Fragment ranked =
        Fragment.form(
            "SELECT " + derived.all() + ", # AS " + RANK + " FROM (#) " + DerivedBody.NAME,
            window,
            body);
    return Fragment.form(
        "SELECT ## FROM (#) " + DerivedBody.NAME + " WHERE " + RANK + " <= ##",
        top,
        derived.list(output),
        ranked,
        limit,
        DerivedBody.orderBy(keys));
  }
}
