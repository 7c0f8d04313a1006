import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Named checks, one line each, and the closing line that tests/clients/run reads. */
final class Checks {
  /** A check opens what it needs; what it throws is its failure. */
  interface Check {
    void run() throws Exception;
  }

  /** An action that an SQLException must end. */
  interface Action {
    void run() throws SQLException;
  }

  private static final int LONGEST_LINE = 400;

  private final List<String> words;
  private int passed;
  private int failed;

  /** Runs only the checks whose name holds one of the words, or all of them without any. */
  Checks(List<String> words) {
    this.words = words;
  }

  void run(String name, Check check) {
    if (!words.isEmpty() && words.stream().noneMatch(name::contains)) {
      return;
    }
    try {
      check.run();
      passed++;
      System.out.println("ok    " + name);
    } catch (Exception | AssertionError e) {
      failed++;
      String state = e instanceof SQLException sql ? sql.getSQLState() + " " : "";
      System.out.println("FAIL  " + name + ": " + state + oneLine(e) + " (" + where(e) + ")");
    }
  }

  private static String oneLine(Throwable e) {
    String line = String.valueOf(e.getMessage() == null ? e : e.getMessage()).replace("\n", " | ");
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
  }

  private static String where(Throwable e) {
    return Arrays.stream(e.getStackTrace())
        .filter(frame -> frame.getClassName().endsWith("Checks") && !frame.getClassName().equals("Checks"))
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .findFirst()
        .orElse("?");
  }

  /** Prints the closing line; the process's exit code. */
  int close() {
    System.out.println(passed + " passed, " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }

  static void equal(Object actual, Object expected) {
    if (!Objects.deepEquals(actual, expected)) {
      throw new AssertionError("expected " + show(expected) + " but got " + show(actual));
    }
  }

  private static String show(Object value) {
    String text = Arrays.deepToString(new Object[] {value});
    return text.substring(1, text.length() - 1);
  }

  static SQLException fails(String state, Action action) {
    try {
      action.run();
    } catch (SQLException e) {
      if (!state.equals(e.getSQLState())) {
        throw new AssertionError("expected " + state + " but got " + e.getSQLState() + " " + e.getMessage());
      }
      return e;
    }
    throw new AssertionError("expected " + state + " but nothing failed");
  }

  /** Opens a connection; each option is {@code name=value} of pgjdbc. */
  static Connection connect(String... options) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", System.getenv("PGUSER"));
    properties.setProperty("password", System.getenv("PGPASSWORD"));
    properties.setProperty("sslmode", "disable");
    properties.setProperty("loginTimeout", "20");
    for (String option : options) {
      String[] pair = option.split("=", 2);
      properties.setProperty(pair[0], pair[1]);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(System.getenv("PGHOST"), System.getenv("PGPORT"), System.getenv("PGDATABASE")),
        properties);
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static void freshTable(Connection connection, String name, String columns) throws SQLException {
    run(connection, "DROP TABLE IF EXISTS " + name, "CREATE TABLE " + name + " (" + columns + ")");
  }

  /** The rows as lists of what getObject gives. */
  static List<List<Object>> rows(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return rows(result);
      }
    }
  }

  static List<List<Object>> rows(ResultSet result) throws SQLException {
    List<List<Object>> all = new ArrayList<>();
    while (result.next()) {
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.add(result.getObject(i));
      }
      all.add(row);
    }
    return all;
  }

  static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }
}
