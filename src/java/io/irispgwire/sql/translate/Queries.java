package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.Select;
import io.irispgwire.sql.tree.Query.SetOperation;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries at any depth: WITH, the body, ORDER BY, row limits. */
final class Queries {
  private final Rules rules;
  private @Nullable Query locked;

  Queries(Rules rules) {
    this.rules = rules;
  }

  /**
   * The query that is the statement, whose rows other steps lock.
   *
   * @param keys the RowIDs of its rows, to stand behind its columns
   */
  Fragment locked(Query query, List<Fragment> keys) {
    locked = query;
    return topLevel(query, Output.ANY.withExtra(keys));
  }

  /** The query that is the statement: OFFSET can stand, and WITH. */
  Fragment topLevel(Query query, Output output) {
    Fragment with =
        query.with() == null ? Fragment.EMPTY : rules.withClause().declare(query.with()).then(" ");
    if (RankedQuery.isRanked(query)) {
      return with.then(ranked(query, output));
    }
    Fragment offset = rules.rowLimits().offset(query);
    if (offset == null) {
      return with.then(limited(query, output, true));
    }
    if (!needsPaging(query) && rules.isAtLeast(IrisVersion.V2025_1)) {
      Fragment paged = withOffset(query, output, offset);
      if (!rules.rowLimits().topWritten()) {
        return with.then(paged);
      }
    }
    if (query.equals(locked)) {
      throw Refusal.of(query.locking().get(0), "FOR UPDATE with this OFFSET", "Leave it out.");
    }
    return with.then(new PagedQuery(rules).render(query, output, offset, false));
  }

  /** A query inside another one. */
  Fragment nested(Query query, Output output) {
    if (RankedQuery.isRanked(query)) {
      return ranked(query, output);
    }
    Fragment offset = rules.rowLimits().offset(query);
    return offset == null
        ? limited(query, output, false)
        : new PagedQuery(rules).render(query, output, offset, true);
  }

  private Fragment ranked(Query query, Output output) {
    refuseLocking(query);
    if (query.equals(locked)) {
      throw Refusal.of(query.locking().get(0), "FOR UPDATE WITH TIES", "Leave WITH TIES out.");
    }
    return new RankedQuery(rules, query).render(output);
  }

  /** Whether ORDER BY or a limit cannot stand behind the body itself. */
  boolean needsPaging(Query query) {
    if (query.body() instanceof Select select
        && select.distinctOn() != null
        && rules.analysis().isGrouped(select)) {
      return true; // IRIS leaves DISTINCT out there
    }
    if (query.orderBy().isEmpty() && query.limit() == null && query.offset() == null) {
      return false;
    }
    if (!(query.body() instanceof Select select)) {
      return true;
    }
    SelectRule rule = new SelectRule(rules, select);
    return (select.distinctOn() != null && !query.orderBy().isEmpty())
        || rule.sortsGroupsByExpression(query.orderBy());
  }

  private Fragment limited(Query query, Output output, boolean outermost) {
    refuseLocking(query);
    if (needsPaging(query)) {
      return new PagedQuery(rules).render(query, output);
    }
    if (!(query.body() instanceof Select select)) {
      return body(query, output);
    }
    Fragment top = rules.rowLimits().top(query);
    if (top.isEmpty() && !outermost && !query.orderBy().isEmpty()) {
      top = rules.rowLimits().topAll();
    }
    Edits edits = rules.edits();
    new SelectRule(rules, select).edit(edits, output, top);
    editOrder(edits, query, select);
    if (query.limitSpan() != null) {
      edits.delete(query.limitSpan());
    }
    if (query.offsetSpan() != null) {
      edits.delete(query.offsetSpan());
    }
    query.locking().forEach(locking -> edits.delete(locking.span()));
    return apply(edits, query);
  }

  /** {@code … LIMIT n OFFSET m}, in that order. */
  private Fragment withOffset(Query query, Output output, Fragment offset) {
    refuseLocking(query);
    Select select = (Select) query.body();
    Edits edits = rules.edits();
    new SelectRule(rules, select).edit(edits, output, Fragment.EMPTY);
    editOrder(edits, query, select);
    Fragment limit = rules.rowLimits().limit(query);
    Fragment rows = limit == null ? Fragment.of(String.valueOf(RowLimits.ALL_ROWS)) : limit;
    if (query.limitSpan() != null) {
      edits.delete(query.limitSpan());
    }
    if (query.offsetSpan() != null) {
      edits.delete(query.offsetSpan());
    }
    query.locking().forEach(locking -> edits.delete(locking.span()));
    edits.insert(query.span().end(), Fragment.form(" LIMIT # OFFSET #", rows, offset));
    return apply(edits, query);
  }

  private void editOrder(Edits edits, Query query, Select select) {
    SelectRule rule = new SelectRule(rules, select);
    for (SortItem item : query.orderBy()) {
      edits.replace(item, rule.sortKey(item));
    }
  }

  private Fragment apply(Edits edits, Query query) {
    if (query.with() != null) {
      edits.replace(query.with().span(), Fragment.EMPTY);
    }
    Fragment text = edits.apply(query.span());
    return new Fragment(text.text().strip(), text.operands());
  }

  /** The body alone, without ORDER BY and limits. */
  Fragment body(Query query, Output output) {
    if (query.body() instanceof Select select) {
      Edits edits = rules.edits();
      new SelectRule(rules, select).edit(edits, output, Fragment.EMPTY);
      return edits.apply(select.span());
    }
    if (query.body() instanceof Query.Values values) {
      List<SqlType> types = output.types();
      return new ValuesRule(rules)
          .render(values, types == null ? types(query) : types, output.labels());
    }
    return setOperation(query, (SetOperation) query.body(), output);
  }

  private Fragment setOperation(Query query, SetOperation operation, Output output) {
    boolean union = operation.kind() == SetOperation.Kind.UNION;
    if (operation.all() && !union) {
      throw Refusal.of(operation, operation.kind() + " ALL");
    }
    if (!union) {
      rules.requireVersion(IrisVersion.V2025_1, operation, "INTERSECT and EXCEPT");
    }
    List<SqlType> types = output.types();
    Output branch = output.withTypes(types == null ? types(query) : types);
    if (!operation.all()) {
      branch = branch.compared();
    }
    return rules
        .edits()
        .replace(operation.left(), nested(operation.left(), branch))
        .replace(operation.right(), nested(operation.right(), branch.withoutLabels()))
        .apply(operation.span());
  }

  private List<SqlType> types(Query query) {
    List<SqlType> types = new ArrayList<>();
    for (ResultColumn column : rules.analysis().columns(query)) {
      types.add(column.type());
    }
    return types;
  }

  private void refuseLocking(Query query) {
    if (!query.locking().isEmpty() && !query.equals(locked)) {
      throw Refusal.of(
          query.locking().get(0),
          "FOR " + query.locking().get(0).strength() + " in a query inside another one",
          "Lock the rows by a statement of its own.");
    }
  }
}
