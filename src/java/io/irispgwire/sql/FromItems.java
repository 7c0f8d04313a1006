package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.sql.tree.TableRef.Alias;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FROM: table_ref of gram.y; joins are {@link Joins}', functions {@link TableFunctions}'. */
final class FromItems {
  private final TokenStream in;
  private final Grammar grammar;

  FromItems(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  List<TableRef> list() {
    List<TableRef> items = new ArrayList<>();
    do {
      items.add(grammar.joins.behind(single()));
    } while (in.accept(","));
    return items;
  }

  /** One table_ref, without the joins behind it. */
  TableRef single() {
    int start = in.start();
    if (in.accept("lateral")) {
      if (in.at("(")) {
        int open = in.start();
        Query query = grammar.primaries.query();
        return derived(start, query, in.from(open), true);
      }
      return grammar.tableFunctions.parse(start, true);
    }
    if (in.at("(")) {
      return parenthesized();
    }
    if (in.at("only") || !grammar.tableFunctions.begins()) {
      return relationOrFunction(start);
    }
    return grammar.tableFunctions.parse(start, false);
  }

  private TableRef relationOrFunction(int start) {
    boolean only = in.at("only");
    Token first = in.current();
    QualifiedName name = only ? onlyName() : grammar.names.qualified();
    if (!only && in.at("(") && (name.parts().size() > 1 || Names.isTypeOrFunction(first))) {
      return grammar.tableFunctions.call(start, name);
    }
    if (name.parts().size() > 3) {
      throw TokenStream.error(
          SqlState.SYNTAX_ERROR,
          "improper qualified name (too many dotted names): " + name,
          name.span());
    }
    if (!only) {
      in.accept("*");
    }
    @Nullable Alias alias = alias();
    TableRef relation = new TableRef.Relation(in.from(start), name, only, alias);
    if (in.at("tablesample")) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "TABLESAMPLE is not supported")
          .at(in.start() + 1);
    }
    return relation;
  }

  private QualifiedName onlyName() {
    in.expect("only");
    if (!in.accept("(")) {
      return grammar.names.relation();
    }
    QualifiedName name = grammar.names.relation();
    in.expect(")");
    return name;
  }

  /** relation_expr, without an alias. */
  TableRef.Relation relation() {
    int start = in.start();
    boolean only = in.at("only");
    QualifiedName name = only ? onlyName() : grammar.names.relation();
    if (!only) {
      in.accept("*");
    }
    return new TableRef.Relation(in.from(start), name, only, null);
  }

  /** {@code [AS] name [(columns)]}; null without. */
  @Nullable Alias alias() {
    int start = in.start();
    if (!in.accept("as") && !grammar.names.atColumn()) {
      return null;
    }
    var name = grammar.names.column();
    var columns = grammar.names.optionalColumns();
    return new Alias(in.from(start), name, columns);
  }

  private TableRef derived(int start, Query query, Span parentheses, boolean lateral) {
    @Nullable Alias alias = alias();
    if (alias == null) {
      boolean values = query.body() instanceof Query.Values;
      throw TokenStream.error(
              SqlState.SYNTAX_ERROR,
              (values ? "VALUES" : "subquery") + " in FROM must have an alias",
              parentheses)
          .withHint("For example, FROM (" + (values ? "VALUES" : "SELECT") + " ...) [AS] foo.");
    }
    return new TableRef.Derived(in.from(start), query, lateral, alias);
  }

  private TableRef parenthesized() {
    int start = in.start();
    Inner inner = inner();
    Query query = inner.query();
    return query != null
        ? derived(start, query, in.from(start), false)
        : aliased(start, inner.join());
  }

  /** What parentheses in FROM hold: a query or a join. */
  private record Inner(@Nullable Query query, TableRef.@Nullable Join join) {}

  private Inner inner() {
    in.enter();
    in.expect("(");
    Inner result;
    if (Queries.atQuery(in)) {
      result = new Inner(grammar.queries.query(), null);
    } else if (in.at("(")) {
      result = nested();
    } else {
      result = new Inner(null, join(single()));
    }
    in.expect(")");
    in.leave();
    return result;
  }

  private Inner nested() {
    int start = in.start();
    Inner inner = inner();
    Query query = inner.query();
    if (query != null && Queries.continues(in)) {
      return new Inner(grammar.queries.continueFrom(query, in.from(start)), null);
    }
    if (query != null) {
      return new Inner(null, join(derived(start, query, in.from(start), false)));
    }
    TableRef left = aliased(start, inner.join());
    boolean bare = left instanceof TableRef.Join join && join.alias() == null && in.at(")");
    return new Inner(null, bare ? (TableRef.Join) left : join(left));
  }

  private TableRef.Join join(TableRef left) {
    if (!grammar.joins.begins()) {
      throw in.unexpected();
    }
    TableRef ref = grammar.joins.behind(left);
    if (ref instanceof TableRef.Join join) {
      return join;
    }
    throw in.unexpected();
  }

  private TableRef aliased(int start, TableRef.@Nullable Join join) {
    if (join == null) {
      throw in.unexpected();
    }
    @Nullable Alias alias = alias();
    return new TableRef.Join(
        in.from(start),
        join.kind(),
        join.natural(),
        join.left(),
        join.right(),
        join.on(),
        join.using(),
        alias != null ? alias : join.alias());
  }
}
