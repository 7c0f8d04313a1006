package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prepared statements of a session by name: Parse's and PREPARE's alike. */
final class PreparedStatements {
  /**
   * A prepared statement.
   *
   * @param planned as of the time it was prepared; null for an empty text
   * @param planning makes the plan anew, under the schema as it is then
   * @param preparedMicros when: microseconds since 2000-01-01 UTC
   * @param fromSql made by PREPARE, not by a Parse message
   */
  record PreparedStatement(
      String name,
      String sql,
      @Nullable Planned planned,
      Planning planning,
      long preparedMicros,
      boolean fromSql) {
    /**
     * The plan as of now: DDL may have made the one from Parse stale.
     *
     * @throws PgException 0A000 when it would return something else than what was described
     */
    @Nullable Planned current() {
      if (planned == null || !planned.plan().usesBackend()) {
        return planned;
      }
      Planned now = planning.plan(planned.parameterTypes().stream().map(PgType::oid).toList());
      if (!planned.returnsSameAs(now)) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED, "cached plan must not change result type")
            .from("RevalidateCachedQuery");
      }
      return now;
    }
  }

  /** Plans a statement for the given parameter types. */
  interface Planning {
    Planned plan(List<Integer> parameterOids);
  }

  private final Map<String, PreparedStatement> byName = new HashMap<>();
  private final int most;

  PreparedStatements(int most) {
    this.most = most;
  }

  /**
   * Adds a statement; only the unnamed one replaces an earlier one.
   *
   * @throws PgException 42P05, 53400
   */
  void add(PreparedStatement statement) {
    if (!statement.name().isEmpty() && byName.containsKey(statement.name())) {
      throw new PgException(
          SqlState.DUPLICATE_PREPARED_STATEMENT,
          "prepared statement \"" + statement.name() + "\" already exists");
    }
    if (byName.size() >= most && !byName.containsKey(statement.name())) {
      throw new PgException(
              SqlState.CONFIGURATION_LIMIT_EXCEEDED, "too many prepared statements: " + most)
          .withHint(
              "Close statements that are no longer needed, or raise max-prepared-statements.");
    }
    byName.put(statement.name(), statement);
  }

  /** All but the unnamed one. */
  List<PreparedStatement> named() {
    return byName.values().stream().filter(statement -> !statement.name().isEmpty()).toList();
  }

  @Nullable PreparedStatement find(String name) {
    return byName.get(name);
  }

  /**
   * The statement of that name.
   *
   * @throws PgException 26000
   */
  PreparedStatement get(String name) {
    PreparedStatement statement = byName.get(name);
    if (statement == null) {
      throw new PgException(
          SqlState.INVALID_SQL_STATEMENT_NAME,
          name.isEmpty()
              ? "unnamed prepared statement does not exist"
              : "prepared statement \"" + name + "\" does not exist");
    }
    return statement;
  }

  /** Returns false when there is none of that name. */
  boolean remove(String name) {
    return byName.remove(name) != null;
  }

  void clear() {
    byName.clear();
  }
}
