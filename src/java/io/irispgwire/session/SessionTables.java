package io.irispgwire.session;

import io.irispgwire.catalog.CatalogTable;
import io.irispgwire.session.PreparedStatements.PreparedStatement;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The views of pg_catalog that show a session its own state. */
record SessionTables(Settings settings, PreparedStatements statements, Portals portals) {
  private static final CatalogTable<SessionTables, SettingRow> SETTINGS = settingsTable();
  private static final CatalogTable<SessionTables, PreparedStatement> PREPARED = preparedTable();
  private static final CatalogTable<SessionTables, Portal> CURSORS = cursorsTable();

  private record SettingRow(
      SettingDefinition definition, String value, String source, String resetValue) {
    String vartype() {
      return definition.kind();
    }
  }

  /** What a function behind one of these views gives; null for another function. */
  @Nullable List<@Nullable Object[]> rows(String function) {
    return switch (function) {
      case "show_all_settings" -> SETTINGS.rows(this);
      case "pg_prepared_statement" -> PREPARED.rows(this);
      case "pg_cursor" -> CURSORS.rows(this);
      default -> null;
    };
  }

  private static CatalogTable<SessionTables, SettingRow> settingsTable() {
    return CatalogTable.<SessionTables, SettingRow>named(
            "pg_settings", session -> session.settingRows())
        .column("name", row -> row.definition().name())
        .column("setting", SettingRow::value)
        .column("unit", row -> nullIfEmpty(row.definition().unit()))
        .column("category", row -> row.definition().category())
        .column("extra_desc", row -> nullIfEmpty(row.definition().more()))
        .column("short_desc", row -> row.definition().description())
        .column(
            "context",
            row -> row.definition().context().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .column("vartype", SettingRow::vartype)
        .column("source", SettingRow::source)
        .column("min_val", row -> nullIfEmpty(row.definition().min()))
        .column("max_val", row -> nullIfEmpty(row.definition().max()))
        .column(
            "enumvals",
            row ->
                row.definition().choices().isEmpty()
                    ? null
                    : PgArray.of(PgType.TEXT, row.definition().choices()))
        .column("boot_val", row -> row.definition().bootValue())
        .column("reset_val", SettingRow::resetValue)
        .all("pending_restart", false)
        .build();
  }

  private List<SettingRow> settingRows() {
    List<SettingRow> rows = new java.util.ArrayList<>();
    for (SettingDefinition definition : SettingDefinition.all()) {
      String value = settings.find(definition.name());
      String shown = value == null ? definition.bootValue() : value;
      String initial = settings.initial(definition.name());
      rows.add(
          new SettingRow(
              definition,
              SettingValue.inUnits(definition, shown),
              settings.source(definition.name()),
              initial == null
                  ? definition.bootValue()
                  : SettingValue.inUnits(definition, initial)));
    }
    return rows;
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static CatalogTable<SessionTables, PreparedStatement> preparedTable() {
    PgType regtype = Objects.requireNonNull(Types.byName("regtype"));
    return CatalogTable.<SessionTables, PreparedStatement>named(
            "pg_prepared_statements", session -> session.statements().named())
        .column("name", PreparedStatement::name)
        .column("statement", PreparedStatement::sql)
        .column("prepare_time", PreparedStatement::preparedMicros)
        .column(
            "parameter_types",
            statement ->
                PgArray.of(
                    regtype,
                    statement.planned() == null
                        ? List.of()
                        : statement.planned().parameterTypes().stream()
                            .map(type -> Integer.toUnsignedLong(type.oid()))
                            .toList()))
        .column("from_sql", PreparedStatement::fromSql)
        .all("generic_plans", 0L)
        .all("custom_plans", 0L)
        .build();
  }

  private static CatalogTable<SessionTables, Portal> cursorsTable() {
    return CatalogTable.<SessionTables, Portal>named(
            "pg_cursors", session -> session.portals().visible())
        .column("name", Portal::name)
        .column("statement", portal -> portal.planned().statement().sql())
        .column("is_holdable", Portal::isHeld)
        .all("is_binary", false)
        .column("is_scrollable", Portal::isScrollable)
        .build();
  }
}
