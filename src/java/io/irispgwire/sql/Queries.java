package io.irispgwire.sql;

import io.irispgwire.sql.Token.Kind;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SelectStmt: WITH, set operations and their operands; the clauses behind are {@link Tails}'. */
final class Queries {
  private static final int UNION = 1;
  private static final int INTERSECT = 2;

  private final TokenStream in;
  private final Grammar grammar;

  Queries(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** Whether a query begins here, a parenthesis aside. */
  static boolean atQuery(TokenStream in) {
    return begins(in, 0);
  }

  static boolean begins(TokenStream in, int ahead) {
    return switch (in.peek(ahead).tag()) {
      case "select", "table", "with" -> true;
      case "values" -> in.peek(ahead + 1).is("(");
      default -> false;
    };
  }

  /** Whether a query in parentheses goes on as one: what stands here is no operator. */
  static boolean continues(TokenStream in) {
    return switch (in.current().tag()) {
      case "union", "intersect", "except", "order", "limit", "offset", "fetch", "for", ")" -> true;
      default -> false;
    };
  }

  /** Whether an item of a select list must end before this token. */
  static boolean endsSelectItem(Token token) {
    return switch (token.tag()) {
      case "into",
          "from",
          "where",
          "group",
          "having",
          "window",
          "union",
          "intersect",
          "except",
          "order",
          "limit",
          "offset",
          "fetch",
          "for",
          ",",
          ")",
          ";" ->
          true;
      default -> token.kind() == Kind.END;
    };
  }

  /** A query with all its clauses. */
  Query query() {
    in.enter();
    int start = in.start();
    Query.@Nullable With with = in.at("with") ? grammar.commonTables.with() : null;
    Query query = afterWith(start, with);
    in.leave();
    return query;
  }

  Query afterWith(int start, Query.@Nullable With with) {
    return grammar.tails.add(start, with, operations(operand(), UNION));
  }

  /** The rest of a query whose first operand has been read already. */
  Query continueFrom(Query first, Span parentheses) {
    Query left = at(first, parentheses);
    return grammar.tails.add(parentheses.start(), null, operations(left, UNION));
  }

  private static Query at(Query query, Span span) {
    return new Query(
        span,
        query.with(),
        query.body(),
        query.orderBy(),
        query.limit(),
        query.limitSpan(),
        query.withTies(),
        query.offset(),
        query.offsetSpan(),
        query.locking());
  }

  private Query operations(Query first, int lowest) {
    Query left = first;
    int level = level();
    while (level >= lowest) {
      Query.SetOperation.Kind kind =
          switch (in.take().text()) {
            case "union" -> Query.SetOperation.Kind.UNION;
            case "except" -> Query.SetOperation.Kind.EXCEPT;
            default -> Query.SetOperation.Kind.INTERSECT;
          };
      boolean all = in.accept("all");
      if (!all) {
        in.accept("distinct");
      }
      Query right = operations(operand(), level + 1);
      Span span = in.from(left.span().start());
      left = plain(new Query.SetOperation(span, kind, all, left, right));
      level = level();
    }
    return left;
  }

  private int level() {
    return switch (in.current().tag()) {
      case "union", "except" -> UNION;
      case "intersect" -> INTERSECT;
      default -> 0;
    };
  }

  static Query plain(Query.Body body) {
    return new Query(body.span(), null, body, List.of(), null, null, false, null, null, List.of());
  }

  private Query operand() {
    return switch (in.current().tag()) {
      case "select" -> plain(select());
      case "values" -> plain(values());
      case "table" -> plain(table());
      default -> {
        int start = in.start();
        Query inner = grammar.primaries.query();
        yield at(inner, in.from(start));
      }
    };
  }

  private Query.Body table() {
    int start = in.start();
    in.take();
    TableRef relation = grammar.fromItems.relation();
    Span span = in.from(start);
    Query.Item all =
        new Query.Item(relation.span(), new Expression.Star(relation.span(), List.of()), null);
    return new Query.Select(
        span, null, List.of(all), null, List.of(relation), null, List.of(), null, List.of());
  }

  private Query.Body values() {
    int start = in.start();
    in.take();
    List<List<Expression>> rows = new ArrayList<>();
    do {
      in.expect("(");
      rows.add(grammar.expressions.list());
      in.expect(")");
    } while (in.accept(","));
    return new Query.Values(in.from(start), rows);
  }

  private Query.Body select() {
    int start = in.start();
    in.take();
    @Nullable List<Expression> distinctOn = distinct();
    List<Query.Item> items = List.of();
    if (distinctOn != null || !endsSelectItem(in.current()) || in.at(",")) {
      items = items();
    }
    @Nullable QualifiedName into = in.accept("into") ? into() : null;
    List<TableRef> from = in.accept("from") ? grammar.fromItems.list() : List.of();
    @Nullable Expression where = where();
    List<Query.GroupItem> groupBy = grammar.groupings.clause();
    @Nullable Expression having = in.accept("having") ? grammar.expressions.expression() : null;
    var windows = grammar.windows.clause();
    return new Query.Select(
        in.from(start), distinctOn, items, into, from, where, groupBy, having, windows);
  }

  @Nullable Expression where() {
    return in.accept("where") ? grammar.expressions.expression() : null;
  }

  private @Nullable List<Expression> distinct() {
    if (!in.accept("distinct")) {
      in.accept("all");
      return null;
    }
    if (!in.accept("on")) {
      return List.of();
    }
    in.expect("(");
    List<Expression> expressions = grammar.expressions.list();
    in.expect(")");
    return expressions;
  }

  /** Items of a select list or of RETURNING. */
  List<Query.Item> items() {
    List<Query.Item> items = new ArrayList<>();
    do {
      items.add(item());
    } while (in.accept(","));
    return items;
  }

  private Query.Item item() {
    int start = in.start();
    if (in.at("*")) {
      Span span = in.take().span();
      return new Query.Item(span, new Expression.Star(span, List.of()), null);
    }
    Expression expression = grammar.expressions.labelled();
    if (in.accept("as")) {
      var label = grammar.names.label();
      return new Query.Item(in.from(start), expression, label);
    }
    if (Names.isBareLabel(in.current())) {
      var label = grammar.names.any();
      return new Query.Item(in.from(start), expression, label);
    }
    return new Query.Item(in.from(start), expression, null);
  }

  private QualifiedName into() {
    boolean scoped = in.at("local") || in.at("global");
    if (scoped && (in.peek(1).is("temporary") || in.peek(1).is("temp"))) {
      in.take();
    }
    if (in.at("temporary") || in.at("temp") || in.at("unlogged")) {
      Token next = in.peek(1);
      if (next.is("table") || Names.isColumn(next)) {
        in.take();
      }
    }
    in.accept("table");
    return grammar.names.relation();
  }

  /** ORDER BY, or nothing. */
  List<SortItem> orderBy() {
    return grammar.tails.orderBy();
  }
}
