import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * Makes many tables, and times catalog queries over them; prints {@code name value} lines.
 *
 * <p>Arguments: {@code make TABLES COLUMNS}, or {@code ask FILE ROUNDS} with a file of queries, each ended by a line of its own with
 * a semicolon alone, that are sent together. The server is named by PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE.
 */
final class Catalog {
  private static final int REPORT_EVERY = 1_000;
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private Catalog() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("make")) {
      make(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    } else {
      ask(queries(Path.of(arguments[1])), Integer.parseInt(arguments[2]));
    }
  }

  private static Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", System.getenv("PGUSER"));
    properties.setProperty("password", System.getenv("PGPASSWORD"));
    properties.setProperty("sslmode", "disable");
    properties.setProperty("preferQueryMode", "simple");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s".formatted(System.getenv("PGHOST"), System.getenv("PGPORT"), System.getenv("PGDATABASE")),
        properties);
  }

  /** Tables t1, t2, … each with a primary key, a unique key, and columns of five types. */
  private static void make(int tables, int columns) throws SQLException {
    String[] types = {"varchar(40)", "numeric(12,2)", "timestamp", "integer DEFAULT 0", "bigint"};
    StringBuilder list = new StringBuilder("id integer PRIMARY KEY, code integer UNIQUE");
    for (int i = 3; i <= columns; i++) {
      list.append(", c").append(i).append(' ').append(types[i % types.length]);
    }
    long started = System.nanoTime();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (int i = 1; i <= tables; i++) {
        statement.execute("CREATE TABLE t" + i + " (" + list + ")");
        if (i % REPORT_EVERY == 0) {
          System.err.printf("%d tables after %.1f s%n", i, (System.nanoTime() - started) / 1e9);
        }
      }
    }
    System.out.printf("tables_made_per_second %.0f%n", tables / ((System.nanoTime() - started) / 1e9));
  }

  private static List<String> queries(Path file) throws IOException {
    List<String> queries = new ArrayList<>();
    StringBuilder query = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (line.equals(";")) {
        queries.add(query.toString());
        query.setLength(0);
      } else {
        query.append(line).append('\n');
      }
    }
    return queries;
  }

  /** The first time after a definition, then many times. */
  private static void ask(List<String> queries, int rounds) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      double[] all = new double[rounds];
      for (int round = 0; round < rounds + 1; round++) {
        long started = System.nanoTime();
        for (String query : queries) {
          try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
              rows.getString(1);
            }
          }
        }
        double milliseconds = (System.nanoTime() - started) / NANOS_PER_MILLISECOND;
        if (round == 0) {
          System.out.printf("first_ms %.1f%n", milliseconds);
        } else {
          all[round - 1] = milliseconds;
        }
      }
      Arrays.sort(all);
      System.out.printf("p50_ms %.2f%n", all[rounds / 2]);
      System.out.printf("p99_ms %.2f%n", all[rounds * 99 / 100]);
    }
  }
}
