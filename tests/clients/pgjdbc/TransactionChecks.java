import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/** Autocommit, commit, roll back, savepoints, read-only, isolation. */
final class TransactionChecks {
  private final String[] options;

  TransactionChecks(String... options) {
    this.options = options;
  }

  void register(String mode, Checks checks) {
    checks.run(mode + ": commit and rollback", this::commitAndRollback);
    checks.run(mode + ": savepoints", this::savepoints);
    checks.run(mode + ": a failed transaction", this::failed);
    checks.run(mode + ": autosave", this::autosave);
    checks.run(mode + ": read-only", this::readOnly);
    checks.run(mode + ": isolation and holdability", this::isolation);
  }

  private static List<List<Object>> ids(Connection c) throws SQLException {
    return Checks.rows(c, "SELECT id FROM pj_tx ORDER BY id");
  }

  private void commitAndRollback() throws SQLException {
    try (Connection c = Checks.connect(options);
        Connection other = Checks.connect(options)) {
      Checks.freshTable(c, "pj_tx", "id int PRIMARY KEY");
      c.setAutoCommit(false);
      Checks.run(c, "INSERT INTO pj_tx VALUES (1)");
      Checks.equal(ids(c), List.of(Checks.row(1)));
      Checks.equal(ids(other), List.of());
      c.rollback();
      Checks.run(c, "INSERT INTO pj_tx VALUES (2)");
      c.commit();
      Checks.equal(ids(other), List.of(Checks.row(2)));
      Checks.run(c, "INSERT INTO pj_tx VALUES (3)");
      c.setAutoCommit(true);
      Checks.equal(ids(other), List.of(Checks.row(2), Checks.row(3)));
    }
  }

  private void savepoints() throws SQLException {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_tx", "id int PRIMARY KEY");
      c.setAutoCommit(false);
      Checks.run(c, "INSERT INTO pj_tx VALUES (1)");
      Savepoint named = c.setSavepoint("Outer Point");
      Checks.run(c, "INSERT INTO pj_tx VALUES (2)");
      Savepoint unnamed = c.setSavepoint();
      Checks.fails("23505", () -> Checks.run(c, "INSERT INTO pj_tx VALUES (2)"));
      c.rollback(unnamed);
      Checks.run(c, "INSERT INTO pj_tx VALUES (3)");
      c.rollback(named);
      Checks.run(c, "INSERT INTO pj_tx VALUES (4)");
      c.releaseSavepoint(named);
      c.commit();
      Checks.equal(ids(c), List.of(Checks.row(1), Checks.row(4)));
    }
  }

  private void failed() throws SQLException {
    try (Connection c = Checks.connect(options)) {
      c.setAutoCommit(false);
      Checks.fails("22012", () -> Checks.rows(c, "SELECT 1/0"));
      Checks.fails("25P02", () -> Checks.rows(c, "SELECT 1"));
      c.rollback();
      Checks.equal(Checks.rows(c, "SELECT 1"), List.of(Checks.row(1)));
    }
  }

  private void autosave() throws SQLException {
    String[] always = new String[options.length + 1];
    System.arraycopy(options, 0, always, 0, options.length);
    always[options.length] = "autosave=always";
    try (Connection c = Checks.connect(always)) {
      Checks.freshTable(c, "pj_tx", "id int PRIMARY KEY");
      c.setAutoCommit(false);
      Checks.run(c, "INSERT INTO pj_tx VALUES (1)");
      Checks.fails("23505", () -> Checks.run(c, "INSERT INTO pj_tx VALUES (1)"));
      Checks.run(c, "INSERT INTO pj_tx VALUES (2)");
      c.commit();
      Checks.equal(ids(c), List.of(Checks.row(1), Checks.row(2)));
    }
  }

  private void readOnly() throws SQLException {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_tx", "id int PRIMARY KEY");
      c.setReadOnly(true);
      c.setAutoCommit(false);
      Checks.fails("25006", () -> Checks.run(c, "INSERT INTO pj_tx VALUES (1)"));
      c.rollback();
      c.setReadOnly(false);
      Checks.run(c, "INSERT INTO pj_tx VALUES (2)");
      c.commit();
      Checks.equal(ids(c), List.of(Checks.row(2)));
      c.setAutoCommit(true);
      Checks.run(c, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
      Checks.fails("25006", () -> Checks.run(c, "DELETE FROM pj_tx"));
    }
  }

  private void isolation() throws SQLException {
    try (Connection c = Checks.connect(options)) {
      Checks.equal(c.getTransactionIsolation(), Connection.TRANSACTION_READ_COMMITTED);
      c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      Checks.equal(Checks.rows(c, "SHOW transaction_isolation"), List.of(Checks.row("read committed")));
      Checks.equal(c.getCatalog(), System.getenv("PGDATABASE"));
      Checks.equal(c.getSchema(), "public");
    }
  }
}
