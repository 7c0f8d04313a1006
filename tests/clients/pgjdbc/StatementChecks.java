import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.postgresql.util.PSQLException;

/** Statements again and again, results in steps, errors, several statements in one. */
final class StatementChecks {
  private static final int ROWS = 1000;

  private final String[] options;

  StatementChecks(String... options) {
    this.options = options;
  }

  void register(String mode, Checks checks) {
    checks.run(mode + ": one statement many times", this::reuse);
    checks.run(mode + ": fetchSize in a transaction", this::fetchSize);
    if (!mode.equals("simple")) { // where pgjdbc has no way to tell the server
      checks.run(mode + ": a row limit", this::maxRows);
    }
    checks.run(mode + ": a statement after DDL", this::afterDdl);
    checks.run(mode + ": update counts", this::updateCounts);
    checks.run(mode + ": several statements in one", this::several);
    checks.run(mode + ": empty statements", this::empty);
    checks.run(mode + ": errors and what they carry", this::errors);
    checks.run(mode + ": warnings", this::warnings);
  }

  private static void thousandRows(Connection c) throws SQLException {
    Checks.freshTable(c, "pj_rows", "id int PRIMARY KEY, v text");
    StringBuilder sql = new StringBuilder("INSERT INTO pj_rows VALUES (0, 'row 0')");
    for (int id = 1; id < ROWS; id++) {
      sql.append(", (").append(id).append(", 'row ").append(id).append("')");
    }
    Checks.run(c, sql.toString());
  }

  private void reuse() throws SQLException {
    try (Connection c = Checks.connect(options)) {
      thousandRows(c);
      try (PreparedStatement s = c.prepareStatement("SELECT v, id + ? FROM pj_rows WHERE id = ?")) {
        for (int id = 0; id < 30; id++) {
          s.setInt(1, 1);
          s.setInt(2, id);
          try (ResultSet result = s.executeQuery()) {
            Checks.equal(Checks.rows(result), List.of(Checks.row("row " + id, id + 1)));
          }
        }
        s.setLong(1, 1);
        s.setLong(2, 5);
        try (ResultSet result = s.executeQuery()) {
          Checks.equal(Checks.rows(result), List.of(Checks.row("row 5", 6L)));
        }
      }
    }
  }

  private void fetchSize() throws SQLException {
    try (Connection c = Checks.connect(options)) {
      thousandRows(c);
      c.setAutoCommit(false);
      try (PreparedStatement s = c.prepareStatement("SELECT id, v FROM pj_rows WHERE id >= ? ORDER BY id");
          PreparedStatement other = c.prepareStatement("SELECT v FROM pj_rows WHERE id = ?")) {
        for (int fetchSize : new int[] {1, 7, 500, ROWS, ROWS + 1}) {
          s.setFetchSize(fetchSize);
          s.setInt(1, fetchSize == 1 ? ROWS - 5 : 0);
          try (ResultSet result = s.executeQuery()) {
            int expected = fetchSize == 1 ? ROWS - 5 : 0;
            while (result.next()) {
              Checks.equal(result.getInt(1), expected);
              if (expected % 100 == 99) { // another portal between two fetches
                other.setInt(1, expected);
                Checks.equal(onlyString(other), result.getString(2));
              }
              expected++;
            }
            Checks.equal(expected, ROWS);
          }
        }
      }
      c.commit();
    }
  }

  private static String onlyString(PreparedStatement s) throws SQLException {
    try (ResultSet result = s.executeQuery()) {
      result.next();
      return result.getString(1);
    }
  }

  private void maxRows() throws SQLException {
    try (Connection c = Checks.connect(options)) {
      thousandRows(c);
      try (PreparedStatement s = c.prepareStatement("SELECT id FROM pj_rows ORDER BY id")) {
        s.setMaxRows(3);
        for (int i = 0; i < 7; i++) {
          try (ResultSet result = s.executeQuery()) {
            Checks.equal(Checks.rows(result), List.of(Checks.row(0), Checks.row(1), Checks.row(2)));
          }
        }
      }
      Checks.equal(
          Checks.rows(c, "SELECT id FROM pj_rows ORDER BY id DESC LIMIT ? OFFSET ?", 2, 10),
          List.of(Checks.row(989), Checks.row(988)));
    }
  }

