import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.math.BigDecimal;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Loads and reads many rows; prints {@code name value} lines.
 *
 * <p>Arguments: {@code copy ROWS} or {@code insert ROWS}, then the server's process id if it is a JVM whose heap is to be looked at.
 * The server is named by PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE.
 */
final class Bulk {
  private static final int PIECE = 65_536;
  private static final int BATCH = 1_000;
  private static final String COLUMNS = "(id int, name varchar(40), amount numeric(12,2), at timestamp)";

  private Bulk() {}

  public static void main(String[] arguments) throws Exception {
    int rows = Integer.parseInt(arguments[1]);
    if (arguments[0].equals("copy")) {
      copy(rows, new ServerHeap(arguments.length > 2 ? arguments[2] : ""));
    } else {
      System.out.printf("batches_of_inserts_per_second %.0f%n", insert(rows, false));
      System.out.printf("rewritten_batches_per_second %.0f%n", insert(rows, true));
    }
  }

  private static Connection connect(boolean rewrite) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", System.getenv("PGUSER"));
    properties.setProperty("password", System.getenv("PGPASSWORD"));
    properties.setProperty("sslmode", "disable");
    properties.setProperty("reWriteBatchedInserts", String.valueOf(rewrite));
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s".formatted(System.getenv("PGHOST"), System.getenv("PGPORT"), System.getenv("PGDATABASE")),
        properties);
  }

  private static void fresh(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bulk");
      statement.execute("CREATE TABLE bulk " + COLUMNS);
    }
  }

  /** In and out again; the server's live heap when 9 of 10 rows are in against that before. */
  private static void copy(int rows, ServerHeap heap) throws Exception {
    try (Connection connection = connect(false)) {
      fresh(connection);
      long before = heap.isKnown() ? heap.liveKilobytes() : 0;
      long growth = 0;
      long looked = 0;
      long started = System.nanoTime();
      CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY bulk FROM STDIN");
      StringBuilder piece = new StringBuilder(PIECE + 100);
      for (int id = 1; id <= rows; id++) {
        piece.append(id).append("\tname of number ").append(id).append('\t').append(id % 1000000).append(".25\t2024-02-29 12:34:")
            .append(10 + id % 50).append('\n');
        if (piece.length() >= PIECE || id == rows) {
          byte[] bytes = piece.toString().getBytes(StandardCharsets.US_ASCII);
          in.writeToCopy(bytes, 0, bytes.length);
          piece.setLength(0);
        }
        if (id == rows / 10 * 9 && heap.isKnown()) {
          long since = System.nanoTime();
          growth = heap.liveKilobytes() - before;
          looked = System.nanoTime() - since;
        }
      }
      if (in.endCopy() != rows) {
        throw new IllegalStateException("not all rows were taken");
      }
      System.out.printf("copy_in_rows_per_second %.0f%n", rows / ((System.nanoTime() - started - looked) / 1e9));
      if (heap.isKnown()) {
        System.out.printf("copy_in_heap_growth_kb %d%n", growth);
      }
      started = System.nanoTime();
      long out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY bulk TO STDOUT", OutputStream.nullOutputStream());
      if (out != rows) {
        throw new IllegalStateException("not all rows were given");
      }
      System.out.printf("copy_out_rows_per_second %.0f%n", rows / ((System.nanoTime() - started) / 1e9));
      System.out.printf("copy_out_cancelled_after_ms %d%n", cancel(connection.unwrap(PGConnection.class)));
    }
  }

  /** From the request to the error, while rows are coming. */
  private static long cancel(PGConnection client) throws SQLException {
    CopyOut out = client.getCopyAPI().copyOut("COPY (SELECT a.* FROM bulk a, bulk b) TO STDOUT");
    out.readFromCopy();
    long started = System.nanoTime();
    client.cancelQuery();
    try {
      while (out.readFromCopy() != null) {
        // what was on its way
      }
    } catch (SQLException e) {
      if (e.getSQLState().equals("57014")) {
        return (System.nanoTime() - started) / 1_000_000;
      }
      throw e;
    }
    throw new IllegalStateException("the COPY was not cancelled");
  }

  private static double insert(int rows, boolean rewrite) throws SQLException {
    try (Connection connection = connect(rewrite)) {
      fresh(connection);
      connection.setAutoCommit(false);
      long started = System.nanoTime();
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO bulk VALUES (?, ?, ?, ?)")) {
        for (int id = 1; id <= rows; id++) {
          insert.setInt(1, id);
          insert.setString(2, "name of number " + id);
          insert.setBigDecimal(3, new BigDecimal(id % 1000000 + ".25"));
          insert.setTimestamp(4, new Timestamp(id * 1000L));
          insert.addBatch();
          if (id % BATCH == 0 || id == rows) {
            insert.executeBatch();
          }
        }
      }
      connection.commit();
      return rows / ((System.nanoTime() - started) / 1e9);
    }
  }
}
