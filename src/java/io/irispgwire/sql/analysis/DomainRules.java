package io.irispgwire.sql.analysis;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a domain asks of its values, analysed: its own conditions behind those of the domains that
 * it is over.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/cache/typcache.c}, {@code load_domaintype_info}.
 */
public record DomainRules(PgType domain, boolean notNull, List<Condition> conditions) {
  /** {@code VALUE}, as the column of the only table that a condition may read. */
  private static final String VALUE = "value";

  public DomainRules {
    conditions = List.copyOf(conditions);
  }

  /** A CHECK: its name and what is to hold. */
  public record Condition(String name, RowExpression holds) {}

  /** The rules of a domain. */
  public static DomainRules of(PgType domain, SchemaLookup schema) {
    List<Condition> conditions = new ArrayList<>();
    boolean notNull = false;
    Table value = valueOf(SqlType.of(domain));
    SqlType level = SqlType.of(domain);
    while (level.type().user() instanceof UserType.Domain made) {
      List<Condition> own = new ArrayList<>();
      for (UserType.Check check : made.checks()) {
        own.add(new Condition(check.name(), analysed(check.condition(), value, schema)));
      }
      conditions.addAll(0, own);
      notNull |= made.notNull();
      level = made.base();
    }
    return new DomainRules(domain, notNull, conditions);
  }

  /** A condition over {@code VALUE}. */
  public static RowExpression analysed(String condition, Table value, SchemaLookup schema) {
    ParsedStatement parsed = RowExpression.parse(condition);
    return new Analyzer(schema).ofRows(parsed).check(value, RowExpression.of(parsed));
  }

  /** What {@code VALUE} is read from, in the conditions of a domain or of one over {@code type}. */
  public static Table valueOf(SqlType type) {
    Table.Column column =
        new Table.Column(
            VALUE, VALUE, type.base(), 1, false, false, false, Table.Stored.EXACT_STRING);
    return new Table("", "", 0, "", "", false, List.of(column));
  }

  /** Whether every value of the base is one of the domain. */
  public boolean isEmpty() {
    return !notNull && conditions.isEmpty();
  }

  /** Whether a domain asks anything of its values. */
  static boolean asks(PgType domain) {
    return domain.user() instanceof UserType.Domain made
        && (made.notNull() || !made.checks().isEmpty() || asks(made.base().type()));
  }
}
