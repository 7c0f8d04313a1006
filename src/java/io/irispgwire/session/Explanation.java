package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.error.PgException;
import io.irispgwire.eval.TableQuery;
import io.irispgwire.sql.Differences;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What EXPLAIN prints: where the statement is answered, the client's text, the text that the back
 * end gets, and the back end's own plan.
 */
final class Explanation {
  private final Planned planned;
  private final ExplainOptions options;
  private final Backend backend;

  Explanation(Planned planned, ExplainOptions options, Backend backend) {
    this.planned = planned;
    this.options = options;
    this.backend = backend;
  }

  /** What a run came to, for ANALYZE. */
  record Measured(long rows, long nanos) {
    private static final double NANOS_PER_MILLI = 1e6;

    String millis() {
      return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI);
    }
  }

  /**
   * @param measured null without ANALYZE
   */
  List<@Nullable Object[]> rows(@Nullable Measured measured) {
    ExplainedNode top = node(measured);
    if (options.json()) {
      return List.<@Nullable Object[]>of(new @Nullable Object[] {top.json(time(measured))});
    }
    List<String> lines = new ArrayList<>();
    top.append(lines, "");
    String time = time(measured);
    if (time != null) {
      lines.add("Execution Time: " + time + " ms");
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    lines.forEach(line -> rows.add(new @Nullable Object[] {line}));
    return rows;
  }

  private @Nullable String time(@Nullable Measured measured) {
    return measured != null && options.summary() ? measured.millis() : null;
  }

  private ExplainedNode node(@Nullable Measured measured) {
    boolean remote = planned.plan() instanceof Plan.Remote;
    ExplainedNode node = new ExplainedNode(remote ? "IRIS" : "Result");
    if (measured != null) {
      node.measured(measured.rows(), options.timing() ? measured.millis() : null);
    }
    if (!remote) {
      node.say("Answered by the gateway");
    }
    if (options.verbose() && !planned.columns().isEmpty()) {
      node.put(
          "Output", planned.columns().stream().map(this::column).collect(Collectors.joining(", ")));
    }
    node.put("Client SQL", planned.statement().tree().span().of(planned.statement().sql()));
    if (planned.plan() instanceof Plan.Remote plan) {
      remote(node, plan.translation());
    } else if (planned.plan() instanceof Plan.Evaluate plan) {
      reads(node, plan.reads());
    } else if (planned.plan() instanceof Plan.Modify plan) {
      reads(node, plan.reads());
      plan.targets().forEach(table -> node.put("Modify on", table.name()));
    } else if (planned.plan() instanceof Plan.RuledInsert plan) {
      reads(node, plan.reads());
      BitSet given = new BitSet();
      plan.targets().forEach(given::set);
      remote(node, plan.storing().apply(given).translation());
    }
    if (options.verbose()) {
      Differences.of(planned.statement()).forEach(text -> node.put("Differs", text));
    }
    return node;
  }

  private String column(ResultColumn column) {
    return column.label() + " " + column.type().type().name();
  }

  private void reads(ExplainedNode node, List<TableQuery> reads) {
    for (TableQuery query : reads) {
      ExplainedNode child = new ExplainedNode("IRIS");
      remote(child, query.translation());
      node.add(child);
    }
  }

  private void remote(ExplainedNode node, Translation translation) {
    boolean defined = false; // what comes then may be about what is not there yet
    for (Step step : translation.steps()) {
      node.put("Remote SQL", step.irisSql());
      defined |= step.kind() == Step.Kind.DEFINITION;
      if (!defined) {
        node.put("Remote Plan", plan(step));
      }
    }
  }

  private String plan(Step step) {
    try {
      return backend.explain(step.irisSql());
    } catch (PgException e) {
      return "not available: " + e.getMessage();
    }
  }
}
