package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.IndexElement;
import io.irispgwire.sql.tree.Definition.StorageParameter;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** CREATE of views, indexes and schemas, TRUNCATE and LOCK; tables are {@link Tables}'. */
final class Definitions {
  private final TokenStream in;
  private final Grammar grammar;

  Definitions(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Definition create() {
    int start = in.start();
    in.take();
    boolean replace = in.accept("or", "replace");
    if (!replace && in.at("or")) {
      in.take();
      throw in.unexpected();
    }
    int ahead = persistence();
    Token object = in.peek(ahead);
    if (object.is("view") || (object.is("recursive") && in.peek(ahead + 1).is("view"))) {
      return view(start, replace, ahead);
    }
    if (replace && in.at("materialized")) {
      throw in.unexpected();
    }
    if (!replace && grammar.materializedViews.begins()) {
      return grammar.materializedViews.create(start);
    }
    if (!replace && object.is("table")) {
      return grammar.tables.create(start, ahead);
    }
    if (!replace && object.is("sequence")) {
      boolean temporary = ahead > 0 && !in.at("unlogged");
      for (int i = 0; i < ahead; i++) {
        in.take();
      }
      return grammar.sequences.create(start, temporary);
    }
    if (!replace && (in.at("index") || in.at("unique"))) {
      return index(start);
    }
    if (!replace && in.at("schema")) {
      return schema(start);
    }
    if (!replace && in.at("type")) {
      return grammar.userTypes.create(start);
    }
    if (!replace && in.at("domain")) {
      return grammar.domains.create(start);
    }
    return in.at("function") || in.at("procedure")
        ? routine(start, replace)
        : grammar.otherCommands.afterVerb(start, "CREATE");
  }

  /** In detail; or, in a form that is not known, by its tag. */
  private Definition routine(int start, boolean replace) {
    int mark = in.mark();
    Definition found = grammar.routines.create(start, replace);
    if (found != null) {
      return found;
    }
    in.back(mark);
    return grammar.otherCommands.afterVerb(start, "CREATE");
  }

  /** How many words TEMP and its kin take here. */
  private int persistence() {
    boolean scope = in.at("local") || in.at("global");
    Token token = in.peek(scope ? 1 : 0);
    if (token.is("temp") || token.is("temporary")) {
      return scope ? 2 : 1;
    }
    return in.at("unlogged") ? 1 : 0;
  }

  /** CREATE TABLE AS and the materialized view commands, as EXPLAIN takes them. */
  Definition explainable() {
    if (in.at("refresh")) {
      return grammar.materializedViews.refresh();
    }
    int start = in.start();
    in.take();
    if (grammar.materializedViews.begins()) {
      return grammar.materializedViews.create(start);
    }
    int ahead = persistence();
    return in.peek(ahead).is("table")
        ? grammar.tables.createAs(start, ahead)
        : grammar.otherCommands.afterVerb(start, "CREATE");
  }

  /** IF NOT EXISTS, or nothing. */
  boolean ifNotExists() {
    if (!in.accept("if")) {
      return false;
    }
    in.expect("not", "exists");
    return true;
  }

  private Definition view(int start, boolean replace, int persistence) {
    if (in.peek(persistence).is("recursive")) {
      throw unsupported("CREATE RECURSIVE VIEW");
    }
    boolean temporary = persistence > 0 && !in.at("unlogged");
    for (int i = 0; i < persistence; i++) {
      in.take();
    }
    in.expect("view");
    QualifiedName name = grammar.names.relation();
    List<Name> columns = grammar.names.optionalColumns();
    if (in.accept("with")) {
      grammar.skipping.parentheses();
    }
    in.expect("as");
    Query query = grammar.queries.query();
    if (in.accept("with")) {
      if (!in.accept("cascaded")) {
        in.accept("local");
      }
      in.expect("check", "option");
    }
    return new Definition.CreateView(in.from(start), name, temporary, replace, columns, query);
  }

  private PgException unsupported(String what) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported")
        .at(in.start() + 1);
  }

