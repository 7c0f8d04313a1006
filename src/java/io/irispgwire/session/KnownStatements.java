package io.irispgwire.session;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.SqlState;
import io.irispgwire.metrics.RefusalLedger;
import io.irispgwire.metrics.StatementStatistics;
import io.irispgwire.metrics.StatementStatistics.Entry;
import io.irispgwire.sql.NormalizedText;
import io.irispgwire.sql.tree.Span;
import java.util.IdentityHashMap;

/** Finds the statistics of a session's statements; those that it ran lately without a search. */
final class KnownStatements {
  private static final int MOST = 64;

  private final StatementStatistics statistics;
  private final Identity identity;
  private final IdentityHashMap<Planned, Entry> recent = new IdentityHashMap<>();
  private long generation;

  KnownStatements(StatementStatistics statistics, Identity identity) {
    this.statistics = statistics;
    this.identity = identity;
  }

  Entry entry(Planned planned) {
    if (generation != statistics.generation()) {
      generation = statistics.generation();
      recent.clear();
    }
    Entry entry = recent.get(planned);
    if (entry == null) {
      entry = statistics.entry(identity.user(), identity.database(), text(planned));
      if (recent.size() >= MOST) {
        recent.clear();
      }
      recent.put(planned, entry);
    }
    return entry;
  }

  /** The server would not do what a text asks for, or does it in another way. */
  void refused(String text, Diagnostic why, String application, RefusalLedger ledger) {
    ledger.add(
        identity.user(),
        application,
        NormalizedText.of(text),
        why.state().code(),
        why.state() == SqlState.SYNTAX_ERROR ? "syntax error" : why.message());
  }

  /** The statement alone, where its text holds several. */
  static String text(Planned planned) {
    String sql = planned.statement().sql();
    Span span = planned.statement().tree().span();
    boolean apart = span.start() >= 0 && span.start() < span.end() && span.end() <= sql.length();
    return NormalizedText.of(apart ? sql.substring(span.start(), span.end()) : sql);
  }
}
