package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.DomainRules;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether values are those of a domain: immutable, shared between sessions.
 *
 * <p>Source of order and messages: PostgreSQL {@code src/backend/utils/adt/domains.c}.
 */
public final class DomainCheck {
  private final PgType domain;
  private final String schema;
  private final boolean notNull;
  private final List<Condition> conditions = new ArrayList<>();

  private record Condition(String name, RowScalar holds) {}

  private DomainCheck(DomainRules rules) {
    this.domain = rules.domain();
    this.schema = Objects.requireNonNull(rules.domain().user()).schema();
    this.notNull = rules.notNull();
    rules
        .conditions()
        .forEach(c -> conditions.add(new Condition(c.name(), RowScalar.of(c.holds()))));
  }

  /**
   * @throws PgException 0A000 for a condition that the server cannot compute
   */
  public static DomainCheck of(DomainRules rules) {
    return new DomainCheck(rules);
  }

  /**
   * Looks at a value of the base type.
   *
   * @throws PgException 23502, 23514
   */
  public void check(@Nullable Object value, Environment environment) {
    if (notNull && value == null) {
      throw new PgException(
              SqlState.NOT_NULL_VIOLATION,
              "domain " + FormatType.of(domain) + " does not allow null values")
          .aboutType(schema, domain.name(), null);
    }
    for (Condition condition : conditions) {
      if (Boolean.FALSE.equals(
          condition.holds.value(new @Nullable Object[] {value}, environment))) {
        throw new PgException(
                SqlState.CHECK_VIOLATION,
                "value for domain "
                    + FormatType.of(domain)
                    + " violates check constraint \""
                    + condition.name
                    + "\"")
            .aboutType(schema, domain.name(), condition.name);
      }
    }
  }
}
