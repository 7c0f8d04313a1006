import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import liquibase.CatalogAndSchema;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.compare.CompareControl;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.structure.core.Column;
import liquibase.structure.core.ForeignKey;
import liquibase.structure.core.Index;
import liquibase.structure.core.PrimaryKey;
import liquibase.structure.core.Sequence;
import liquibase.structure.core.Table;
import liquibase.structure.core.UniqueConstraint;
import liquibase.structure.core.View;
import liquibase.ui.LoggerUIService;

/** Liquibase against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which. */
final class LiquibaseChecks {
  private static final String SCHEMA = "lq_checks";

  private LiquibaseChecks() {}

  /** An action over one change log. */
  private interface Action {
    void on(Liquibase liquibase, Connection connection) throws Exception;
  }

  public static void main(String[] words) throws Exception {
    LogManager.getLogManager().reset();
    Checks checks = new Checks(List.of(words));
    try (Connection connection = Checks.connect()) {
      Checks.run(connection, "DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE", "CREATE SCHEMA " + SCHEMA);
    }
    Scope.child(
        Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
        () -> {
          checks.run("update makes what the change log says", () -> with("lq.xml", LiquibaseChecks::updates));
          checks.run("update finds nothing to do where it has been", () -> with("lq.xml", LiquibaseChecks::repeats));
          checks.run("a snapshot tells tables, keys, indexes, views and sequences", () -> with("lq.xml", LiquibaseChecks::snapshots));
          checks.run("a database does not differ from itself", () -> with("lq.xml", LiquibaseChecks::differs));
          checks.run("a change set that fails is rolled back and told", () -> with("lq-broken.xml", LiquibaseChecks::fails));
          checks.run("rollback to a tag, and update again", () -> with("lq.xml", LiquibaseChecks::rollsBack));
          checks.run("the lock is taken and released", () -> with("lq.xml", LiquibaseChecks::locks));
          checks.run("dropAll empties the schema", () -> with("lq.xml", LiquibaseChecks::drops));
        });
    System.exit(checks.close());
  }

  private static void with(String log, Action action) throws Exception {
    try (Connection connection = Checks.connect("currentSchema=" + SCHEMA);
        Connection other = Checks.connect("currentSchema=" + SCHEMA)) {
      Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
      database.setDefaultSchemaName(SCHEMA);
      action.on(new Liquibase(log, new ClassLoaderResourceAccessor(), database), other);
    }
  }

  private static Object value(Connection connection, String sql) throws SQLException {
    return Checks.rows(connection, sql).get(0).get(0);
  }

  private static void updates(Liquibase liquibase, Connection connection) throws Exception {
    liquibase.update("");
    Checks.equal(
        Checks.rows(connection, "SELECT name, active, alias FROM lq_author ORDER BY id"),
        List.of(Checks.row("Ada", true, "n"), Checks.row("it's", false, "n"), Checks.row("Bob", true, "n"), Checks.row("Cyd", false, "n")));
    Checks.equal(
        Checks.rows(connection, "SELECT s.name, b.title, b.price FROM lq_shelf s JOIN lq_book b USING (title) ORDER BY 1"),
        List.of(Checks.row("Ada", "by Ada", new BigDecimal("2.50")), Checks.row("it's", "by it's", new BigDecimal("4.00"))));
    Checks.equal(value(connection, "SELECT lq_twice(21)"), 42);
    Checks.equal(value(connection, "SELECT nextval('lq_counter') + nextval('lq_counter')"), 16L);
    Checks.equal(value(connection, "SELECT count(*) FROM databasechangelog WHERE exectype = 'EXECUTED'"), 5L);
  }

  private static void repeats(Liquibase liquibase, Connection connection) throws Exception {
    Checks.equal(liquibase.listUnrunChangeSets(null, null).size(), 0);
    liquibase.update("");
    liquibase.validate();
    Checks.equal(value(connection, "SELECT count(*) FROM databasechangelog"), 5L);
  }

