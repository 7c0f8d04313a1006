package io.irispgwire.eval;

import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one SELECT's expressions can refer to, and where in its {@link Frame} it lies. */
final class Scope {
  private final @Nullable Scope outer;
  private final IdentityHashMap<RangeEntry, Integer> entries = new IdentityHashMap<>();
  private final IdentityHashMap<RangeEntry, List<Integer>> flags = new IdentityHashMap<>();
  private final IdentityHashMap<Query.CommonTable, CommonTablePlan> commonTables =
      new IdentityHashMap<>();
  private final IdentityHashMap<Expression, Integer> groupPlaces = new IdentityHashMap<>();
  private final List<Expression.Grouping> groupingCalls = new ArrayList<>();
  private final List<AggregateCall> aggregates = new ArrayList<>();
  private final List<WindowCall> windows = new ArrayList<>();
  private final List<SetCall> sets = new ArrayList<>();
  private BitSet touched = new BitSet();
  private final Set<Query.CommonTable> found = Collections.newSetFromMap(new IdentityHashMap<>());
  private List<Window> namedWindows = List.of();
  private boolean correlated;
  private int size;

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  /** A place in a frame: {@code levels} frames out, at {@code slot}. */
  record Place(int levels, int slot) {}

  /** A common table in reach. */
  record Found(int levels, CommonTablePlan plan) {}

  int allocate(int count) {
    int base = size;
    size += count;
    return base;
  }

  int size() {
    return size;
  }

  /** Gives {@code entry} room for its columns. */
  int add(RangeEntry entry) {
    int base = allocate(entry.columns().size());
    entries.put(entry, base);
    return base;
  }

  /** Where a group keeps the value of a key, or the answer to a call of GROUPING. */
  int placeOf(Expression expression) {
    return groupPlaces.computeIfAbsent(expression, each -> allocate(1));
  }

  /** Remembers a call of GROUPING; where it finds its answer. */
  int add(Expression.Grouping call) {
    groupingCalls.add(call);
    return placeOf(call);
  }

  List<Expression.Grouping> groupingCalls() {
    return groupingCalls;
  }

  void add(Query.CommonTable definition, CommonTablePlan plan) {
    commonTables.put(definition, plan);
  }

  /** Notes a place that tells whether a row of {@code entry} is there. */
  void flag(RangeEntry entry, int place) {
    flags.computeIfAbsent(entry, each -> new ArrayList<>()).add(place);
  }

  /** What {@link #flag} has noted; all of them must hold. */
  List<Place> flags(RangeEntry entry) {
    int levels = 0;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.entries.containsKey(entry)) {
        int up = levels;
        return scope.flags.getOrDefault(entry, List.of()).stream()
            .map(place -> new Place(up, place))
            .toList();
      }
      levels++;
    }
    return List.of();
  }

  /** Where the first column of {@code entry} lies. */
  Place find(RangeEntry entry, int column) {
    int levels = 0;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Integer base = scope.entries.get(entry);
      if (base != null) {
        scope.touched.set(base + column);
        markCorrelated(levels);
        return new Place(levels, base + column);
      }
      levels++;
    }
    throw new IllegalStateException("no such entry in reach: " + entry.alias());
  }

  Found find(Query.CommonTable definition) {
    int levels = 0;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      CommonTablePlan plan = scope.commonTables.get(definition);
      if (plan != null) {
        markCorrelated(levels);
        scope.found.add(definition);
        return new Found(levels, plan);
      }
      levels++;
    }
    throw new IllegalStateException("no such common table: " + definition.name());
  }

  /** Whether a query refers to the common table of this scope. */
  boolean wasFound(Query.CommonTable definition) {
    return found.contains(definition);
  }

  private void markCorrelated(int levels) {
    Scope scope = this;
    for (int i = 0; i < levels && scope != null; i++) {
      scope.correlated = true;
      scope = scope.outer;
    }
  }

  /** Whether anything compiled in this scope reads a frame outside of it. */
  boolean isCorrelated() {
    return correlated;
  }

  /** Starts to note which places expressions read; gives what was noted before. */
  BitSet noteTouched() {
    BitSet before = touched;
    touched = new BitSet();
    return before;
  }

  /** Ends what {@link #noteTouched} began; gives the places read in between. */
  BitSet endTouched(BitSet before) {
    BitSet during = touched;
    before.or(during);
    touched = before;
    return during;
  }

  /** The places that expressions read. */
  BitSet touched() {
    return touched;
  }

  List<AggregateCall> aggregates() {
    return aggregates;
  }

  List<WindowCall> windows() {
    return windows;
  }

  /** The WINDOW clause. */
  List<Window> namedWindows() {
    return namedWindows;
  }

  void setNamedWindows(List<Window> windows) {
    namedWindows = windows;
  }

  List<SetCall> sets() {
    return sets;
  }
}