  private Definition index(int start) {
    boolean unique = in.accept("unique");
    in.expect("index");
    in.accept("concurrently");
    boolean ifNotExists = ifNotExists();
    @Nullable Name name = in.at("on") ? null : grammar.names.column();
    if (ifNotExists && name == null) {
      throw in.unexpected();
    }
    in.expect("on");
    QualifiedName table = grammar.fromItems.relation().name();
    String method = in.accept("using") ? grammar.names.column().value() : "btree";
    List<IndexElement> elements = indexElements();
    if (in.accept("include")) {
      indexElements();
    }
    if (in.accept("nulls")) {
      in.accept("not");
      in.expect("distinct");
    }
    List<StorageParameter> storage = in.accept("with") ? grammar.indexes.storage() : List.of();
    if (in.accept("tablespace")) {
      grammar.names.column();
    }
    var where = grammar.queries.where();
    return new Definition.CreateIndex(
        in.from(start), name, unique, ifNotExists, table, method, elements, storage, where);
  }

  private List<IndexElement> indexElements() {
    in.expect("(");
    List<IndexElement> elements = new ArrayList<>();
    do {
      elements.add(grammar.indexes.elementWithClass());
    } while (in.accept(","));
    in.expect(")");
    return elements;
  }

  private Definition schema(int start) {
    in.take();
    boolean ifNotExists = ifNotExists();
    @Nullable Name name = in.at("authorization") ? null : grammar.names.column();
    if (in.accept("authorization")) {
      if (!Names.isColumn(in.current())
          && !in.at("current_user")
          && !in.at("current_role")
          && !in.at("session_user")) {
        throw in.unexpected();
      }
      Name owner = grammar.names.any();
      name = name == null ? owner : name;
    }
    if (name == null) {
      throw in.unexpected();
    }
    if (in.at("create") || in.at("grant")) {
      throw unsupported("CREATE SCHEMA with schema elements");
    }
    return new Definition.CreateSchema(in.from(start), name, ifNotExists);
  }

  Definition truncate() {
    int start = in.start();
    in.take();
    in.accept("table");
    List<QualifiedName> tables = tableNames();
    boolean restart = false;
    if (in.at("restart") || in.at("continue")) {
      restart = in.take().is("restart");
      in.expect("identity");
    }
    boolean cascade = cascade();
    return new Definition.Truncate(in.from(start), tables, restart, cascade);
  }

  /** CASCADE or RESTRICT, or nothing; whether it was CASCADE. */
  boolean cascade() {
    if (in.accept("cascade")) {
      return true;
    }
    in.accept("restrict");
    return false;
  }

  private List<QualifiedName> tableNames() {
    List<QualifiedName> tables = new ArrayList<>();
    do {
      tables.add(grammar.fromItems.relation().name());
    } while (in.accept(","));
    return tables;
  }

  Definition lock() {
    int start = in.start();
    in.take();
    in.accept("table");
    List<QualifiedName> tables = tableNames();
    String mode = in.accept("in") ? lockMode() : "ACCESS EXCLUSIVE";
    boolean nowait = in.accept("nowait");
    return new Definition.LockTable(in.from(start), tables, mode, nowait);
  }

  private String lockMode() {
    StringBuilder mode = new StringBuilder();
    boolean qualified = in.at("access") || in.at("row");
    if (qualified) {
      mode.append(in.take().text()).append(' ');
    }
    boolean share = in.at("share");
    if (!share && !in.at("exclusive")) {
      throw in.unexpected();
    }
    mode.append(in.take().text());
    if (share && !qualified) {
      if (in.at("update")) {
        mode.append(' ').append(in.take().text());
        mode.append(' ').append(in.expect("exclusive").text());
      } else if (in.at("row")) {
        mode.append(' ').append(in.take().text());
        mode.append(' ').append(in.expect("exclusive").text());
      }
    }
    in.expect("mode");
    return mode.toString().toUpperCase(Locale.ROOT);
  }
}