  private static void snapshots(Liquibase liquibase, Connection connection) throws Exception {
    DatabaseSnapshot snapshot = snapshot(liquibase.getDatabase());
    Table author = snapshot.get(new Table(null, SCHEMA, "lq_author"));
    Checks.equal(author.getRemarks(), "who writes");
    Map<String, String> types = new TreeMap<>();
    for (Column column : author.getColumns()) {
      types.put(column.getName(), column.getType().toString().toLowerCase(Locale.ROOT) + (Boolean.FALSE.equals(column.isNullable()) ? " not null" : ""));
    }
    Checks.equal(
        types.toString(),
        "{active=bool, alias=varchar(10 byte) not null, born=date, id=int4 not null, made=timestamptz, name=varchar(40 byte) not null}");
    PrimaryKey key = author.getPrimaryKey();
    Checks.equal(key.getName() + " " + key.getColumnNames(), "lq_author_key id");
    ForeignKey foreign = snapshot.get(ForeignKey.class).iterator().next();
    Checks.equal(
        foreign.getName() + " " + foreign.getForeignKeyColumns().get(0).getName() + " " + foreign.getPrimaryKeyTable().getName() + " " + foreign.getDeleteRule(),
        "lq_book_author author_id lq_author importedKeyCascade");
    Checks.equal(snapshot.get(UniqueConstraint.class).stream().map(UniqueConstraint::getName).sorted().toList(), List.of("lq_author_both", "lq_author_name"));
    Checks.equal(snapshot.get(Index.class).stream().anyMatch(index -> "lq_book_title".equals(index.getName())), true);
    Checks.equal(snapshot.get(View.class).stream().map(View::getName).toList(), List.of("lq_shelf"));
    Checks.equal(snapshot.get(Sequence.class).stream().map(Sequence::getName).toList(), List.of("lq_counter"));
  }

  private static DatabaseSnapshot snapshot(Database database) throws LiquibaseException {
    try {
      return SnapshotGeneratorFactory.getInstance()
          .createSnapshot(new CatalogAndSchema(null, SCHEMA), database, new SnapshotControl(database));
    } catch (liquibase.snapshot.InvalidExampleException e) {
      throw new LiquibaseException(e);
    }
  }

  private static void differs(Liquibase liquibase, Connection connection) throws Exception {
    var result = DiffGeneratorFactory.getInstance().compare(snapshot(liquibase.getDatabase()), snapshot(liquibase.getDatabase()), CompareControl.STANDARD);
    Checks.equal(result.areEqual(), true);
  }

  private static void fails(Liquibase liquibase, Connection connection) throws Exception {
    String message = "";
    try {
      liquibase.update("");
    } catch (LiquibaseException e) {
      message = e.getMessage();
    }
    Checks.equal(message.contains("column \"nothing\" of relation \"lq_author\" does not exist"), true);
    Checks.equal(value(connection, "SELECT count(*) FROM lq_author WHERE name = 'Dan'"), 0L);
    Checks.equal(value(connection, "SELECT locked FROM databasechangeloglock"), false);
  }

  private static void rollsBack(Liquibase liquibase, Connection connection) throws Exception {
    liquibase.rollback("filled", "");
    Checks.equal(value(connection, "SELECT to_regclass('lq_shelf') IS NULL AND to_regclass('lq_counter') IS NULL"), true);
    Checks.equal(value(connection, "SELECT count(*) FROM information_schema.columns WHERE table_name = 'lq_author' AND column_name IN ('alias', 'born')"), 0L);
    Checks.equal(value(connection, "SELECT count(*) FROM lq_author"), 4L);
    liquibase.update("");
    Checks.equal(value(connection, "SELECT count(*) FROM lq_author WHERE alias = 'n'"), 4L);
  }

  private static void locks(Liquibase liquibase, Connection connection) throws Exception {
    Checks.equal(liquibase.listLocks().length, 0);
    liquibase.forceReleaseLocks();
    Checks.equal(value(connection, "SELECT count(*) FROM databasechangeloglock WHERE locked"), 0L);
  }

  private static void drops(Liquibase liquibase, Connection connection) throws Exception {
    liquibase.dropAll();
    Checks.equal(Checks.rows(connection, "SELECT relname FROM pg_class WHERE relnamespace = '" + SCHEMA + "'::regnamespace AND relname LIKE 'lq%'"), List.of());
  }
}
