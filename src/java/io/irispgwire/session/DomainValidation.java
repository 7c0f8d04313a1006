package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.DomainCheck;
import io.irispgwire.eval.Environment;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.DomainRules;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what columns keep would be values of a domain that ALTER DOMAIN makes narrower.
 *
 * <p>Source of messages: PostgreSQL {@code src/backend/commands/typecmds.c}, {@code
 * validateDomainConstraint}.
 */
final class DomainValidation {
  private final Conversation conversation;
  private final SchemaLookup schema;
  private final Backend backend;
  private final Environment environment;

  DomainValidation(Conversation conversation, Environment environment) {
    this.conversation = conversation;
    this.schema = conversation.schema();
    this.backend = conversation.transaction().backend();
    this.environment = environment;
  }

  /**
   * @param domain as it will be
   * @throws PgException 23502, 23514
   */
  void run(PgType domain) {
    DomainCheck check = DomainCheck.of(DomainRules.of(valid(domain), schema));
    for (Table table : schema.tables()) {
      for (Table.Column column : table.columns()) {
        if (!table.view() && isOf(column.domain(), domain)) {
          validate(table, column, check);
        }
      }
    }
  }

  /** Without the conditions that old values may break. */
  private static PgType valid(PgType domain) {
    if (!(domain.user() instanceof UserType.Domain all)) {
      throw new IllegalArgumentException(domain.name());
    }
    List<UserType.Check> checks = all.checks().stream().filter(UserType.Check::valid).toList();
    return PgType.domain(
        domain.oid(),
        domain.arrayOid(),
        domain.name(),
        new UserType.Domain(
            all.id(), all.schema(), all.base(), all.notNull(), all.fallback(), checks));
  }

  private static boolean isOf(@Nullable PgType declared, PgType domain) {
    return declared != null
        && (declared.oid() == domain.oid()
            || (declared.user() instanceof UserType.Domain over
                && isOf(over.base().type(), domain)));
  }

  private void validate(Table table, Table.Column column, DomainCheck check) {
    try (Prepared question = backend.prepare(Translator.values(table, column));
        Rows rows = question.query()) {
      while (rows.next()) {
        conversation.interrupts().check();
        check.check(BackendRows.value(rows, 0, column.carried()), environment);
      }
    } catch (PgException e) {
      throw explained(e, table, column);
    }
  }

  private static PgException explained(PgException e, Table table, Table.Column column) {
    String what = "column \"" + column.name() + "\" of table \"" + table.name() + "\" contains ";
    if (e.state() == SqlState.NOT_NULL_VIOLATION) {
      return new PgException(e.state(), what + "null values")
          .about(table.schema(), table.name(), column.name(), null);
    }
    if (e.state() == SqlState.CHECK_VIOLATION) {
      return new PgException(e.state(), what + "values that violate the new constraint")
          .about(table.schema(), table.name(), column.name(), null);
    }
    return e;
  }
}
