package io.irispgwire.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.irispgwire.testing.RunningInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ReloadingTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void settings() throws IOException {
    file = directory.resolve("pgwire.properties");
    Files.writeString(file, "max-connections-per-user=2\n");
  }

  @Test
  void limits_change_while_sessions_go_on() throws Exception {
    try (RunningInstance server = RunningInstance.start("--config", file.toString());
        Connection first = server.connect();
        Connection second = server.connect()) {
      assertThatThrownBy(server::connect)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("too many connections for role");

      Files.writeString(file, "max-connections-per-user=3\n");
      assertThat(reload(first)).isTrue();

      server.connect().close();
      assertThat(reload(second)).isTrue();
    }
  }

  @Test
  void a_setting_that_needs_a_restart_says_so_and_stays() throws Exception {
    try (RunningInstance server = RunningInstance.start("--config", file.toString());
        Log log = new Log("io.irispgwire.instance.Reloading");
        Connection connection = server.connect()) {
      Files.writeString(file, "max-connections-per-user=2\nmax-connections=1\nnode=3\n");
      assertThat(reload(connection)).isTrue();

      assertThat(log.lines)
          .contains(
              "WARNING setting \"max-connections\" cannot be changed without restarting the server",
              "WARNING setting \"node\" cannot be changed without restarting the server");
      server.connect().close();
    }
  }

  @Test
  void a_file_that_is_broken_changes_nothing() throws Exception {
    try (RunningInstance server = RunningInstance.start("--config", file.toString());
        Log log = new Log("io.irispgwire.instance.Reloading");
        Connection first = server.connect();
        Connection second = server.connect()) {
      Files.writeString(file, "max-connections-per-user=none\n");

      assertThat(reload(first)).isFalse();
      assertThat(log.lines)
          .anyMatch(line -> line.startsWith("SEVERE the settings are not reloaded"));
      assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
      assertThat(second.isValid(1)).isTrue();
    }
  }

  private static boolean reload(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_reload_conf()")) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Who starts the JVM may have said that SIGHUP means nothing, as nohup does: the JVM obeys. */
  private static boolean isHangUpIgnored() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) != 0;
      }
    }
    return false;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_hang_up_signal_runs_the_action() throws Exception {
    boolean ignored = isHangUpIgnored();
    if (ignored) {
      System.err.println("NOT TESTED: SIGHUP, because this JVM was started to ignore it");
    }
    assumeFalse(ignored, "SIGHUP is ignored");
    CountDownLatch twice = new CountDownLatch(2);
    HangUp.onEach(twice::countDown);

    while (twice.getCount() > 0) {
      String self = String.valueOf(ProcessHandle.current().pid());
      assertThat(new ProcessBuilder("kill", "-HUP", self).start().waitFor()).isZero();
      Thread.sleep(50);
    }
    assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** What is logged meanwhile. */
  private static final class Log extends Handler implements AutoCloseable {
    final List<String> lines = new ArrayList<>();
    private final Logger logger;

    Log(String name) {
      this.logger = Logger.getLogger(name);
      logger.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord line) {
      lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }
}
