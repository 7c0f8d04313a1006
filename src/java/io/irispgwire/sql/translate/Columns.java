package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Column references by the names IRIS stores.
 *
 * <p>A string column under IRIS's default collation compares without regard to case; inside an
 * expression it is wrapped in {@code %EXACT} (SQL Guide, "Collation").
 */
final class Columns {
  private final Rules rules;
  private boolean qualifyAll;
  private List<@Nullable Operand> excluded = List.of();

  Columns(Rules rules) {
    this.rules = rules;
  }

  /** From here on a bare name could be ambiguous in IRIS, which does not merge joined columns. */
  void qualifyAll() {
    qualifyAll = true;
  }

  /**
   * From here on this is the row that EXCLUDED stands for.
   *
   * @param row by column of the table; null for a value that only IRIS knows
   */
  void exclude(List<@Nullable Operand> row) {
    excluded = row;
  }

  Fragment reference(ColumnRef node) {
    Fragment plain = plain(node);
    return isFolded(node) ? exact(plain) : plain;
  }

  /** Without regard to collation: for a list of results. */
  Fragment plain(ColumnRef node) {
    Resolution resolution = rules.analysis().resolution(node);
    return of(resolution, qualifyAll || node.names().size() > 1, node);
  }

  Fragment reference(Resolution resolution, Expression at) {
    Fragment plain = of(resolution, true, at);
    return isFolded(resolution) ? exact(plain) : plain;
  }

  Fragment qualified(Resolution resolution, Expression at) {
    return of(resolution, true, at);
  }

  static Fragment exact(Fragment string) {
    return Fragment.form("%EXACT(#)", string);
  }

  private Fragment of(Resolution resolution, boolean qualified, Expression at) {
    if (resolution instanceof Resolution.Column column) {
      if (column.entry().source() instanceof RangeEntry.Target target && target.excluded()) {
        return excluded(target.table().columns().get(column.column()), column.column(), at);
      }
      return column(column.entry(), column.column(), qualified);
    }
    if (resolution instanceof Resolution.Merged merged) {
      return Fragment.form(
          "COALESCE(#, #)", of(merged.left(), true, at), of(merged.right(), true, at));
    }
    throw Refusal.of(at, "a whole row as a value", "Name the columns.");
  }

  private Fragment excluded(Table.Column column, int index, Expression at) {
    if (column.isText()) {
      throw Refusal.kept(column);
    }
    Operand value = excluded.get(index);
    if (value == null) {
      throw Refusal.of(at, "EXCLUDED of a column that IRIS fills in", "Give the column a value.");
    }
    return Constants.typed(Fragment.operand(value), column.type());
  }

  /** As it is, even where it is kept as text: whoever reads it knows. */
  Fragment given(Resolution resolution, Expression at) {
    if (resolution instanceof Resolution.Column column) {
      Table table = tableOf(column.entry());
      if (table != null && table.columns().get(column.column()).isText()) {
        return stored(column.entry(), column.column());
      }
    }
    return of(
        resolution, qualifyAll || !(at instanceof ColumnRef ref) || ref.names().size() > 1, at);
  }

  /** A column as it is, its name alone: whoever reads it knows what it keeps. */
  Fragment stored(RangeEntry entry, int index) {
    String name = Identifiers.quote(backendName(entry, index));
    return Fragment.of(
        entry.alias().isEmpty() ? name : Identifiers.escaped(entry.alias()) + "." + name);
  }

  Fragment column(RangeEntry entry, int index, boolean qualified) {
    Table table = tableOf(entry);
    if (table != null && table.columns().get(index).isText()) {
      throw Refusal.kept(table.columns().get(index));
    }
    if (entry.source() instanceof RangeEntry.JoinAlias join) {
      return new Joins(rules).columns(join.join()).get(index).value();
    }
    String name = Identifiers.quote(backendName(entry, index));
    boolean prefix = qualified && !entry.alias().isEmpty();
    return Fragment.of(prefix ? Identifiers.escaped(entry.alias()) + "." + name : name);
  }

  private String backendName(RangeEntry entry, int index) {
    Table table = tableOf(entry);
    if (table != null) {
      return table.columns().get(index).backendName();
    }
    if (entry.source() instanceof RangeEntry.CommonTable cte) {
      return labels(cte.definition()).get(index);
    }
    return labels(entry.columns()).get(index);
  }

  static @Nullable Table tableOf(RangeEntry entry) {
    if (entry.source() instanceof RangeEntry.BaseTable base) {
      return base.table();
    }
    return entry.source() instanceof RangeEntry.Target target && !target.excluded()
        ? target.table()
        : null;
  }

