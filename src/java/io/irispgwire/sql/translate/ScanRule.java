package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.ArrayElement;
import io.irispgwire.sql.Translation.ArrayLength;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table of a query that is computed elsewhere, because IRIS has no form for it. A
 * condition that IRIS has no form for either is left out: more rows come than are wanted.
 */
public final class ScanRule {
  private final Rules rules;

  public ScanRule(Analysis analysis, IrisVersion version) {
    this.rules = new Rules(analysis, 0, version);
  }

  /**
   * @param relation null for the target of a modification
   * @param columns of the table, from 0; the text selects them in this order, or a constant when
   *     there is nothing else
   * @param keyed whether it selects the RowID behind them
   */
  public Translation scan(
      TableRef.@Nullable Relation relation,
      RangeEntry entry,
      List<Integer> columns,
      List<Expression> conditions,
      boolean keyed) {
    Fragment from = relation == null ? target(entry) : new FromClause(rules).item(relation);
    List<Fragment> items = new ArrayList<>();
    columns.forEach(i -> items.add(rules.columns().stored(entry, i)));
    if (keyed) {
      items.add(Fragment.of(Identifiers.escaped(entry.alias()) + ".%ID"));
    } else if (items.isEmpty()) {
      items.add(Fragment.of("1"));
    }
    Fragment list = Fragment.join(", ", items);
    List<Fragment> tests = new ArrayList<>();
    for (Expression condition : conditions) {
      Fragment test = test(condition);
      if (test != null) {
        tests.add(test);
      }
    }
    Fragment where =
        tests.isEmpty() ? Fragment.EMPTY : Fragment.form(" WHERE #", Fragment.join(" AND ", tests));
    Fragment sql = Fragment.form("SELECT # FROM ##", list, from, where);
    return new Translation(
        List.of(new Step(Step.Kind.QUERY, sql.text(), sql.operands())), List.of());
  }

  private static Fragment target(RangeEntry entry) {
    Table table = Objects.requireNonNull(Columns.tableOf(entry), "a target is a table");
    String name = Identifiers.table(table);
    boolean renamed = !table.backendName().equals(entry.alias());
    return Fragment.of(renamed ? name + " AS " + Identifiers.escaped(entry.alias()) : name);
  }

  private @Nullable Fragment test(Expression condition) {
    try {
      Fragment test = rules.condition(condition, true);
      return isOfAnyLength(test) ? null : Fragment.form("(#)", test);
    } catch (PgException refusal) {
      return null;
    }
  }

  /** Whether its text depends on how long the client's array is. */
  private static boolean isOfAnyLength(Fragment test) {
    return test.operands().stream()
        .anyMatch(operand -> operand instanceof ArrayElement || operand instanceof ArrayLength);
  }
}
