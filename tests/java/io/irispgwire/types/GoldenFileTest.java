package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenFileTest {
  @Test
  void the_golden_file_says_what_PostgreSQL_15_says() throws SQLException, IOException {
    List<GoldenRow> wrong = new ArrayList<>();
    try (Connection connection = PostgresServer.get().connect();
        Statement statement = connection.createStatement()) {
      Assumptions.assumeTrue(
          connection.getMetaData().getDatabaseMajorVersion() == 15,
          "NOT RUN: the golden file is PostgreSQL 15's, and another version is installed");
      statement.execute(Files.readString(Path.of("tests/golden/types/probe.sql"), UTF_8));
      try (PreparedStatement probe =
          connection.prepareStatement(
              "SELECT (p).* FROM (SELECT probe(?, ?, ?) AS p OFFSET 0) s")) {
        for (GoldenRow row : GoldenRow.all().toList()) {
          GoldenRow actual = probe(probe, row);
          if (!actual.equals(row)) {
            wrong.add(actual);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static GoldenRow probe(PreparedStatement probe, GoldenRow row) throws SQLException {
    List<String> inputs = Stream.of(row.type(), row.settings(), row.input()).toList();
    for (int i = 0; i < inputs.size(); i++) {
      probe.setString(i + 1, inputs.get(i));
    }
    try (ResultSet result = probe.executeQuery()) {
      assertThat(result.next()).isTrue();
      return new GoldenRow(
          row.type(),
          row.settings(),
          row.input(),
          result.getString(1),
          result.getString(2),
          result.getString(3),
          result.getString(4),
          result.getString(5),
          result.getString(6));
    }
  }
}
