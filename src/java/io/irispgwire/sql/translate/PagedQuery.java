package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query whose ORDER BY, LIMIT, OFFSET or DISTINCT cannot stand at its body: the body goes into
 * FROM. An OFFSET becomes a condition on ROW_NUMBER().
 */
final class PagedQuery {
  private static final String NUMBER = "\"pgwire_rn\"";

  private final Rules rules;

  PagedQuery(Rules rules) {
    this.rules = rules;
  }

  /** Without an OFFSET. */
  Fragment render(Query query, Output output) {
    return render(query, output, null, Fragment.EMPTY);
  }

  /** The whole statement, or a query inside of another, where ORDER BY needs TOP. */
  Fragment render(Query query, Output output, Fragment offset, boolean nested) {
    Fragment head = nested ? rules.rowLimits().topAll() : Fragment.EMPTY;
    return render(query, output, offset, head);
  }

  private Fragment render(Query query, Output output, @Nullable Fragment offset, Fragment head) {
    Select outer = rules.within(DerivedBody.select(query));
    Fragment text = paged(query, output, offset, head);
    rules.within(outer);
    return text;
  }

  private Fragment paged(Query query, Output output, @Nullable Fragment offset, Fragment head) {
    DerivedBody derived = new DerivedBody(rules, query);
    List<Fragment> keys = derived.keys();
    Fragment body = body(query, derived, output);
    if (offset != null) {
      Fragment list = Fragment.form("##", head, derived.list(output));
      return numbered(query, derived, keys, body, list, offset);
    }
    Fragment top = rules.rowLimits().top(query);
    return keys.isEmpty() && top.isEmpty()
        ? body
        : Fragment.form(
            "SELECT ## FROM (#) " + DerivedBody.NAME + "#",
            top,
            derived.list(output),
            body,
            DerivedBody.orderBy(keys));
  }

  /** IRIS leaves out DISTINCT where there is a GROUP BY: it goes around that. */
  private Fragment body(Query query, DerivedBody derived, Output output) {
    Select select = DerivedBody.select(query);
    if (select == null || select.distinctOn() == null || !rules.analysis().isGrouped(select)) {
      return derived.text(output);
    }
    if (derived.hasHidden()) {
      throw Refusal.of(query, "sorting DISTINCT rows by what they do not hold");
    }
    return Fragment.form(
        "SELECT DISTINCT # FROM (#) " + DerivedBody.NAME,
        derived.list(output),
        derived.textOfEveryRow(output.compared()));
  }

  private Fragment numbered(
      Query query,
      DerivedBody derived,
      List<Fragment> keys,
      Fragment body,
      Fragment list,
      Fragment offset) {
    Fragment order =
        keys.isEmpty() ? Fragment.EMPTY : Fragment.form("ORDER BY #", Fragment.join(", ", keys));
    Fragment numbered =
        Fragment.form(
            "SELECT #, ROW_NUMBER() OVER (#) AS " + NUMBER + " FROM (#) " + DerivedBody.NAME,
            Fragment.of(derived.all()),
            order,
            body);
    return Fragment.form(
        "SELECT # FROM (#) " + DerivedBody.NAME + " WHERE # ORDER BY " + NUMBER,
        list,
        numbered,
        range(offset, rules.rowLimits().limit(query)));
  }

  /** In parentheses: an instance may compute strictly from left to right. */
  private static Fragment range(Fragment offset, @Nullable Fragment limit) {
    if (limit == null) {
      return Fragment.form(NUMBER + " > #", integer(offset));
    }
    if (offset.operands().isEmpty() && limit.operands().isEmpty()) {
      long first = Long.parseLong(offset.text());
      long last = Math.addExact(first, Long.parseLong(limit.text()));
      return Fragment.of(NUMBER + " BETWEEN " + (first + 1) + " AND " + last);
    }
    return Fragment.form(
        NUMBER + " > # AND " + NUMBER + " <= (# + #)",
        integer(offset),
        integer(offset),
        integer(limit));
  }

  private static Fragment integer(Fragment count) {
    return count.operands().isEmpty() ? count : Fragment.form("CAST(# AS BIGINT)", count);
  }
}
