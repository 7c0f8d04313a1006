package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * WITH: IRIS takes it before the outermost SELECT only (SQLCODE -383 elsewhere), without column
 * lists. Other common tables are written out where they are named.
 */
final class WithClause {
  private final Rules rules;
  private final Set<Query.CommonTable> declared =
      Collections.newSetFromMap(new IdentityHashMap<>());

  WithClause(Rules rules) {
    this.rules = rules;
  }

  boolean isDeclared(Query.CommonTable table) {
    return declared.contains(table);
  }

  /** The clause at the head of the statement. */
  Fragment declare(Query.With with) {
    List<Fragment> tables = new ArrayList<>();
    for (Query.CommonTable table : with.tables()) {
      List<String> labels = rules.columns().labels(table);
      Query query = (Query) table.statement();
      tables.add(
          Fragment.form(
              "# AS (#)",
              Fragment.of(Identifiers.quote(table.name())),
              rules.query(query, labels)));
      declared.add(table);
    }
    return Fragment.form("WITH #", Fragment.join(", ", tables));
  }
}
