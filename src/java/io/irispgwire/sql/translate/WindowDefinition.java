package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query.Select;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.sql.tree.Window;
import io.irispgwire.sql.tree.WindowFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an OVER clause says once the window that it refers to is merged in: PostgreSQL's {@code
 * transformWindowDefinitions}.
 */
record WindowDefinition(
    List<Expression> partitionBy, List<SortItem> orderBy, @Nullable WindowFrame frame) {

  static WindowDefinition of(Window window, @Nullable Select select) {
    Name base = window.base();
    Name name = window.name();
    boolean refers = base == null && name != null && window.partitionBy().isEmpty();
    Window named = refers ? find(name, window, select) : null;
    if (named != null) {
      return of(named, select);
    }
    if (base == null) {
      return new WindowDefinition(window.partitionBy(), window.orderBy(), window.frame());
    }
    Window from = find(base, window, select);
    if (from == null) {
      throw Refusal.of(window, "a window of this kind");
    }
    WindowDefinition merged = of(from, select);
    return new WindowDefinition(
        merged.partitionBy,
        window.orderBy().isEmpty() ? merged.orderBy : window.orderBy(),
        window.frame());
  }

  private static @Nullable Window find(@Nullable Name name, Window user, @Nullable Select select) {
    if (name == null || select == null) {
      return null;
    }
    for (Window each : select.windows()) {
      Name defined = each.name();
      if (defined != null && name.value().equals(defined.value()) && !each.equals(user)) {
        return each;
      }
    }
    return null;
  }

  /**
   * Whether no two rows of a partition are peers, so that ROWS and RANGE are the same: the only
   * table of FROM is sorted by its whole primary key.
   */
  boolean isUnique(Rules rules) {
    Select select = rules.select();
    if (select == null
        || rules.analysis().isGrouped(select)
        || select.from().size() != 1
        || !(select.from().get(0) instanceof TableRef.Relation relation)
        || !(rules.analysis().entry(relation).source() instanceof RangeEntry.BaseTable base)) {
      return false;
    }
    List<Table.Column> key =
        base.table().columns().stream().filter(Table.Column::primaryKey).toList();
    return !key.isEmpty() && key.stream().allMatch(column -> sortsBy(rules, column));
  }

  private boolean sortsBy(Rules rules, Table.Column column) {
    return orderBy.stream()
        .map(item -> Rules.bareOf(item.expression()))
        .filter(Expression.ColumnRef.class::isInstance)
        .map(reference -> rules.analysis().resolution((Expression.ColumnRef) reference))
        .anyMatch(
            resolution ->
                resolution instanceof Resolution.Column found
                    && found.column() == column.number() - 1);
  }
}
