package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** GROUP BY items; ROLLUP, CUBE and GROUPING SETS become lists of sets. */
final class GroupingCompiler {
  private final Analysis analysis;
  private final Scope scope;
  private final ExpressionCompiler compiler;
  private final List<Node> keys = new ArrayList<>();
  private final List<PgType> types = new ArrayList<>();
  private final List<Integer> slots = new ArrayList<>();

  GroupingCompiler(Compilation compilation, Scope scope, ExpressionCompiler compiler) {
    this.analysis = compilation.analysis();
    this.scope = scope;
    this.compiler = compiler;
  }

  Grouping compile(Query.Select select) {
    List<List<Integer>> sets = List.of(List.of());
    for (Query.GroupItem item : select.groupBy()) {
      sets = product(sets, sets(item, select));
    }
    return new Grouping(
        keys.toArray(new Node[0]),
        types,
        sets.stream().map(set -> set.stream().mapToInt(i -> i).toArray()).toList(),
        slots.stream().mapToInt(i -> i).toArray(),
        scope.groupingCalls().stream().map(this::asked).toList(),
        List.copyOf(scope.aggregates()));
  }

  private static List<List<Integer>> product(List<List<Integer>> left, List<List<Integer>> right) {
    List<List<Integer>> result = new ArrayList<>();
    for (List<Integer> a : left) {
      for (List<Integer> b : right) {
        List<Integer> both = new ArrayList<>(a);
        both.addAll(b);
        result.add(both);
      }
    }
    return result;
  }

  private List<List<Integer>> sets(Query.GroupItem item, Query.Select select) {
    if (item instanceof Query.GroupExpression plain) {
      return List.of(List.of(key(plain.expression(), select)));
    }
    Query.GroupingSet set = (Query.GroupingSet) item;
    List<List<Integer>> members =
        set.sets().stream().map(list -> list.stream().map(e -> key(e, select)).toList()).toList();
    List<List<Integer>> result = new ArrayList<>();
    switch (set.kind()) {
      case EMPTY -> result.add(List.of());
      case SETS -> result.addAll(members);
      case ROLLUP -> {
        for (int count = members.size(); count >= 0; count--) {
          result.add(members.subList(0, count).stream().flatMap(List::stream).toList());
        }
      }
      case CUBE -> {
        for (int mask = (1 << members.size()) - 1; mask >= 0; mask--) {
          List<Integer> chosen = new ArrayList<>();
          for (int i = 0; i < members.size(); i++) {
            if ((mask >> (members.size() - 1 - i) & 1) != 0) {
              chosen.addAll(members.get(i));
            }
          }
          result.add(chosen);
        }
      }
    }
    return result;
  }

  private int key(Expression written, Query.Select select) {
    int column = analysis.outputColumn(written);
    Expression expression = written;
    if (column >= 0) {
      Target target = analysis.targets(select).get(column);
      if (target.expression() == null) {
        return add(
            compiler.column(Objects.requireNonNull(target.resolution())),
            target.column().type().type(),
            slot(target.resolution()));
      }
      expression = target.expression();
    }
    Expression bare = OperationCompiler.bare(expression);
    return bare instanceof Expression.ColumnRef
        ? add(compiler.compile(expression), compiler.type(expression).type(), slot(bare))
        : add(compiler.computed(bare), analysis.typeOf(bare).type(), slot(bare));
  }

  /** The place of a key's value. */
  private int slot(Expression key) {
    return key instanceof Expression.ColumnRef reference
        ? slot(analysis.resolution(reference))
        : scope.placeOf(Objects.requireNonNull(analysis.groupingKey(key)));
  }

  /** Which keys a call of GROUPING asks about, and where it finds its answer. */
  private Grouping.Asked asked(Expression.Grouping call) {
    int[] places =
        call.arguments().stream().mapToInt(key -> slot(OperationCompiler.bare(key))).toArray();
    return new Grouping.Asked(
        scope.placeOf(call), Arrays.stream(places).map(slots::indexOf).toArray());
  }

  private int slot(Resolution resolution) {
    if (resolution instanceof Resolution.Column column) {
      Scope.Place place = scope.find(column.entry(), column.column());
      return place.levels() == 0 ? place.slot() : -1;
    }
    return -1;
  }

  private int add(Node node, PgType type, int slot) {
    if (slot >= 0 && slots.contains(slot)) {
      return slots.indexOf(slot);
    }
    keys.add(node);
    types.add(type);
    slots.add(slot);
    return keys.size() - 1;
  }
}
