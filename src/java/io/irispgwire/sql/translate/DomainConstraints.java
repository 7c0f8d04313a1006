package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Definition.Constraint;
import io.irispgwire.sql.tree.Definition.Constraint.Kind;
import io.irispgwire.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The constraints written in a CREATE DOMAIN: {@code typecmds.c}, {@code DefineDomain}. */
final class DomainConstraints {
  private final String domain;
  private final List<Constraint> checks = new ArrayList<>();
  private @Nullable Constraint fallback;
  private @Nullable Boolean notNull;

  /**
   * @param domain its name
   */
  DomainConstraints(String domain) {
    this.domain = domain;
  }

  void add(Constraint constraint) {
    switch (constraint.kind()) {
      case CHECK -> checks.add(constraint);
      case NOT_NULL, NULL -> {
        boolean not = constraint.kind() == Kind.NOT_NULL;
        if (notNull != null && notNull != not) {
          throw wrong("conflicting NULL/NOT NULL constraints");
        }
        notNull = not;
      }
      case DEFAULT -> {
        if (fallback != null) {
          throw wrong("multiple default expressions");
        }
        fallback = constraint;
      }
      case UNIQUE -> throw wrong("unique constraints not possible for domains");
      case PRIMARY_KEY -> throw wrong("primary key constraints not possible for domains");
      case FOREIGN_KEY -> throw wrong("foreign key constraints not possible for domains");
      case EXCLUDE -> throw wrong("exclusion constraints not possible for domains");
      default -> throw wrong("unrecognized constraint of domain \"" + domain + "\"");
    }
  }

  private static PgException wrong(String text) {
    return new PgException(SqlState.SYNTAX_ERROR, text);
  }

  List<Constraint> checks() {
    return checks;
  }

  boolean isNotNull() {
    return Boolean.TRUE.equals(notNull);
  }

  @Nullable Expression fallback() {
    return fallback == null ? null : fallback.expression();
  }
}
