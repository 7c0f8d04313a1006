package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Literal;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.Locking;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands behind a query's body: ORDER BY, LIMIT, OFFSET, FETCH, FOR UPDATE. */
final class Tails {
  private final TokenStream in;
  private final Grammar grammar;

  Tails(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** One reading of the clauses; they come in any order, each at most once. */
  private static final class Clauses {
    private List<SortItem> orderBy = List.of();
    private @Nullable Span orderSpan;
    private @Nullable Expression limit;
    private @Nullable Span limitSpan;
    private boolean withTies;
    private @Nullable Expression offset;
    private @Nullable Span offsetSpan;
    private final List<Locking> locking = new ArrayList<>();

    private boolean isEmpty() {
      return orderSpan == null && limitSpan == null && offsetSpan == null && locking.isEmpty();
    }
  }

  /** The query with the clauses that stand here, as gram.y's insertSelectOptions adds them. */
  Query add(int start, Query.@Nullable With with, Query query) {
    Clauses clauses = new Clauses();
    clauses.orderBy = orderBy();
    if (!clauses.orderBy.isEmpty()) {
      clauses.orderSpan = clauses.orderBy.get(0).span();
    }
    boolean locked = in.at("for");
    if (locked) {
      locking(clauses);
    }
    limits(clauses);
    if (!locked && in.at("for")) {
      locking(clauses);
    }
    if (clauses.isEmpty() && with == null) {
      return query;
    }
    refuseTwice(query.orderBy().isEmpty(), clauses.orderSpan, "multiple ORDER BY clauses");
    refuseTwice(
        query.offsetSpan() == null,
        place(clauses.offset, clauses.offsetSpan),
        "multiple OFFSET clauses");
    refuseTwice(
        query.limitSpan() == null,
        place(clauses.limit, clauses.limitSpan),
        "multiple LIMIT clauses");
    refuseTwice(query.with() == null, with == null ? null : with.span(), "multiple WITH clauses");
    return merge(start, with, query, clauses);
  }

  private static @Nullable Span place(@Nullable Expression value, @Nullable Span clause) {
    return value == null ? clause : value.span();
  }

  private static void refuseTwice(boolean first, @Nullable Span again, String what) {
    if (!first && again != null) {
      throw TokenStream.error(SqlState.SYNTAX_ERROR, what + " not allowed", again);
    }
  }

  private Query merge(int start, Query.@Nullable With with, Query query, Clauses added) {
    List<SortItem> orderBy = query.orderBy().isEmpty() ? added.orderBy : query.orderBy();
    List<Locking> locking = new ArrayList<>(query.locking());
    locking.addAll(added.locking);
    boolean limited = added.limitSpan != null;
    boolean moved = added.offsetSpan != null;
    if (added.withTies && orderBy.isEmpty()) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "WITH TIES cannot be specified without ORDER BY clause");
    }
    for (Locking lock : locking) {
      if (added.withTies && lock.policy() == Locking.Wait.SKIP_LOCKED) {
        throw new PgException(
            SqlState.SYNTAX_ERROR, "SKIP LOCKED and WITH TIES options cannot be used together");
      }
    }
    return new Query(
        in.from(start),
        with != null ? with : query.with(),
        query.body(),
        orderBy,
        limited ? added.limit : query.limit(),
        limited ? added.limitSpan : query.limitSpan(),
        limited ? added.withTies : query.withTies(),
        moved ? added.offset : query.offset(),
        moved ? added.offsetSpan : query.offsetSpan(),
        locking);
  }

  /** ORDER BY, or nothing. */
  List<SortItem> orderBy() {
    if (!in.accept("order")) {
      return List.of();
    }
    in.expect("by");
    List<SortItem> items = new ArrayList<>();
    do {
      items.add(sortItem());
    } while (in.accept(","));
    return items;
  }

  private SortItem sortItem() {
    int start = in.start();
    Expression expression = grammar.expressions.expression();
    @Nullable String using = null;
    boolean descending = false;
    if (in.accept("using")) {
      using = Operators.read(grammar).name();
    } else {
      descending = in.accept("desc");
      if (!descending) {
        in.accept("asc");
      }
    }
    @Nullable Boolean nullsFirst = nulls();
    return new SortItem(in.from(start), expression, descending, nullsFirst, using);
  }

  /** NULLS FIRST or NULLS LAST; null without. */
  @Nullable Boolean nulls() {
    if (in.accept("nulls", "first")) {
      return true;
    }
    return in.accept("nulls", "last") ? false : null;
  }

  private void limits(Clauses clauses) {
    while (true) {
      int start = in.start();
      if (clauses.limitSpan == null && in.accept("limit")) {
        limit(clauses, start);
      } else if (clauses.limitSpan == null && in.accept("fetch")) {
        fetch(clauses, start);
      } else if (clauses.offsetSpan == null && in.accept("offset")) {
        clauses.offset = grammar.expressions.expression();
        if (!in.accept("row")) {
          in.accept("rows");
        }
        clauses.offsetSpan = in.from(start);
      } else {
        return;
      }
    }
  }

  private void limit(Clauses clauses, int start) {
    if (!in.accept("all")) {
      Expression limit = grammar.expressions.expression();
      boolean none = limit instanceof Literal literal && literal.kind() == Literal.Kind.NULL;
      clauses.limit = none ? null : limit;
    }
    clauses.limitSpan = in.from(start);
    if (in.accept(",")) {
      grammar.expressions.expression();
      throw TokenStream.error(
              SqlState.SYNTAX_ERROR, "LIMIT #,# syntax is not supported", clauses.limitSpan)
          .withHint("Use separate LIMIT and OFFSET clauses.");
    }
  }

  private void fetch(Clauses clauses, int start) {
    if (!in.accept("first")) {
      in.expect("next");
    }
    Span place = in.current().span();
    if (in.at("row") || in.at("rows")) {
      Span nowhere = new Span(place.start(), place.start());
      clauses.limit = new Literal(nowhere, Literal.Kind.INTEGER, "1");
    } else if (in.at("+") || in.at("-")) {
      clauses.limit = grammar.expressions.climb(Precedence.SIGN, false);
    } else {
      clauses.limit = grammar.primaries.primary();
    }
    if (!in.accept("row")) {
      in.expect("rows");
    }
    if (in.accept("with")) {
      in.expect("ties");
      clauses.withTies = true;
    } else {
      in.expect("only");
    }
    clauses.limitSpan = in.from(start);
  }

  private void locking(Clauses clauses) {
    if (in.at("for", "read")) {
      in.take();
      in.take();
      in.expect("only");
      return;
    }
    while (in.at("for")) {
      int start = in.start();
      in.take();
      String strength = strength();
      List<QualifiedName> of = in.accept("of") ? grammar.names.relations() : List.of();
      Locking.Wait policy = Locking.Wait.BLOCK;
      if (in.accept("nowait")) {
        policy = Locking.Wait.NOWAIT;
      } else if (in.accept("skip")) {
        in.expect("locked");
        policy = Locking.Wait.SKIP_LOCKED;
      }
      clauses.locking.add(new Locking(in.from(start), strength, of, policy));
    }
  }

  private String strength() {
    if (in.accept("no")) {
      in.expect("key", "update");
      return "NO KEY UPDATE";
    }
    if (in.accept("key")) {
      in.expect("share");
      return "KEY SHARE";
    }
    if (in.accept("share")) {
      return "SHARE";
    }
    in.expect("update");
    return "UPDATE";
  }
}
