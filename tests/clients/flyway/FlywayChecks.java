import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Flyway against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which. */
final class FlywayChecks {
  private static final String SCHEMA = "fw_checks";

  private FlywayChecks() {}

  public static void main(String[] words) throws SQLException {
    Checks checks = new Checks(List.of(words));
    try (Connection connection = Checks.connect()) {
      Checks.run(connection, "DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }
    checks.run("migrate makes a schema, its history and what the scripts say", FlywayChecks::migrates);
    checks.run("what is migrated is found as it was left", FlywayChecks::reads);
    checks.run("migrate and validate find nothing to do", FlywayChecks::repeats);
    checks.run("a script that fails is rolled back and told", FlywayChecks::fails);
    checks.run("a changed script is noticed and repaired", FlywayChecks::repairs);
    checks.run("a table of others is a baseline", FlywayChecks::baselines);
    checks.run("clean empties the schema", FlywayChecks::cleans);
    System.exit(checks.close());
  }

  private static FluentConfiguration configured(String... locations) {
    String address = "jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT") + "/" + System.getenv("PGDATABASE");
    return Flyway.configure()
        .dataSource(address, System.getenv("PGUSER"), System.getenv("PGPASSWORD"))
        .schemas(SCHEMA)
        .locations(locations)
        .placeholders(Map.of("note", "what is on the shelf"))
        .cleanDisabled(false);
  }

  private static Flyway flyway() {
    return configured("classpath:fw/main").load();
  }

  private static void migrates() {
    var result = flyway().migrate();
    Checks.equal(result.migrationsExecuted, 5);
    Checks.equal(result.targetSchemaVersion, "3");
    Checks.equal(result.success, true);
  }

  private static void reads() throws SQLException {
    try (Connection connection = Checks.connect()) {
      Checks.run(connection, "SET search_path TO " + SCHEMA);
      Checks.equal(
          Checks.rows(connection, "SELECT name, title, price FROM shelf ORDER BY price NULLS FIRST LIMIT 3"),
          List.of(
              Arrays.asList("Bob", "copied too", null),
              List.of("Ada", "by Ada", new java.math.BigDecimal("2.50")),
              List.of("Bob", "by Bob", new java.math.BigDecimal("4.00"))));
      Checks.equal(value(connection, "SELECT worth('Ada')"), new java.math.BigDecimal("12.00"));
      Checks.equal(value(connection, "SELECT obj_description('book'::regclass)"), "what is on the shelf");
      Checks.equal(value(connection, "SELECT nextval('counter')"), 5L);
      Checks.equal(
          Checks.rows(connection, "SELECT version, description, type, success FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank"),
          List.of(
              List.of("1", "Tables", "SQL", true),
              List.of("2", "Rows", "SQL", true),
              List.of("2.1", "Functions", "SQL", true),
              List.of("3", "Copied", "SQL", true)));
    }
  }

  private static void repeats() {
    Checks.equal(flyway().migrate().migrationsExecuted, 0);
    Checks.equal(flyway().validateWithResult().validationSuccessful, true);
    MigrationInfo current = flyway().info().current();
    Checks.equal(flyway().info().pending().length, 0);
    Checks.equal(current.getState().isApplied(), true);
  }

  private static void fails() throws SQLException {
    String message = "";
    try {
      configured("classpath:fw/main", "classpath:fw/broken").load().migrate();
    } catch (FlywayException e) {
      message = e.getMessage();
    }
    Checks.equal(message.contains("SQL State  : 42703"), true);
    Checks.equal(message.contains("column \"nothing\" of relation \"author\" does not exist"), true);
    try (Connection connection = Checks.connect()) {
      Checks.equal(value(connection, "SELECT count(*) FROM " + SCHEMA + ".author WHERE name = 'Cyd'"), 0L);
      Checks.equal(value(connection, "SELECT max(version) FROM " + SCHEMA + ".flyway_schema_history"), "3");
    }
  }

  private static void repairs() throws SQLException {
    try (Connection connection = Checks.connect()) {
      Checks.run(connection, "UPDATE " + SCHEMA + ".flyway_schema_history SET checksum = 1 WHERE version = '2'");
    }
    boolean noticed = false;
    try {
      flyway().validate();
    } catch (FlywayValidateException e) {
      noticed = e.getMessage().contains("checksum mismatch");
    }
    Checks.equal(noticed, true);
    flyway().repair();
    flyway().validate();
  }

  private static void baselines() throws SQLException {
    try (Connection connection = Checks.connect()) {
      Checks.run(connection, "DROP SCHEMA IF EXISTS fw_older CASCADE");
      Checks.run(connection, "CREATE SCHEMA fw_older");
      Checks.run(connection, "CREATE TABLE fw_older.older (id int)");
      Flyway older = configured("classpath:fw/broken").schemas("fw_older").baselineVersion("4").load();
      older.baseline();
      Checks.equal(older.info().current().getVersion().getVersion(), "4");
      Checks.equal(older.migrate().migrationsExecuted, 0);
      older.clean();
      Checks.equal(Checks.rows(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'fw_older'"), List.of());
      Checks.run(connection, "DROP SCHEMA IF EXISTS fw_older");
    }
  }

  private static void cleans() throws SQLException {
    flyway().clean();
    try (Connection connection = Checks.connect()) {
      Checks.equal(Checks.rows(connection, "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = '" + SCHEMA + "'"), List.of());
      Checks.equal(Checks.rows(connection, "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = '" + SCHEMA + "'"), List.of());
    }
    Checks.equal(flyway().migrate().migrationsExecuted, 5);
    flyway().clean();
  }

  private static Object value(Connection connection, String sql) throws SQLException {
    return Checks.rows(connection, sql).get(0).get(0);
  }
}
