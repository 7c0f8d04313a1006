package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.tree.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of WHERE, each asked as soon as all that it reads is there. */
final class WhereClause {
  private final Analysis analysis;
  private final ExpressionCompiler compiler;
  private final List<Expression> waiting;
  private final Set<RangeEntry> there = Collections.newSetFromMap(new IdentityHashMap<>());

  WhereClause(List<Expression> conjuncts, Analysis analysis, ExpressionCompiler compiler) {
    this.analysis = analysis;
    this.compiler = compiler;
    this.waiting = new ArrayList<>(conjuncts);
  }

  /** What can be asked now that these entries are there too. */
  List<Expression> after(Set<RangeEntry> entries) {
    there.addAll(entries);
    List<Expression> ready = new ArrayList<>();
    for (Expression conjunct : waiting) {
      Set<RangeEntry> reads = Reads.of(conjunct, analysis);
      if (reads != null && there.containsAll(reads)) {
        ready.add(conjunct);
      }
    }
    waiting.removeAll(ready);
    return ready;
  }

  /** What has not been asked yet. */
  List<Expression> rest() {
    return waiting;
  }

  /** All of them together; null for nothing. */
  @Nullable Node all(List<Expression> conjuncts) {
    List<Node> nodes = new ArrayList<>();
    conjuncts.forEach(conjunct -> nodes.add(compiler.compile(conjunct)));
    return nodes.isEmpty()
        ? null
        : nodes.size() == 1 ? nodes.get(0) : Conditions.logical(true, nodes);
  }
}
