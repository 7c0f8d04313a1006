package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one query sees while it is analysed; PostgreSQL's ParseState. */
final class Scope {
  private final @Nullable Scope parent;
  private final List<NamespaceItem> items = new ArrayList<>(4);
  private final Map<String, CommonTableScope> commonTables = new HashMap<>(2);
  private final List<OuterReference> outerReferences = new ArrayList<>(0);
  private List<Window> windows = List.of();
  private Clause clause = Clause.SELECT;
  private boolean lateralActive;
  private boolean aggregates;
  private boolean insideAggregate;

  Scope(@Nullable Scope parent) {
    this.parent = parent;
  }

  /** A WITH item: its definition and, once known, its columns. */
  record CommonTableScope(
      Query.CommonTable definition, boolean recursive, List<ResultColumn> columns) {}

  /** A reference from a query inside this one to a column of this one. */
  record OuterReference(Expression.ColumnRef reference, Resolution resolution) {}

  @Nullable Scope parent() {
    return parent;
  }

  List<NamespaceItem> items() {
    return items;
  }

  void replaceItems(List<NamespaceItem> visible) {
    List<NamespaceItem> copy = List.copyOf(visible);
    items.clear();
    items.addAll(copy);
  }

  void define(String name, CommonTableScope table) {
    commonTables.put(name, table);
  }

  @Nullable CommonTableScope commonTable(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      CommonTableScope found = scope.commonTables.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  Clause clause() {
    return clause;
  }

  void enter(Clause next) {
    clause = next;
  }

  boolean lateralActive() {
    return lateralActive;
  }

  void setLateralActive(boolean active) {
    lateralActive = active;
  }

  boolean hasAggregates() {
    return aggregates;
  }

  void foundAggregate() {
    aggregates = true;
  }

  boolean insideAggregate() {
    return insideAggregate;
  }

  void setInsideAggregate(boolean inside) {
    insideAggregate = inside;
  }

  List<Window> windows() {
    return windows;
  }

  void setWindows(List<Window> defined) {
    windows = defined;
  }

  void addOuterReference(Expression.ColumnRef reference, Resolution resolution) {
    boolean checked =
        clause == Clause.SELECT || clause == Clause.HAVING || clause == Clause.ORDER_BY;
    if (checked && !insideAggregate) {
      outerReferences.add(new OuterReference(reference, resolution));
    }
  }

  List<OuterReference> outerReferences() {
    return outerReferences;
  }
}
