package io.irispgwire.session;

import io.irispgwire.eval.TableQuery;
import io.irispgwire.sql.Translation.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What EXPLAIN prints: where the statement is answered, and the text the back end gets. */
final class Explanation {
  private Explanation() {}

  static List<@Nullable Object[]> of(Planned planned) {
    List<@Nullable Object[]> lines = new ArrayList<>();
    if (planned.plan() instanceof Plan.Remote remote) {
      lines.add(line("IRIS"));
      for (Step step : remote.translation().steps()) {
        lines.add(line("  Remote SQL: " + step.irisSql()));
      }
      return lines;
    }
    lines.add(line("Result"));
    lines.add(line("  Answered by the gateway"));
    if (planned.plan() instanceof Plan.Evaluate evaluate) {
      lines.addAll(reads(evaluate.reads()));
    } else if (planned.plan() instanceof Plan.Modify modify) {
      lines.addAll(reads(modify.reads()));
      modify.targets().forEach(table -> lines.add(line("  ->  Modify on " + table.name())));
    } else if (planned.plan() instanceof Plan.RuledInsert insert) {
      lines.addAll(reads(insert.reads()));
      BitSet given = new BitSet();
      insert.targets().forEach(given::set);
      for (Step step : insert.storing().apply(given).translation().steps()) {
        lines.add(line("  Remote SQL: " + step.irisSql()));
      }
    }
    return lines;
  }

  private static List<@Nullable Object[]> reads(List<TableQuery> reads) {
    List<@Nullable Object[]> lines = new ArrayList<>();
    for (TableQuery query : reads) {
      lines.add(line("  ->  IRIS"));
      lines.add(line("        Remote SQL: " + query.translation().steps().get(0).irisSql()));
    }
    return lines;
  }

  private static @Nullable Object[] line(String text) {
    return new @Nullable Object[] {text};
  }
}
