package io.irispgwire.sql;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Merge;
import io.irispgwire.sql.tree.Modification.Target;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query.With;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MERGE. */
final class Merges {
  private final TokenStream in;
  private final Grammar grammar;

  Merges(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  Merge merge(int start, @Nullable With with) {
    in.expect("merge", "into");
    TableRef.Relation target = grammar.fromItems.relation();
    @Nullable Name alias = grammar.modifications.alias("using");
    in.expect("using");
    TableRef source = grammar.joins.behind(grammar.fromItems.single());
    in.expect("on");
    Expression on = grammar.expressions.expression();
    List<Merge.When> clauses = new ArrayList<>();
    do {
      clauses.add(when());
    } while (in.at("when"));
    return new Merge(in.from(start), with, target.name(), alias, source, on, clauses);
  }

  private Merge.When when() {
    int start = in.start();
    in.expect("when");
    boolean matched = !in.accept("not");
    in.expect("matched");
    @Nullable Expression condition = in.accept("and") ? grammar.expressions.expression() : null;
    in.expect("then");
    Merge.Action action = action(matched);
    return new Merge.When(in.from(start), matched, condition, action);
  }

  private Merge.Action action(boolean matched) {
    if (in.accept("do")) {
      in.expect("nothing");
      return new Merge.Nothing();
    }
    if (!matched) {
      in.expect("insert");
      return insert();
    }
    if (in.accept("delete")) {
      return new Merge.Remove();
    }
    in.expect("update", "set");
    return new Merge.Change(grammar.modifications.assignments());
  }

  private Merge.Add insert() {
    List<Target> columns = List.of();
    if (in.accept("default")) {
      in.expect("values");
      return new Merge.Add(columns, "", null);
    }
    if (in.accept("(")) {
      columns = grammar.modifications.targets();
      in.expect(")");
    }
    String overriding = grammar.modifications.overriding();
    in.expect("values");
    in.expect("(");
    List<Expression> values = new ArrayList<>();
    do {
      values.add(grammar.expressions.expression());
    } while (in.accept(","));
    in.expect(")");
    return new Merge.Add(columns, overriding, values);
  }
}
