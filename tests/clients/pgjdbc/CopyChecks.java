import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** CopyManager: data in and out, given up, refused, and in a transaction. */
final class CopyChecks {
  private static final String COLUMNS = "id int PRIMARY KEY, s varchar(20), n numeric(8,2)";

  private final String[] options;

  CopyChecks(String[] options) {
    this.options = options;
  }

  void register(String mode, Checks checks) {
    checks.run(mode + ": COPY there and back", this::thereAndBack);
    checks.run(mode + ": COPY piece by piece", this::pieces);
    checks.run(mode + ": COPY that fails", this::failing);
    checks.run(mode + ": COPY given up", this::givenUp);
    checks.run(mode + ": COPY in a transaction", this::inTransaction);
    checks.run(mode + ": COPY of many rows", this::manyRows);
  }

  private static CopyManager manager(Connection c) throws SQLException {
    return c.unwrap(PGConnection.class).getCopyAPI();
  }

  private void thereAndBack() throws Exception {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_copy", COLUMNS);
      String data = "1\tone\t1.50\n2\t\\N\t\\N\n3\ttab\\there\t-3.00\n";
      Checks.equal(manager(c).copyIn("COPY pj_copy FROM STDIN", new StringReader(data)), 3L);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Checks.equal(manager(c).copyOut("COPY (SELECT * FROM pj_copy ORDER BY id) TO STDOUT", out), 3L);
      Checks.equal(out.toString(UTF_8), data);
      Checks.equal(
          Checks.rows(c, "SELECT id, s, n FROM pj_copy WHERE id <> 2 ORDER BY id"),
          List.of(
              Checks.row(1, "one", new BigDecimal("1.50")),
              Checks.row(3, "tab\there", new BigDecimal("-3.00"))));
    }
  }

  private void pieces() throws Exception {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_copy", COLUMNS);
      CopyIn in = manager(c).copyIn("COPY pj_copy (id, s) FROM STDIN CSV");
      Checks.equal(in.getFormat(), 0);
      Checks.equal(in.getFieldCount(), 2);
      for (byte b : "1,\"a,b\"\n2,c\n".getBytes(UTF_8)) {
        in.writeToCopy(new byte[] {b}, 0, 1);
      }
      in.flushCopy();
      Checks.equal(in.endCopy(), 2L);
      CopyOut out = manager(c).copyOut("COPY pj_copy TO STDOUT BINARY");
      Checks.equal(out.getFieldFormat(2), 1);
      ByteArrayOutputStream binary = new ByteArrayOutputStream();
      for (byte[] piece = out.readFromCopy(); piece != null; piece = out.readFromCopy()) {
        binary.write(piece);
      }
      Checks.freshTable(c, "pj_copy", COLUMNS);
      long rows =
          manager(c)
              .copyIn("COPY pj_copy FROM STDIN BINARY", new ByteArrayInputStream(binary.toByteArray()));
      Checks.equal(rows, 2L);
      Checks.equal(
          Checks.rows(c, "SELECT id, s FROM pj_copy ORDER BY id"),
          List.of(Checks.row(1, "a,b"), Checks.row(2, "c")));
    }
  }

  private void failing() throws Exception {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_copy", COLUMNS);
      SQLException error =
          Checks.fails("22P02", () -> copy(c, "1\nx\n"));
      Checks.equal(error.getMessage().contains("COPY pj_copy, line 2, column id: \"x\""), true);
      Checks.fails("23505", () -> copy(c, "1\n1\n"));
      Checks.fails("42P01", () -> manager(c).copyIn("COPY pj_nowhere FROM STDIN"));
      Checks.fails("42601", () -> manager(c).copyOut("COPY pj_copy TO STDOUT (nonsense)"));
      Checks.equal(Checks.rows(c, "SELECT count(*) FROM pj_copy"), List.of(Checks.row(0L)));
    }
  }

  /** At once: a reader's own failure is none of the driver's. */
  private static void copy(Connection c, String data) throws SQLException {
    CopyIn in = manager(c).copyIn("COPY pj_copy (id) FROM STDIN");
    byte[] bytes = data.getBytes(UTF_8);
    in.writeToCopy(bytes, 0, bytes.length);
    in.endCopy();
  }

  private void givenUp() throws Exception {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_copy", COLUMNS);
      CopyIn in = manager(c).copyIn("COPY pj_copy (id) FROM STDIN");
      in.writeToCopy("1\n2\n".getBytes(UTF_8), 0, 4);
      in.cancelCopy();
      Checks.equal(Checks.rows(c, "SELECT count(*) FROM pj_copy"), List.of(Checks.row(0L)));
    }
  }

  private void inTransaction() throws Exception {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_copy", COLUMNS);
      c.setAutoCommit(false);
      manager(c).copyIn("COPY pj_copy (id) FROM STDIN", new StringReader("1\n2\n"));
      Checks.equal(Checks.rows(c, "SELECT count(*) FROM pj_copy"), List.of(Checks.row(2L)));
      c.rollback();
      Checks.equal(Checks.rows(c, "SELECT count(*) FROM pj_copy"), List.of(Checks.row(0L)));
      manager(c).copyIn("COPY pj_copy (id) FROM STDIN", new StringReader("3\n"));
      c.commit();
      Checks.equal(Checks.rows(c, "SELECT id FROM pj_copy"), List.of(Checks.row(3)));
    }
  }

  private void manyRows() throws Exception {
    try (Connection c = Checks.connect(options)) {
      Checks.freshTable(c, "pj_copy", COLUMNS);
      StringBuilder data = new StringBuilder();
      for (int i = 0; i < 20_000; i++) {
        data.append(i).append("\trow ").append(i).append('\t').append(i).append(".25\n");
      }
      long rows =
          manager(c).copyIn("COPY pj_copy FROM STDIN", new StringReader(data.toString()), 1000);
      Checks.equal(rows, 20_000L);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      manager(c).copyOut("COPY (SELECT * FROM pj_copy ORDER BY id) TO STDOUT", out);
      Checks.equal(out.toString(UTF_8).equals(data.toString()), true);
    }
  }
}
