package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.Locking;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;

/**
 * SELECT … FOR UPDATE and its kin, which IRIS does not have: the query tells the RowIDs of its
 * rows, and an UPDATE that changes nothing locks them. IRIS has one strength of lock on a row that
 * lasts, so that FOR SHARE too keeps everybody else out.
 */
final class LockingRule {
  /** Places for RowIDs in one text. */
  private static final int KEYS = 16;

  private final Rules rules;
  private final Query query;
  private final List<Leaf> leaves = new ArrayList<>();

  LockingRule(Rules rules, Query query) {
    this.rules = rules;
    this.query = query;
    if (query.body() instanceof Query.Select select) {
      select.from().forEach(item -> addLeaves(item, false));
    }
  }

  /**
   * An item of FROM.
   *
   * @param padded whether an outer join can fill its columns with NULL
   */
  private record Leaf(TableRef ref, RangeEntry entry, boolean padded) {}

  private void addLeaves(TableRef ref, boolean padded) {
    if (ref instanceof TableRef.Join join) {
      boolean full = join.kind() == TableRef.Join.Kind.FULL;
      addLeaves(join.left(), padded || full || join.kind() == TableRef.Join.Kind.RIGHT);
      addLeaves(join.right(), padded || full || join.kind() == TableRef.Join.Kind.LEFT);
    } else {
      leaves.add(new Leaf(ref, rules.analysis().entry(ref), padded));
    }
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    List<Fragment> keys = new ArrayList<>();
    for (Leaf leaf : leaves) {
      List<Locking> clauses = query.locking().stream().filter(each -> names(each, leaf)).toList();
      if (!clauses.isEmpty() && isLocked(leaf, clauses.get(0))) {
        boolean waits = clauses.stream().allMatch(each -> each.policy() == Locking.Wait.BLOCK);
        keys.add(Fragment.of(Identifiers.escaped(leaf.entry().alias()) + ".%ID"));
        steps.add(lock(leaf, waits ? Step.Kind.LOCK : Step.Kind.LOCK_NOWAIT));
      }
    }
    Fragment sql = rules.queries().locked(query, keys);
    steps.add(new Step(Step.Kind.QUERY, sql.text(), sql.operands()));
    return steps;
  }

  private static boolean names(Locking clause, Leaf leaf) {
    return clause.of().isEmpty()
        || clause.of().stream()
            .map(QualifiedName::last)
            .anyMatch(name -> name.value().equals(leaf.entry().alias()));
  }

  /** What is no table has no rows to lock; PostgreSQL leaves it out, unless it is named. */
  private boolean isLocked(Leaf leaf, Locking clause) {
    String strength = "FOR " + clause.strength();
    Table table = Columns.tableOf(leaf.entry());
    boolean derived = leaf.entry().source() instanceof RangeEntry.Subquery;
    if (derived || (table != null && table.view())) {
      throw Refusal.of(
          clause, strength + " of a subquery or view", "Select from the table itself.");
    }
    if (table == null) {
      return false;
    }
    if (table.isMaterialized()) { // PostgreSQL: execMain.c, CheckValidRowMarkRel
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "cannot lock rows in materialized view \"" + table.name() + "\"");
    }
    if (leaf.padded()) { // PostgreSQL: initsplan.c, make_outerjoininfo
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          strength + " cannot be applied to the nullable side of an outer join");
    }
    if (query.locking().stream().anyMatch(each -> each.policy() == Locking.Wait.SKIP_LOCKED)) {
      throw Refusal.of(clause, "SKIP LOCKED", "Use NOWAIT and try again.");
    }
    return true;
  }

  private static Step lock(Leaf leaf, Step.Kind kind) {
    Table table = leaf.entry().source() instanceof RangeEntry.BaseTable base ? base.table() : null;
    if (table == null) {
      throw new IllegalStateException("only tables are locked");
    }
    List<Fragment> places = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      places.add(Fragment.operand(new RowKey(i)));
    }
    Fragment sql =
        Fragment.form(RowLock.of(table) + " WHERE %ID IN (#)", Fragment.join(", ", places));
    return new Step(kind, sql.text(), sql.operands(), 1, null, table.name());
  }
}
