package io.irispgwire.sql;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FieldSelection;
import io.irispgwire.sql.tree.Modification.Assignment;
import io.irispgwire.sql.tree.Modification.Delete;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Modification.OnConflict;
import io.irispgwire.sql.tree.Modification.Target;
import io.irispgwire.sql.tree.Modification.Update;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.With;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE and DELETE. */
final class Modifications {
  private final TokenStream in;
  private final Grammar grammar;

  Modifications(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Insert insert(int start, @Nullable With with) {
    in.expect("insert", "into");
    QualifiedName target = grammar.names.relation();
    @Nullable Name alias = in.accept("as") ? grammar.names.column() : null;
    List<Target> columns = List.of();
    String overriding = "";
    @Nullable Query source = null;
    if (in.accept("default")) {
      in.expect("values");
    } else {
      if (in.at("(") && !startsQuery()) {
        in.take();
        columns = targets();
        in.expect(")");
      }
      overriding = overriding();
      source = grammar.queries.query();
    }
    @Nullable OnConflict onConflict = in.at("on") ? onConflict() : null;
    List<Query.Item> returning = returning();
    return new Insert(
        in.from(start), with, target, alias, columns, overriding, source, onConflict, returning);
  }

  /** Whether the parentheses here hold a query. */
  boolean startsQuery() {
    int i = 0;
    while (in.peek(i).is("(")) {
      i++;
    }
    return Queries.begins(in, i);
  }

  String overriding() {
    if (!in.accept("overriding")) {
      return "";
    }
    boolean user = in.accept("user");
    if (!user) {
      in.expect("system");
    }
    in.expect("value");
    return user ? "USER" : "SYSTEM";
  }

  List<Query.Item> returning() {
    return in.accept("returning") ? grammar.queries.items() : List.of();
  }

  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    do {
      targets.add(target());
    } while (in.accept(","));
    return targets;
  }

  private Target target() {
    int start = in.start();
    Name column = grammar.names.column();
    Expression base = new Expression.ColumnRef(column.span(), List.of(column));
    List<Expression> indirection = new ArrayList<>();
    while (in.at("[") || in.at(".")) {
      if (in.at(".") && in.peek(1).is("*")) {
        in.take();
        in.take();
        indirection.add(new FieldSelection(in.from(start), base, null));
      } else {
        base = grammar.references.step(base);
        indirection.add(base);
      }
    }
    return new Target(in.from(start), column, indirection);
  }

  private OnConflict onConflict() {
    int start = in.start();
    in.expect("on", "conflict");
    List<Expression> columns = List.of();
    @Nullable Expression columnsWhere = null;
    @Nullable Name constraint = null;
    if (in.accept("(")) {
      columns = inference();
      in.expect(")");
      columnsWhere = grammar.queries.where();
    } else if (in.accept("on")) {
      in.expect("constraint");
      constraint = grammar.names.column();
    }
    in.expect("do");
    @Nullable List<Assignment> update = null;
    @Nullable Expression where = null;
    if (!in.accept("nothing")) {
      in.expect("update", "set");
      update = assignments();
      where = grammar.queries.where();
    }
    return new OnConflict(in.from(start), columns, columnsWhere, constraint, update, where);
  }

  private List<Expression> inference() {
    List<Expression> columns = new ArrayList<>();
    do {
      columns.add(grammar.indexes.element().expression());
    } while (in.accept(","));
    return columns;
  }

  List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    do {
      int start = in.start();
      List<Target> targets;
      if (in.accept("(")) {
        targets = targets();
        in.expect(")");
      } else {
        targets = List.of(target());
      }
      in.expect("=");
      Expression value = grammar.expressions.expression();
      assignments.add(new Assignment(in.from(start), targets, value));
    } while (in.accept(","));
    return assignments;
  }

  Update update(int start, @Nullable With with) {
    in.expect("update");
    TableRef.Relation target = grammar.fromItems.relation();
    @Nullable Name alias = alias("set");
    in.expect("set");
    List<Assignment> assignments = assignments();
    List<TableRef> from = in.accept("from") ? grammar.fromItems.list() : List.of();
    @Nullable Expression where = where();
    List<Query.Item> returning = returning();
    return new Update(
        in.from(start), with, target.name(), alias, assignments, from, where, returning);
  }

  Delete delete(int start, @Nullable With with) {
    in.expect("delete", "from");
    TableRef.Relation target = grammar.fromItems.relation();
    @Nullable Name alias = alias("");
    List<TableRef> using = in.accept("using") ? grammar.fromItems.list() : List.of();
    @Nullable Expression where = where();
    List<Query.Item> returning = returning();
    return new Delete(in.from(start), with, target.name(), alias, using, where, returning);
  }

  @Nullable Name alias(String end) {
    boolean named = in.accept("as") || (grammar.names.atColumn() && !in.at(end));
    return named ? grammar.names.column() : null;
  }

  private @Nullable Expression where() {
    if (!in.at("where") || !in.peek(1).is("current") || !in.peek(2).is("of")) {
      return grammar.queries.where();
    }
    in.take();
    int start = in.start();
    in.expect("current", "of");
    Name cursor = grammar.names.column();
    return new Expression.CurrentOf(in.from(start), cursor);
  }
}
