package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.sql.tree.TableRef.Alias;
import io.irispgwire.sql.tree.TableRef.Derived;
import io.irispgwire.sql.tree.TableRef.Function;
import io.irispgwire.sql.tree.TableRef.Join;
import io.irispgwire.sql.tree.TableRef.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items of FROM. */
final class FromClause {
  private final Rules rules;

  FromClause(Rules rules) {
    this.rules = rules;
  }

  /** To be called before anything that refers to the columns. */
  void edit(Edits edits, List<TableRef> from) {
    if (from.stream().anyMatch(Joins::merges)) {
      rules.columns().qualifyAll();
    }
    from.forEach(item -> edits.replace(item, item(item)));
  }

  Fragment item(TableRef item) {
    if (item instanceof Relation relation) {
      return relation(relation);
    }
    if (item instanceof Derived derived) {
      return derived(derived);
    }
    if (item instanceof Join join) {
      return join(join);
    }
    Function function = (Function) item;
    throw Refusal.of(function, "a function in FROM", "Select from a table or a subquery.");
  }

  private Fragment relation(Relation relation) {
    RangeEntry entry = rules.analysis().entry(relation);
    Table table = Columns.tableOf(entry);
    if (table != null) {
      Fragment name = Fragment.of(Identifiers.table(table));
      boolean renamed = !table.backendName().equals(entry.alias());
      return name.then(alias(relation.alias(), renamed ? entry.alias() : ""));
    }
    if (entry.source() instanceof RangeEntry.CommonTable cte) {
      return commonTable(relation, entry, cte);
    }
    throw Refusal.of(relation, "this item of FROM");
  }

  private Fragment commonTable(Relation relation, RangeEntry entry, RangeEntry.CommonTable cte) {
    if (cte.recursive()) {
      throw Refusal.of(cte.definition(), "WITH RECURSIVE");
    }
    if (rules.withClause().isDeclared(cte.definition())) {
      String name = cte.definition().name().value();
      boolean renamed = !name.equals(entry.alias());
      return Fragment.of(Identifiers.escaped(name))
          .then(alias(relation.alias(), renamed ? entry.alias() : ""));
    }
    Query query = (Query) cte.definition().statement();
    return Fragment.form("(#)", rules.query(query, rules.columns().labels(cte.definition())))
        .then(alias(relation.alias(), entry.alias()));
  }

  private Fragment derived(Derived derived) {
    if (derived.lateral()) {
      rules.requireVersion(IrisVersion.V2025_1, derived, "LATERAL subqueries");
    }
    RangeEntry entry = rules.analysis().entry(derived);
    Edits edits = rules.edits();
    edits.replace(derived.query(), rules.query(derived.query(), Columns.labels(entry.columns())));
    Alias alias = derived.alias();
    if (alias != null) {
      edits.replace(
          new Span(derived.query().span().end(), derived.span().end()),
          Fragment.of(")" + alias(alias, entry.alias())));
    }
    return edits.apply(derived.span());
  }

  /** {@code AS} as the client wrote it; without an alias of the client's, {@code name}. */
  private String alias(@Nullable Alias alias, String name) {
    if (alias == null) {
      return name.isEmpty() ? "" : " AS " + Identifiers.escaped(name);
    }
    boolean as = rules.textOf(alias).regionMatches(true, 0, "AS ", 0, 3);
    return (as ? " AS " : " ") + Identifiers.quote(alias.name());
  }

  private Fragment join(Join join) {
    boolean merges = join.natural() || join.using() != null;
    if (isLateral(join.right()) && join.kind() != Join.Kind.CROSS) {
      throw Refusal.of(join, "JOIN LATERAL … ON", "Write a comma and a WHERE condition.");
    }
    if (isLateral(join.right())) {
      return Fragment.form("#, #", item(join.left()), item(join.right()));
    }
    Expression on = join.on();
    if (merges || join.alias() != null) {
      Fragment condition = on == null ? condition(join) : rules.condition(on, true);
      String form =
          join.kind() == Join.Kind.CROSS ? "# CROSS JOIN #" : "# " + join.kind() + " JOIN # ON #";
      return join.kind() == Join.Kind.CROSS
          ? Fragment.form(form, item(join.left()), item(join.right()))
          : Fragment.form(form, item(join.left()), item(join.right()), condition);
    }
    Edits edits = rules.edits();
    edits.replace(join.left(), item(join.left())).replace(join.right(), item(join.right()));
    if (on != null) {
      edits.replace(on, rules.condition(on, true));
    }
    return edits.apply(join.span());
  }

  private Fragment condition(Join join) {
    return new Joins(rules).condition(join);
  }

  private static boolean isLateral(TableRef ref) {
    return ref instanceof Derived derived && derived.lateral();
  }
}
