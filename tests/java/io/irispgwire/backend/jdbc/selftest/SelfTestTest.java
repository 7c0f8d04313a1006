package io.irispgwire.backend.jdbc.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.irisdouble.DoubleOptions;
import io.irispgwire.irisdouble.IrisDouble;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The self-test over the double of IRIS, with the real driver. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SelfTestTest {
  /** H2 has no FULL JOIN, and fails where IRIS reads a word as 0. */
  private static final String[] KNOWN_TO_DIFFER = {"FULL JOIN", "wrong number"};

  @Test
  void the_double_is_as_we_take_iris_to_be() throws Exception {
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        Connection connection = connect(iris)) {
      Report report = SelfTest.run(connection);
      assertThat(report.findings()).hasSizeGreaterThan(40);
      assertThat(report.findings().stream().filter(f -> !f.holds()).map(f -> f.assumption().name()))
          .containsExactly(KNOWN_TO_DIFFER);
    }
  }

  @Test
  void nothing_is_left() throws Exception {
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        Connection connection = connect(iris)) {
      Report first = SelfTest.run(connection);
      Report second = SelfTest.run(connection);
      assertThat(second.table()).isEqualTo(first.table());
      assertThat(
              Statements.rows(
                  connection,
                  "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES"
                      + " WHERE TABLE_NAME LIKE 'PGWireSelfTest%'"))
          .isEqualTo("0");
    }
  }

  @Test
  void what_differs_is_told_with_its_consequence() throws Exception {
    Assumption assumption = new Assumption("the sky", "blue", "the sea is grey", c -> "red");
    Assumption failing =
        new Assumption(
            "the sun",
            "shines",
            "it is night",
            c -> {
              throw new SQLException("no", "HY000", -400);
            });
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        Connection any = connect(iris)) {
      Report report = new Report(List.of(assumption.check(any), failing.check(any)));
      assertThat(report.failures()).isEqualTo(2);
      assertThat(report.table())
          .contains("the sky | blue | red | the sea is grey")
          .contains("the sun | shines | SQLCODE -400 | it is night")
          .endsWith("0 as expected, 2 not\n");
    }
  }

  private static Connection connect(IrisDouble iris) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", DoubleOptions.USER);
    login.setProperty("password", DoubleOptions.PASSWORD);
    login.setProperty("SharedMemory", "false");
    return DriverManager.getConnection("jdbc:IRIS://127.0.0.1:" + iris.port() + "/USER", login);
  }
}
