import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Cancel and time-outs end a statement, never the connection. */
final class CancelChecks {
  void register(Checks checks) {
    checks.run("Statement.cancel", this::cancel);
    checks.run("a cancel that finds nothing to cancel", this::idleCancel);
    checks.run("setQueryTimeout", this::queryTimeout);
    checks.run("statement_timeout", this::statementTimeout);
    checks.run("a wrong password", this::wrongPassword);
  }

  private void cancel() throws Exception {
    try (Connection c = Checks.connect();
        Statement s = c.createStatement()) {
      CompletableFuture<Void> later =
          CompletableFuture.runAsync(
              () -> {
                try {
                  s.cancel();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              },
              CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
      SQLException error = Checks.fails("57014", () -> s.execute("SELECT pg_sleep(30)"));
      Checks.equal(error.getMessage(), "ERROR: canceling statement due to user request");
      later.get(10, TimeUnit.SECONDS);
      Checks.equal(Checks.rows(c, "SELECT 1"), List.of(Checks.row(1)));
    }
  }

  private void idleCancel() throws SQLException {
    try (Connection c = Checks.connect();
        Statement s = c.createStatement()) {
      s.cancel();
      Checks.equal(Checks.rows(c, "SELECT 1"), List.of(Checks.row(1)));
    }
  }

  private void queryTimeout() throws SQLException {
    try (Connection c = Checks.connect();
        PreparedStatement s = c.prepareStatement("SELECT pg_sleep(?)")) {
      s.setQueryTimeout(1);
      s.setDouble(1, 30);
      Checks.fails("57014", s::executeQuery);
      s.setDouble(1, 0);
      s.executeQuery().close();
    }
  }

  private void statementTimeout() throws SQLException {
    try (Connection c = Checks.connect("options=-c statement_timeout=400")) {
      SQLException error = Checks.fails("57014", () -> Checks.run(c, "SELECT pg_sleep(30)"));
      Checks.equal(error.getMessage(), "ERROR: canceling statement due to statement timeout");
      Checks.run(c, "SET statement_timeout = 0", "SELECT pg_sleep(0.01)");
    }
  }

  private void wrongPassword() {
    Checks.fails("28P01", () -> Checks.connect("password=wrong").close());
  }
}
