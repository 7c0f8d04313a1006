package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.sql.tree.TableRef.Join;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a join and the condition that USING and NATURAL stand for. IRIS has both for base
 * tables only and does not merge the columns.
 */
final class Joins {
  private final Rules rules;

  Joins(Rules rules) {
    this.rules = rules;
  }

  /** A column of an item of FROM. */
  record JoinColumn(String name, Resolution resolution, Fragment value) {}

  /** All columns in the order of {@code *}. */
  List<JoinColumn> columns(TableRef ref) {
    if (!(ref instanceof Join join)) {
      RangeEntry entry = rules.analysis().entry(ref);
      List<JoinColumn> columns = new ArrayList<>();
      for (int i = 0; i < entry.columns().size(); i++) {
        columns.add(
            new JoinColumn(
                entry.columns().get(i).label(),
                new Resolution.Column(entry, i, 0),
                rules.columns().column(entry, i, true)));
      }
      return columns;
    }
    List<JoinColumn> left = columns(join.left());
    List<JoinColumn> right = columns(join.right());
    List<String> merged = merged(join, left, right);
    List<JoinColumn> all = new ArrayList<>();
    merged.forEach(name -> all.add(merge(join, find(left, name), find(right, name))));
    left.stream().filter(column -> !merged.contains(column.name())).forEach(all::add);
    right.stream().filter(column -> !merged.contains(column.name())).forEach(all::add);
    return all;
  }

  static boolean merges(TableRef ref) {
    return ref instanceof Join join
        && (join.natural() || join.using() != null || merges(join.left()) || merges(join.right()));
  }

  Fragment condition(Join join) {
    List<JoinColumn> left = columns(join.left());
    List<JoinColumn> right = columns(join.right());
    List<Fragment> tests = new ArrayList<>();
    for (String name : merged(join, left, right)) {
      tests.add(
          Fragment.form("# = #", comparable(find(left, name)), comparable(find(right, name))));
    }
    return tests.isEmpty() ? Fragment.of("1 = 1") : Fragment.join(" AND ", tests);
  }

  private Fragment comparable(JoinColumn column) {
    return rules.columns().isFolded(column.resolution())
        ? Columns.exact(column.value())
        : column.value();
  }

  private static List<String> merged(Join join, List<JoinColumn> left, List<JoinColumn> right) {
    if (join.using() != null) {
      return join.using().stream().map(Name::value).toList();
    }
    if (!join.natural()) {
      return List.of();
    }
    return left.stream()
        .map(JoinColumn::name)
        .filter(name -> right.stream().anyMatch(column -> column.name().equals(name)))
        .toList();
  }

  private static JoinColumn find(List<JoinColumn> columns, String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static JoinColumn merge(Join join, JoinColumn left, JoinColumn right) {
    return switch (join.kind()) {
      case INNER, LEFT, CROSS -> left;
      case RIGHT -> right;
      case FULL ->
          new JoinColumn(
              left.name(),
              new Resolution.Merged(left.resolution(), right.resolution()),
              Fragment.form("COALESCE(#, #)", left.value(), right.value()));
    };
  }
}
