package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns that an item of FROM shows, by name: what USING and NATURAL join on. */
final class JoinColumns {
  private final Analysis analysis;

  JoinColumns(Analysis analysis) {
    this.analysis = analysis;
  }

  /**
   * A column.
   *
   * @param resolution where its value is
   */
  record Column(String name, SqlType type, Resolution resolution) {}

  /** The columns in the order that {@code *} gives them. */
  List<Column> of(TableRef ref) {
    if (ref instanceof TableRef.Join join && join.alias() == null) {
      return ofJoin(join);
    }
    RangeEntry entry = analysis.entry(ref);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < entry.columns().size(); i++) {
      columns.add(
          new Column(
              entry.columns().get(i).label(),
              entry.columns().get(i).type(),
              new Resolution.Column(entry, i, 0)));
    }
    return columns;
  }

  List<Column> ofJoin(TableRef.Join join) {
    List<Column> left = of(join.left());
    List<Column> right = of(join.right());
    Set<String> shared = new LinkedHashSet<>(shared(join));
    List<Column> columns = new ArrayList<>();
    for (String name : shared) {
      columns.add(merged(join.kind(), find(left, name), find(right, name)));
    }
    left.stream().filter(column -> !shared.contains(column.name())).forEach(columns::add);
    right.stream().filter(column -> !shared.contains(column.name())).forEach(columns::add);
    return columns;
  }

  private static Column merged(TableRef.Join.Kind kind, Column left, Column right) {
    return switch (kind) {
      case RIGHT -> right;
      case FULL ->
          new Column(
              left.name(),
              left.type(),
              new Resolution.Merged(left.resolution(), right.resolution()));
      default -> left;
    };
  }

  static Column find(List<Column> columns, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no column " + name));
  }

  /** The names that the join merges. */
  List<String> shared(TableRef.Join join) {
    List<Name> using = join.using();
    if (using != null) {
      return using.stream().map(Name::value).toList();
    }
    if (!join.natural()) {
      return List.of();
    }
    List<String> right = of(join.right()).stream().map(Column::name).toList();
    return of(join.left()).stream().map(Column::name).filter(right::contains).toList();
  }
}