  private void afterDdl() throws SQLException {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_ddl", "id int PRIMARY KEY");
      Checks.run(c, "INSERT INTO pj_ddl VALUES (1)");
      try (PreparedStatement s = c.prepareStatement("SELECT * FROM pj_ddl")) {
        for (int i = 0; i < 7; i++) {
          try (ResultSet result = s.executeQuery()) {
            Checks.equal(Checks.rows(result), List.of(Checks.row(1)));
          }
        }
        Checks.run(c, "ALTER TABLE pj_ddl ADD COLUMN w text");
        try (ResultSet result = s.executeQuery()) {
          Checks.equal(Checks.rows(result), List.of(Checks.row(1, null)));
        } catch (PSQLException e) { // pgjdbc prepares again by itself, in autocommit
          Checks.equal(e.getMessage(), "ERROR: cached plan must not change result type");
        }
      }
    }
  }

  private void updateCounts() throws SQLException {
    try (Connection c = Checks.connect(options);
        Statement s = c.createStatement()) {
      thousandRows(c);
      Checks.equal(s.executeUpdate("UPDATE pj_rows SET v = 'x' WHERE id < 10"), 10);
      Checks.equal(s.executeUpdate("DELETE FROM pj_rows WHERE id >= 990"), 10);
      Checks.equal(s.executeLargeUpdate("DELETE FROM pj_rows WHERE id >= 5000"), 0L);
      Checks.equal(s.executeUpdate("CREATE TABLE pj_count (id int)"), 0);
      Checks.equal(s.executeUpdate("DROP TABLE pj_count"), 0);
      Checks.equal(s.execute("SELECT 1"), true);
      Checks.equal(s.execute("SET application_name = 'x'"), false);
    }
  }

  private void several() throws SQLException {
    try (Connection c = Checks.connect(options);
        Statement s = c.createStatement()) {
      Checks.equal(s.execute("SELECT 1 AS a; SELECT ';', $$;$$, 'it''s' /* ; */; SELECT 3"), true);
      Checks.equal(Checks.rows(s.getResultSet()), List.of(Checks.row(1)));
      Checks.equal(s.getMoreResults(), true);
      Checks.equal(Checks.rows(s.getResultSet()), List.of(Checks.row(";", ";", "it's")));
      Checks.equal(s.getMoreResults(), true);
      Checks.equal(Checks.rows(s.getResultSet()), List.of(Checks.row(3)));
      Checks.equal(s.getMoreResults() || s.getUpdateCount() != -1, false);
      Checks.freshTable(c, "pj_multi", "id int PRIMARY KEY");
      Checks.fails("22012", () -> Checks.run(c, "INSERT INTO pj_multi VALUES (1); SELECT 1/0"));
      Checks.equal(Checks.rows(c, "SELECT count(*) FROM pj_multi"), List.of(Checks.row(0L)));
    }
  }

  private void empty() throws SQLException {
    try (Connection c = Checks.connect(options);
        Statement s = c.createStatement()) {
      Checks.equal(s.execute(""), false);
      Checks.equal(s.execute(" -- nothing"), false);
      Checks.equal(s.execute("/* nothing */;"), false);
      Checks.equal(c.isValid(5), true);
    }
  }

  private void errors() throws SQLException {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_errors", "id int PRIMARY KEY, v varchar(3) NOT NULL");
      Checks.run(c, "INSERT INTO pj_errors VALUES (1, 'a')");
      PSQLException syntax = (PSQLException) Checks.fails("42601", () -> Checks.run(c, "SELECT 1 FORM x y"));
      Checks.equal(syntax.getServerErrorMessage().getPosition(), 15);
      Checks.equal(syntax.getServerErrorMessage().getSeverity(), "ERROR");
      Checks.fails("42P01", () -> Checks.run(c, "SELECT * FROM pj_nowhere"));
      Checks.fails("42703", () -> Checks.run(c, "SELECT nope FROM pj_errors"));
      Checks.fails("42883", () -> Checks.run(c, "SELECT nope(1)"));
      Checks.fails("42804", () -> Checks.run(c, "INSERT INTO pj_errors VALUES (now(), 'a')"));
      Checks.fails("23502", () -> Checks.run(c, "INSERT INTO pj_errors VALUES (2, NULL)"));
      Checks.fails("22001", () -> Checks.rows(c, "INSERT INTO pj_errors VALUES (?, ?)", 2, "abcd"));
      Checks.fails("22P02", () -> Checks.rows(c, "SELECT ?::int", "x"));
      Checks.fails("22012", () -> Checks.rows(c, "SELECT 1 / ?", 0));
      PSQLException unique =
          (PSQLException) Checks.fails("23505", () -> Checks.run(c, "INSERT INTO pj_errors VALUES (1, 'b')"));
      Checks.equal(unique.getServerErrorMessage().getTable(), "pj_errors");
      Checks.equal(unique.getServerErrorMessage().getConstraint(), "pj_errors_pkey");
      Checks.equal(Checks.rows(c, "SELECT v FROM pj_errors"), List.of(Checks.row("a")));
    }
  }

  private void warnings() throws SQLException {
    try (Connection c = Checks.connect(options);
        Statement s = c.createStatement()) {
      s.execute("DROP TABLE IF EXISTS pj_never_there");
      SQLWarning warning = s.getWarnings();
      Checks.equal(warning.getMessage(), "table \"pj_never_there\" does not exist, skipping");
      Checks.equal(warning.getSQLState(), "00000");
    }
  }
}
