package io.irispgwire.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.PostgresServer;
import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Asks PostgreSQL and our server every query of a folder that the system property {@code
 * irispgwire.introspection} or the variable {@code IRISPGWIRE_INTROSPECTION} names, about the same
 * objects, and writes what differs to {@code target/introspection.txt}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IntrospectionTest {
  private static final Path REPORT = Path.of("target", "introspection.txt");
  private static final String MISSING =
      "NOT RUN: this test asks queries that clients were seen to send; name a folder of them by"
          + " -Dirispgwire.introspection=FOLDER or IRISPGWIRE_INTROSPECTION=FOLDER";

  /** Of a hundred queries that PostgreSQL answers, those that must have its columns and types. */
  private static final double LEAST_SCORE = 98;

  @Test
  void our_columns_are_those_of_postgresql() throws IOException, SQLException {
    List<CapturedQuery> queries = CapturedQuery.in(folder());
    PostgresServer postgres = PostgresServer.get();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS \"%s\"".formatted(SampleObjects.DATABASE));
      statement.execute("CREATE DATABASE \"%s\"".formatted(SampleObjects.DATABASE));
    }
    try (TestServer ours = TestServer.startTrusting()) {
      SampleObjects theirObjects = objects(postgres.url(SampleObjects.DATABASE));
      SampleObjects ourObjects =
          objects("jdbc:postgresql://127.0.0.1:%d/USER".formatted(ours.port()));
      Score score = new Score();
      for (CapturedQuery query : queries) {
        Answer theirs = ask(postgres.port(), theirObjects, query);
        if (theirs.error() == null) {
          score.add(query, theirs, ask(ours.port(), ourObjects, query));
        }
      }
      Files.createDirectories(REPORT.getParent());
      Files.writeString(REPORT, score.report());
      System.err.println(score.summary());
      assertThat(score.ofColumns()).as(REPORT.toString()).isGreaterThanOrEqualTo(LEAST_SCORE);
    }
  }

  private static Path folder() {
    String named =
        System.getProperty(
            "irispgwire.introspection",
            System.getenv().getOrDefault("IRISPGWIRE_INTROSPECTION", ""));
    if (named.isEmpty()) {
      System.err.println(MISSING);
    }
    Assumptions.assumeFalse(named.isEmpty(), MISSING);
    return Path.of(named);
  }

  private static SampleObjects objects(String url) throws SQLException {
    Properties properties = new Properties();
    properties.put("user", SampleObjects.USER);
    properties.put("password", "");
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      return new SampleObjects(connection);
    }
  }

  private static Answer ask(int port, SampleObjects objects, CapturedQuery query)
      throws IOException {
    try (QueryConnection connection = new QueryConnection(port, objects)) {
      return connection.ask(query).named(objects::named);
    }
  }
}
