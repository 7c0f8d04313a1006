package io.irispgwire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RunningInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Access rules, as pgjdbc meets them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class AccessTest {
  private static final Path FILES = Path.of("tests", "golden", "tls");

  @TempDir Path directory;

  @Test
  void each_method_lets_in_whom_it_should() throws Exception {
    try (RunningInstance server =
        withRules(
            """
            hostssl USER joe all cert
            hostssl USER _SYSTEM all password
            hostnossl USER _SYSTEM samehost scram-sha-256
            """)) {
      assertThat(user(server.connect("sslmode", "require"))).isEqualTo("_SYSTEM");
      assertThat(user(server.connect("sslmode", "disable"))).isEqualTo("_SYSTEM");
      assertThat(user(server.connect(certificate("client", "joe")))).isEqualTo("joe");
      assertState(server, "28P01", "sslmode", "require", "password", "wrong");
      assertState(server, "28P01", "sslmode", "disable", "password", "wrong");
      assertState(server, "28000", "sslmode", "require", "user", "joe");
      assertState(server, "28000", "sslmode", "require", "user", "ann");
    }
  }

  @Test
  void rules_are_shown_and_reloaded() throws Exception {
    try (RunningInstance server = withRules("host all all samehost scram-sha-256\n")) {
      try (Connection connection = server.connect("sslmode", "disable");
          Statement statement = connection.createStatement()) {
        Files.writeString(rules(), "hostssl USER,X \"_SYSTEM\" ::1/128 scram-sha-256\n");
        try (ResultSet row = statement.executeQuery("SELECT * FROM pg_hba_file_rules")) {
          row.next();
          assertThat(row.getInt("line_number")).isEqualTo(1);
          assertThat(row.getString("type")).isEqualTo("hostssl");
          assertThat(row.getString("database")).isEqualTo("{USER,X}");
          assertThat(row.getString("user_name")).isEqualTo("{_SYSTEM}");
          assertThat(row.getString("address")).isEqualTo("0:0:0:0:0:0:0:1");
          assertThat(row.getString("auth_method")).isEqualTo("scram-sha-256");
          assertThat(row.getString("error")).isNull();
        }
        try (ResultSet row = statement.executeQuery("SELECT pg_reload_conf()")) {
          row.next();
          assertThat(row.getBoolean(1)).isTrue();
        }
      }
      assertState(server, "28000", "sslmode", "disable");
    }
  }

  @Test
  void a_new_certificate_is_taken_without_a_restart() throws Exception {
    Path certificate = directory.resolve("server.crt");
    Path key = directory.resolve("server.key");
    Files.copy(FILES.resolve("rsa.crt"), certificate);
    Files.copy(FILES.resolve("rsa-pkcs8.key"), key);
    try (RunningInstance server =
            RunningInstance.start(
                "--tls", "required",
                "--tls-certificate", certificate.toString(),
                "--tls-key", key.toString());
        Connection connection = verified(server, "rsa.crt");
        Statement statement = connection.createStatement()) {
      Files.writeString(certificate, Files.readString(FILES.resolve("ec.crt")));
      Files.writeString(key, Files.readString(FILES.resolve("ec-pkcs8.key")));
      statement.execute("SELECT pg_reload_conf()");

      assertThat(user(verified(server, "ec.crt"))).isEqualTo("_SYSTEM");
      assertThat(user(connection)).isEqualTo("_SYSTEM");
    }
  }

  @Test
  void after_too_many_failures_the_right_password_does_not_help() throws Exception {
    try (RunningInstance server =
        RunningInstance.start("--login-failures", "2", "--login-lockout", "1h")) {
      assertState(server, "28P01", "password", "wrong");
      assertThat(user(server.connect())).isEqualTo("_SYSTEM");
      assertState(server, "28P01", "password", "wrong");
      assertState(server, "28P01", "password", "wrong");
      assertState(server, "28P01");
    }
  }

  private RunningInstance withRules(String rules) throws IOException {
    Files.writeString(rules(), rules);
    return RunningInstance.start(
        "--hba-file", rules().toString(),
        "--tls", "optional",
        "--tls-certificate", FILES.resolve("rsa.crt").toString(),
        "--tls-key", FILES.resolve("rsa-pkcs8.key").toString(),
        "--tls-ca", FILES.resolve("client-ca.crt").toString());
  }

  private Path rules() {
    return directory.resolve("rules");
  }

  private String[] certificate(String name, String user) throws IOException {
    return new String[] {
      "user",
      user,
      "sslmode",
      "require",
      "sslcert",
      FILES.resolve(name + ".crt").toString(),
      "sslkey",
      OwnersFile.copy(FILES.resolve(name + ".pk8"), directory).toString()
    };
  }

  private static Connection verified(RunningInstance server, String root) throws SQLException {
    return server.connect("sslmode", "verify-full", "sslrootcert", FILES.resolve(root).toString());
  }

  private static String user(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_user")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void assertState(RunningInstance server, String state, String... properties) {
    assertThatThrownBy(() -> server.connect(properties))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }
}
