package io.irispgwire.session;

import io.irispgwire.config.LogConfig;
import io.irispgwire.config.LogConfig.Statements;
import io.irispgwire.error.PgException;
import io.irispgwire.sql.NormalizedText;
import io.irispgwire.sql.tree.Definition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes statements into the log {@code io.irispgwire.statements}: slow ones, and those of a kind
 * that is asked for. Values are replaced by parameters unless the operator wants to see them.
 */
record StatementLog(LogConfig config, Identity identity) {
  private static final Logger LOG = LoggerFactory.getLogger("io.irispgwire.statements");

  private static final double NANOS_PER_MILLI = 1e6;

  /** Whether any statement may be logged. */
  boolean isOn() {
    return config.minDurationMillis() >= 0 || config.statements() != Statements.NONE;
  }

  /**
   * @param planned null for a text that could not be understood
   */
  void ended(
      String text,
      @Nullable Planned planned,
      long nanos,
      long rows,
      @Nullable PgException error,
      String application) {
    int least = config.minDurationMillis();
    boolean slow = least >= 0 && nanos >= least * NANOS_PER_MILLI;
    if ((slow || isWanted(planned)) && LOG.isInfoEnabled()) {
      LOG.info(
          "duration: {} ms pid={} user={} database={} application={} address={} rows={} {}"
              + "statement: {}",
          String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI),
          identity.processId(),
          identity.user(),
          identity.database(),
          application,
          identity.origin().remote().getAddress().getHostAddress(),
          rows,
          error == null ? "" : "sqlstate=" + error.state().code() + ' ',
          config.values() ? text : NormalizedText.of(text));
    }
  }

  private boolean isWanted(@Nullable Planned planned) {
    if (config.statements() == Statements.NONE || planned == null) {
      return config.statements() == Statements.ALL;
    }
    boolean defines = planned.statement().tree() instanceof Definition;
    return switch (config.statements()) {
      case NONE -> false;
      case DDL -> defines;
      case MOD -> defines || planned.tag().writes();
      case ALL -> true;
    };
  }
}
