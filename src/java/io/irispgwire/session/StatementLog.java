package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.NormalizedText;
import io.irispgwire.sql.tree.Definition;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes statements into the log {@code io.irispgwire.statements}: slow ones and those of a kind,
 * as log_min_duration_statement and log_statement of the session say. Values are replaced by
 * parameters unless the operator wants to see them.
 */
final class StatementLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.irispgwire.statements");
  private static final String MIN_DURATION = "log_min_duration_statement";
  private static final double NANOS_PER_MILLI = 1e6;

  private final Settings settings;
  private final Identity identity;
  private final boolean values;

  /** The state of the settings that the two below are taken from. */
  private int revision = -1;

  /** Milliseconds; -1 for none. */
  private long minDuration = -1;

  private String kinds = "none";

  /**
   * @param values whether texts are logged as they came
   */
  StatementLog(Settings settings, Identity identity, boolean values) {
    this.settings = settings;
    this.identity = identity;
    this.values = values;
  }

  /** Whether any statement may be logged. */
  boolean isOn() {
    if (revision != settings.revision()) {
      revision = settings.revision();
      SettingDefinition definition = Objects.requireNonNull(SettingDefinition.find(MIN_DURATION));
      minDuration = Long.parseLong(SettingValue.inUnits(definition, settings.get(MIN_DURATION)));
      kinds = settings.get("log_statement");
    }
    return minDuration >= 0 || !kinds.equals("none");
  }

  /**
   * @param planned null for a text that could not be understood
   */
  void ended(
      String text, @Nullable Planned planned, long nanos, long rows, @Nullable PgException error) {
    boolean slow = minDuration >= 0 && nanos >= minDuration * NANOS_PER_MILLI;
    if ((slow || isWanted(planned)) && LOG.isInfoEnabled()) {
      LOG.info(
          "duration: {} ms pid={} user={} database={} application={} address={} rows={} {}"
              + "statement: {}",
          String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI),
          identity.processId(),
          identity.user(),
          identity.database(),
          settings.get("application_name"),
          identity.origin().remote().getAddress().getHostAddress(),
          rows,
          error == null ? "" : "sqlstate=" + error.state().code() + ' ',
          values ? text : NormalizedText.of(text));
    }
  }

  private boolean isWanted(@Nullable Planned planned) {
    if (planned == null) {
      return kinds.equals("all");
    }
    boolean defines = planned.statement().tree() instanceof Definition;
    return switch (kinds) {
      case "ddl" -> defines;
      case "mod" -> defines || planned.tag().writes();
      case "all" -> true;
      default -> false;
    };
  }
}
