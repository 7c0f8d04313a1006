import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.ToDoubleFunction;

/**
 * The measurements that pgbench cannot make; prints {@code name value} lines.
 *
 * <p>Arguments: {@code rows FETCH_SIZE} (reads table bench_rows; 0: all at once) or {@code idle CONNECTIONS}, then the
 * server's process id if it is a JVM. The server is named by PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE.
 */
final class Bench {
  private static final int SAMPLE_AT_ROW = 500_000;
  private static final int PASSES = 5;
  private static final ServerHeap UNSAMPLED = new ServerHeap("");

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    int number = Integer.parseInt(arguments[1]);
    ServerHeap heap = new ServerHeap(arguments.length > 2 ? arguments[2] : "");
    if (arguments[0].equals("rows")) {
      rows(number, heap);
    } else {
      idle(number, heap);
    }
  }

  private static Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", System.getenv("PGUSER"));
    properties.setProperty("password", System.getenv("PGPASSWORD"));
    properties.setProperty("sslmode", "disable");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s".formatted(System.getenv("PGHOST"), System.getenv("PGPORT"), System.getenv("PGDATABASE")),
        properties);
  }

  /**
   * Rows per second and milliseconds to the first, medians of passes after one that only warms this JVM; and the
   * server's live heap half way through the last pass against that before.
   */
  private static void rows(int fetchSize, ServerHeap heap) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(fetchSize);
      read(statement, UNSAMPLED);
      List<Pass> passes = new ArrayList<>();
      for (int i = 0; i < PASSES; i++) {
        passes.add(read(statement, UNSAMPLED));
      }
      Pass sampled = read(statement, heap);
      System.out.printf("rows_per_second %.0f%n", median(passes, Pass::rowsPerSecond));
      System.out.printf("first_row_ms %.1f%n", median(passes, Pass::firstRowMillis));
      System.out.printf("heap_growth_kb %d%n", sampled.heapGrowthKilobytes());
    }
  }

  private record Pass(double rowsPerSecond, double firstRowMillis, long heapGrowthKilobytes) {}

  private static double median(List<Pass> passes, ToDoubleFunction<Pass> figure) {
    return passes.stream().mapToDouble(figure).sorted().toArray()[passes.size() / 2];
  }

  private static Pass read(Statement statement, ServerHeap heap) throws Exception {
    long before = heap.isKnown() ? heap.liveKilobytes() : 0;
    long growth = 0;
    long rows = 0;
    long read = 0;
    long first = 0;
    long started = System.nanoTime();
    try (ResultSet result = statement.executeQuery("SELECT id, v FROM bench_rows")) {
      while (result.next()) {
        if (rows++ == 0) {
          first = System.nanoTime();
        }
        read += result.getInt(1) + result.getString(2).length();
        if (rows == SAMPLE_AT_ROW && heap.isKnown()) {
          growth = heap.liveKilobytes() - before;
        }
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    if (read == 0) {
      throw new IllegalStateException("bench_rows is empty");
    }
    return new Pass(rows / seconds, (first - started) / 1e6, growth);
  }

  /** Opens connections, lets them be, and asks each of them something. */
  private static void idle(int count, ServerHeap heap) throws Exception {
    long before = heap.liveKilobytes();
    List<Connection> connections = new ArrayList<>();
    int errors = 0;
    long started = System.nanoTime();
    for (int i = 0; i < count; i++) {
      connections.add(connect());
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    long growth = heap.liveKilobytes() - before;
    for (Connection connection : connections) {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT 1")) {
        errors += result.next() && result.getInt(1) == 1 ? 0 : 1;
      } catch (SQLException e) {
        errors++;
      }
    }
    for (Connection connection : connections) {
      connection.close();
    }
    System.out.printf("logins_per_second %.0f%n", count / seconds);
    System.out.printf("kb_per_connection %.1f%n", growth / (double) count);
    System.out.printf("errors %d%n", errors);
  }
}
