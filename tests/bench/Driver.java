import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * What our server adds to InterSystems' driver: the same calls by the driver in a plain loop and by pgjdbc through the
 * server, in turns; prints {@code name value} lines.
 *
 * <p>The server is named by PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE; IRIS, or its double, by IRIS_PORT.
 */
final class Driver {
  private static final int ROUNDS = 7;

  private Driver() {}

  /**
   * @param arguments how many selects a round has, and how many rows are read
   */
  public static void main(String[] arguments) throws Exception {
    int selects = Integer.parseInt(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    try (Connection server = server();
        Connection iris = iris()) {
      fill(server, rows);
      double[] direct = new double[ROUNDS];
      double[] through = new double[ROUNDS];
      double[] inside = new double[ROUNDS];
      for (int round = -1; round < ROUNDS; round++) { // the first only warms the JVMs
        int kept = Math.max(round, 0);
        direct[kept] = select(iris, "SELECT v FROM SQLUser.bench_driver WHERE id = ?", selects);
        through[kept] = select(server, "SELECT v FROM bench_driver WHERE id = ?", selects);
        server.setAutoCommit(false);
        inside[kept] = select(server, "SELECT v FROM bench_driver WHERE id = ?", selects);
        server.setAutoCommit(true);
      }
      System.out.printf("prepared_select_by_the_driver_us %.1f%n", median(direct));
      System.out.printf("prepared_select_through_the_server_us %.1f%n", median(through));
      System.out.printf("the_same_inside_a_transaction_us %.1f%n", median(inside));
      for (int round = -1; round < ROUNDS; round++) {
        int kept = Math.max(round, 0);
        direct[kept] = read(iris, "SELECT id, v FROM SQLUser.bench_driver");
        through[kept] = read(server, "SELECT id, v FROM bench_driver");
      }
      System.out.printf("rows_per_second_by_the_driver %.0f%n", median(direct));
      System.out.printf("rows_per_second_through_the_server %.0f%n", median(through));
    }
  }

  private static Connection server() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s?sslmode=disable".formatted(System.getenv("PGHOST"), System.getenv("PGPORT"), System.getenv("PGDATABASE")),
        System.getenv("PGUSER"),
        System.getenv("PGPASSWORD"));
  }

  private static Connection iris() throws SQLException {
    return DriverManager.getConnection("jdbc:IRIS://127.0.0.1:%s/USER".formatted(System.getenv("IRIS_PORT")), "_SYSTEM", "SYS");
  }

  private static void fill(Connection server, int rows) throws SQLException {
    try (Statement statement = server.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bench_driver");
      statement.execute("CREATE TABLE bench_driver (id int PRIMARY KEY, v text)");
    }
    server.setAutoCommit(false);
    try (PreparedStatement insert = server.prepareStatement("INSERT INTO bench_driver VALUES (?, ?)")) {
      for (int i = 0; i < rows; i++) {
        insert.setInt(1, i);
        insert.setString(2, "value " + i);
        insert.addBatch();
        if (i % 1000 == 999) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    server.commit();
    server.setAutoCommit(true);
  }

  /** Median of the microseconds of a call. */
  private static double select(Connection connection, String sql, int count) throws SQLException {
    double[] micros = new double[count];
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < count; i++) {
        long started = System.nanoTime();
        statement.setInt(1, i % 1000);
        try (ResultSet result = statement.executeQuery()) {
          if (!result.next() || !result.getString(1).equals("value " + i % 1000)) {
            throw new IllegalStateException("another answer");
          }
        }
        micros[i] = (System.nanoTime() - started) / 1e3;
      }
    }
    return median(micros);
  }

  private static double read(Connection connection, String sql) throws SQLException {
    connection.setAutoCommit(false);
    long started = System.nanoTime();
    long rows = 0;
    long read = 0;
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(10_000);
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          rows++;
          read += result.getInt(1) + result.getString(2).length();
        }
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    connection.rollback();
    connection.setAutoCommit(true);
    if (read == 0) {
      throw new IllegalStateException("no rows");
    }
    return rows / seconds;
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
