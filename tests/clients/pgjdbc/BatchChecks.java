import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Batches, rewritten to many-row inserts or not, and generated keys. */
final class BatchChecks {
  void register(Checks checks) {
    for (boolean rewrite : new boolean[] {false, true}) {
      String option = "reWriteBatchedInserts=" + rewrite;
      checks.run(option + ": batch inserts", () -> inserts(option));
      checks.run(option + ": a batch that fails", () -> failing(option));
      checks.run(option + ": batch of different statements", () -> mixed(option));
    }
    checks.run("generated keys come by RETURNING", this::returning);
  }

  private void inserts(String option) throws SQLException {
    try (Connection c = Checks.connect(option)) {
      Checks.freshTable(c, "pj_batch", "id int PRIMARY KEY, v varchar(20), n numeric(10,2)");
      c.setAutoCommit(false);
      for (int round = 0; round < 3; round++) {
        try (PreparedStatement s = c.prepareStatement("INSERT INTO pj_batch (id, v, n) VALUES (?, ?, ?)")) {
          for (int i = 0; i < 333; i++) {
            s.setInt(1, round * 333 + i);
            s.setString(2, i % 10 == 0 ? null : "v" + i);
            s.setBigDecimal(3, BigDecimal.valueOf(i, 2));
            s.addBatch();
          }
          int[] counts = s.executeBatch();
          Checks.equal(counts.length, 333);
          for (int count : counts) {
            Checks.equal(count == 1 || count == Statement.SUCCESS_NO_INFO, true);
          }
        }
      }
      c.commit();
      Checks.equal(
          Checks.rows(c, "SELECT count(*), count(v), sum(n) FROM pj_batch"),
          List.of(Checks.row(999L, 897L, new BigDecimal("1658.34"))));
    }
  }

  private void failing(String option) throws SQLException {
    try (Connection c = Checks.connect(option)) {
      Checks.freshTable(c, "pj_batch", "id int PRIMARY KEY");
      try (PreparedStatement s = c.prepareStatement("INSERT INTO pj_batch VALUES (?)")) {
        for (int id : new int[] {1, 2, 1, 3}) {
          s.setInt(1, id);
          s.addBatch();
        }
        BatchUpdateException error = (BatchUpdateException) Checks.fails("23505", s::executeBatch);
        Checks.equal(error.getUpdateCounts().length, 4);
      }
      Checks.equal(Checks.rows(c, "SELECT count(*) FROM pj_batch"), List.of(Checks.row(0L)));
    }
  }

  private void mixed(String option) throws SQLException {
    try (Connection c = Checks.connect(option);
        Statement s = c.createStatement()) {
      s.addBatch("DROP TABLE IF EXISTS pj_batch");
      s.addBatch("CREATE TABLE pj_batch (id int PRIMARY KEY)");
      s.addBatch("INSERT INTO pj_batch VALUES (1), (2), (3)");
      s.addBatch("UPDATE pj_batch SET id = id + 10 WHERE id > 1");
      s.addBatch("DELETE FROM pj_batch WHERE id = 1");
      Checks.equal(s.executeBatch(), new int[] {0, 0, 3, 2, 1});
    }
  }

  private void returning() throws SQLException {
    try (Connection c = Checks.connect()) {
      Checks.freshTable(c, "pj_keys", "id int PRIMARY KEY, v text");
      try (PreparedStatement s =
          c.prepareStatement("INSERT INTO pj_keys (id, v) VALUES (?, ?)", new String[] {"id", "v"})) {
        s.setInt(1, 42);
        s.setString(2, "answer");
        Checks.equal(s.executeUpdate(), 1);
        try (ResultSet keys = s.getGeneratedKeys()) {
          Checks.equal(Checks.rows(keys), List.of(Checks.row(42, "answer")));
        }
      }
    }
  }
}