  static List<String> labels(List<ResultColumn> columns) {
    return Identifiers.labels(columns.stream().map(ResultColumn::label).toList());
  }

  /** The labels a common table's query is rendered with. */
  List<String> labels(Query.CommonTable definition) {
    if (!(definition.statement() instanceof Query query)) {
      throw Refusal.of(definition, "a data-modifying statement in WITH", "Run it on its own.");
    }
    return labels(definition.columns(), rules.analysis().columns(query));
  }

  /** The first columns under {@code names}, the others under their own. */
  static List<String> labels(List<Name> names, List<ResultColumn> columns) {
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      wanted.add(i < names.size() ? names.get(i).value() : columns.get(i).label());
    }
    return Identifiers.labels(wanted);
  }

  /** The column of a table that the reference leads to, through derived tables; null otherwise. */
  Table.@Nullable Column stored(Resolution resolution) {
    if (!(resolution instanceof Resolution.Column column)) {
      return null;
    }
    RangeEntry entry = column.entry();
    Table table = tableOf(entry);
    if (table != null) {
      return table.columns().get(column.column());
    }
    if (entry.source() instanceof RangeEntry.Subquery subquery) {
      return stored(subquery.query(), column.column());
    }
    if (entry.source() instanceof RangeEntry.CommonTable cte
        && !cte.recursive()
        && cte.definition().statement() instanceof Query query) {
      return stored(query, column.column());
    }
    return null;
  }

  private Table.@Nullable Column stored(Query query, int index) {
    if (query.body() instanceof Query.SetOperation operation) {
      Table.Column left = stored(operation.left(), index);
      return left == null ? stored(operation.right(), index) : left;
    }
    if (!(query.body() instanceof Query.Select select)) {
      return null;
    }
    Target target = rules.analysis().targets(select).get(index);
    if (target.resolution() != null) {
      return stored(target.resolution());
    }
    return target.expression() != null
            && Rules.bareOf(target.expression()) instanceof ColumnRef reference
        ? stored(rules.analysis().resolution(reference))
        : null;
  }

  boolean isFolded(Expression expression) {
    return Rules.bareOf(expression) instanceof ColumnRef reference
        && isFolded(rules.analysis().resolution(reference));
  }

  boolean isFolded(Resolution resolution) {
    if (resolution instanceof Resolution.Merged merged) {
      return isFolded(merged.left()) || isFolded(merged.right());
    }
    Table.Column column = stored(resolution);
    return column != null && column.stored() == Table.Stored.FOLDED_STRING;
  }

  /** Whether the expression may be NULL, as far as the tables tell. */
  boolean isNullable(Expression expression, List<TableRef> from) {
    Expression inner = Rules.bareOf(expression);
    if (inner instanceof Expression.Literal literal) {
      return literal.kind() == Expression.Literal.Kind.NULL;
    }
    if (inner instanceof Expression.FunctionCall call) {
      return !(call.over() == null && call.name().last().value().equals("count"));
    }
    if (inner instanceof ColumnRef reference) {
      return isNullable(rules.analysis().resolution(reference), from);
    }
    return !(inner instanceof Expression.NullTest
        || inner instanceof Expression.BooleanTest
        || inner instanceof Expression.DistinctFrom);
  }

  boolean isNullable(@Nullable Resolution resolution, List<TableRef> from) {
    if (!(resolution instanceof Resolution.Column column)
        || from.stream().anyMatch(item -> isPadded(item, column.entry()))) {
      return true;
    }
    Table table = tableOf(column.entry());
    return table == null || !table.columns().get(column.column()).notNull();
  }

  /** Whether an outer join can fill the entry's columns with NULL. */
  private boolean isPadded(TableRef ref, RangeEntry entry) {
    if (!(ref instanceof TableRef.Join join)) {
      return false;
    }
    boolean left = holds(join.left(), entry);
    boolean right = holds(join.right(), entry);
    boolean padded =
        switch (join.kind()) {
          case LEFT -> right;
          case RIGHT -> left;
          case FULL -> left || right;
          case INNER, CROSS -> false;
        };
    return padded || isPadded(join.left(), entry) || isPadded(join.right(), entry);
  }

  private boolean holds(TableRef ref, RangeEntry entry) {
    return ref instanceof TableRef.Join join
        ? holds(join.left(), entry) || holds(join.right(), entry)
        : rules.analysis().entry(ref) == entry;
  }
}
