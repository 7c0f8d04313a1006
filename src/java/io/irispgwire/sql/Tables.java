package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.Column;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Definition.Like;
import io.irispgwire.sql.tree.Definition.OnCommit;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE and CREATE TABLE AS; constraints are {@link Constraints}'. */
final class Tables {
  private static final Set<String> LIKE_OPTIONS =
      Set.of(
          "comments",
          "compression",
          "constraints",
          "defaults",
          "generated",
          "identity",
          "indexes",
          "statistics",
          "storage");

  private final TokenStream in;
  private final Grammar grammar;

  Tables(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /**
   * @param persistence how many words TEMP and its kin take
   */
  Definition create(int start, int persistence) {
    boolean temporary = persistence(persistence);
    in.expect("table");
    boolean ifNotExists = grammar.definitions.ifNotExists();
    QualifiedName name = grammar.names.relation();
    if (in.at("of") || in.at("partition")) {
      throw unsupported(in.at("of") ? "CREATE TABLE OF" : "CREATE TABLE PARTITION OF");
    }
    if (!in.at("(") || isColumnList()) {
      return as(start, name, temporary, ifNotExists);
    }
    List<Column> columns = new ArrayList<>();
    List<Constraint> constraints = new ArrayList<>();
    List<Like> likes = new ArrayList<>();
    in.take();
    if (!in.at(")")) {
      do {
        if (in.at("like")) {
          likes.add(like(columns.size()));
        } else {
          element(columns, constraints);
        }
      } while (in.accept(","));
    }
    in.expect(")");
    OnCommit onCommit = options();
    return new Definition.CreateTable(
        in.from(start), name, temporary, ifNotExists, columns, constraints, likes, onCommit);
  }

  /** TableLikeClause: what is written later wins. */
  private Like like(int place) {
    int start = in.start();
    in.expect("like");
    QualifiedName source = grammar.names.relation();
    Set<String> included = new HashSet<>();
    while (in.at("including") || in.at("excluding")) {
      boolean including = in.take().is("including");
      Set<String> options = in.at("all") ? LIKE_OPTIONS : Set.of(in.current().tag());
      if (!LIKE_OPTIONS.containsAll(options)) {
        throw in.unexpected();
      }
      in.take();
      if (including) {
        included.addAll(options);
      } else {
        included.removeAll(options);
      }
    }
    return new Like(in.from(start), source, included, place);
  }

  Definition createAs(int start, int persistence) {
    boolean temporary = persistence(persistence);
    in.expect("table");
    boolean ifNotExists = grammar.definitions.ifNotExists();
    return as(start, grammar.names.relation(), temporary, ifNotExists);
  }

  private boolean persistence(int words) {
    boolean temporary = words > 0 && !in.at("unlogged");
    for (int i = 0; i < words; i++) {
      in.take();
    }
    return temporary;
  }

  private PgException unsupported(String what) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported")
        .at(in.start() + 1);
  }

  /** Whether the parentheses hold names alone, as before AS. */
  private boolean isColumnList() {
    Token behind = in.peek(2);
    return Names.isColumn(in.peek(1)) && (behind.is(",") || behind.is(")"));
  }

  private Definition as(int start, QualifiedName name, boolean temporary, boolean ifNotExists) {
    List<Name> columns = grammar.names.optionalColumns();
    OnCommit onCommit = options();
    in.expect("as");
    if (in.at("execute")) {
      throw unsupported("CREATE TABLE AS EXECUTE");
    }
    Query query = grammar.queries.query();
    boolean data = true;
    if (in.accept("with")) {
      data = !in.accept("no");
      in.expect("data");
    }
    return new Definition.CreateTableAs(
        in.from(start), name, temporary, ifNotExists, columns, onCommit, query, data);
  }

  private void element(List<Column> columns, List<Constraint> constraints) {
    if (grammar.constraints.begins()) {
      constraints.add(grammar.constraints.ofTable());
    } else {
      columns.add(column());
    }
  }

  /** columnDef. */
  Column column() {
    int start = in.start();
    Name name = grammar.names.column();
    TypeName type = grammar.types.type();
    if (in.accept("compression") && !in.accept("default")) {
      grammar.names.column();
    }
    @Nullable QualifiedName collation = null;
    List<Constraint> constraints = new ArrayList<>();
    while (true) {
      if (in.accept("collate")) {
        collation = grammar.names.qualified();
      } else if (grammar.constraints.beginsOnColumn()) {
        constraints.add(grammar.constraints.ofColumn());
      } else {
        return new Column(in.from(start), name, type, collation, constraints);
      }
    }
  }

  /** What stands behind the columns; of storage nothing is kept. */
  private OnCommit options() {
    if (in.at("inherits") || in.at("partition", "by")) {
      throw unsupported(in.at("inherits") ? "INHERITS" : "PARTITION BY");
    }
    if (in.accept("using")) {
      grammar.names.column();
    }
    if (in.accept("with")) {
      grammar.skipping.parentheses();
    } else if (in.accept("without")) {
      in.expect("oids");
    }
    OnCommit onCommit = in.accept("on") ? onCommit() : OnCommit.PRESERVE_ROWS;
    if (in.accept("tablespace")) {
      grammar.names.column();
    }
    return onCommit;
  }

  private OnCommit onCommit() {
    in.expect("commit");
    if (in.accept("drop")) {
      return OnCommit.DROP;
    }
    OnCommit rows = in.accept("delete") ? OnCommit.DELETE_ROWS : OnCommit.PRESERVE_ROWS;
    if (rows == OnCommit.PRESERVE_ROWS) {
      in.expect("preserve");
    }
    in.expect("rows");
    return rows;
  }
}
