package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import java.util.List;

/** CREATE and REFRESH MATERIALIZED VIEW; DROP is {@link Drops}', ALTER {@link Alterations}'. */
final class MaterializedViews {
  private final TokenStream in;
  private final Grammar grammar;

  MaterializedViews(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** Whether CREATE is followed by it. */
  boolean begins() {
    return in.at("materialized") || in.at("unlogged", "materialized");
  }

  /** CREATE MATERIALIZED VIEW; the word CREATE has been read. */
  Definition create(int start) {
    if (in.accept("unlogged")) { // PostgreSQL: analyze.c
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "materialized views cannot be unlogged");
    }
    in.expect("materialized", "view");
    boolean ifNotExists = grammar.definitions.ifNotExists();
    QualifiedName name = grammar.names.relation();
    List<Name> columns = grammar.names.optionalColumns();
    if (in.accept("using")) {
      grammar.names.column();
    }
    if (in.accept("with")) {
      grammar.skipping.parentheses();
    }
    if (in.accept("tablespace")) {
      grammar.names.column();
    }
    in.expect("as");
    Query query = grammar.queries.query();
    boolean withData = withData();
    return new Definition.CreateMaterializedView(
        in.from(start), name, ifNotExists, columns, query, withData);
  }

  /** REFRESH MATERIALIZED VIEW. */
  Definition refresh() {
    int start = in.start();
    in.expect("refresh");
    in.expect("materialized", "view");
    boolean concurrently = in.accept("concurrently");
    QualifiedName name = grammar.names.qualified();
    boolean withData = withData();
    return new Definition.RefreshMaterializedView(in.from(start), name, concurrently, withData);
  }

  private boolean withData() {
    if (!in.accept("with")) {
      return true;
    }
    boolean data = !in.accept("no");
    in.expect("data");
    return data;
  }
}
