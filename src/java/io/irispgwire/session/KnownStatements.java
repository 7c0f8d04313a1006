package io.irispgwire.session;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.SqlState;
import io.irispgwire.metrics.RefusalLedger;
import io.irispgwire.metrics.StatementStatistics;
import io.irispgwire.metrics.StatementStatistics.Entry;
import io.irispgwire.sql.NormalizedText;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.types.PgType;
import java.util.IdentityHashMap;
import java.util.List;

/** Finds the statistics of a session's statements; those that it ran lately without a search. */
final class KnownStatements {
  private static final int MOST = 64;

  private final StatementStatistics statistics;
  private final Identity identity;
  private final IdentityHashMap<Planned, Known> recent = new IdentityHashMap<>();
  private long generation;

  KnownStatements(StatementStatistics statistics, Identity identity) {
    this.statistics = statistics;
    this.identity = identity;
  }

  /** What is to be said of each run of a statement. */
  record Known(Entry entry, boolean translated, boolean vectors, boolean models) {}

  Known known(Planned planned) {
    if (generation != statistics.generation()) {
      generation = statistics.generation();
      recent.clear();
    }
    Known known = recent.get(planned);
    if (known == null) {
      Entry entry = statistics.entry(identity.user(), identity.database(), text(planned));
      known = new Known(entry, isTranslated(planned), hasVectors(planned), isAboutModels(planned));
      if (recent.size() >= MOST) {
        recent.clear();
      }
      recent.put(planned, known);
    }
    return known;
  }

  private static boolean isTranslated(Planned planned) {
    if (!(planned.plan() instanceof Plan.Remote remote)) {
      return false;
    }
    List<Step> steps = remote.translation().steps();
    return steps.size() != 1 || !steps.get(0).irisSql().equals(planned.statement().sql());
  }

  private static boolean hasVectors(Planned planned) {
    return planned.parameterTypes().contains(PgType.VECTOR)
        || planned.columns().stream()
            .anyMatch(column -> column.type().type().equals(PgType.VECTOR));
  }

  private static boolean isAboutModels(Planned planned) {
    return planned.tag().name().endsWith(" MODEL");
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
