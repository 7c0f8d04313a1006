package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.ArrayElement;
import io.irispgwire.sql.Translation.ArrayLength;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
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
   * @param columns of the table, from 0; the text selects them in this order, or a constant when
   *     there are none
   */
  public Translation scan(
      TableRef.Relation relation, List<Integer> columns, List<Expression> conditions) {
    RangeEntry entry = rules.analysis().entry(relation);
    Fragment from = new FromClause(rules).item(relation);
    Fragment list =
        columns.isEmpty()
            ? Fragment.of("1")
            : Fragment.join(
                ", ", columns.stream().map(i -> rules.columns().column(entry, i, true)).toList());
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
