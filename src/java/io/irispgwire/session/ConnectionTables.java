package io.irispgwire.session;

import io.irispgwire.auth.rules.RuleRow;
import io.irispgwire.catalog.CatalogTable;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of pg_catalog that show who may connect. */
record ConnectionTables(Administration administration) {
  private static final CatalogTable<ConnectionTables, RuleRow> RULES = rules();

  /** Null for a function that is not one of these. */
  @Nullable List<@Nullable Object[]> rows(String function) {
    return switch (function) {
      case "pg_hba_file_rules" -> RULES.rows(this);
      default -> null;
    };
  }

  private static CatalogTable<ConnectionTables, RuleRow> rules() {
    return CatalogTable.<ConnectionTables, RuleRow>named(
            "pg_hba_file_rules", session -> session.administration().accessRules())
        .column("line_number", RuleRow::line)
        .column("type", RuleRow::type)
        .column("database", row -> array(row.databases()))
        .column("user_name", row -> array(row.users()))
        .column("address", RuleRow::address)
        .column("netmask", RuleRow::netmask)
        .column("auth_method", RuleRow::method)
        .column("options", row -> array(row.options()))
        .column("error", RuleRow::error)
        .build();
  }

  private static @Nullable PgArray array(@Nullable List<String> texts) {
    return texts == null ? null : PgArray.of(PgType.TEXT, texts);
  }
}
