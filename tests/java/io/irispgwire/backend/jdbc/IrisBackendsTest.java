package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.backend.Backends.Login;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be told without an IRIS. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IrisBackendsTest {
  private static final PoolLimits LIMITS =
      new PoolLimits(2, 2, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofHours(1));

  @Test
  void the_url_is_one_the_driver_accepts() throws Exception {
    String url = new IrisLocation("iris.example", 1972).url("USER");
    assertThat(url).isEqualTo("jdbc:IRIS://iris.example:1972/USER");
    assertThat(IrisDriver.load().acceptsURL(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A/B", "USER/log.txt", "A?x=y", "A;B", "a b"})
  void a_namespace_cannot_change_the_url(String namespace) {
    assertThatThrownBy(() -> new IrisLocation("h", 1).url(namespace))
        .extracting(e -> ((PgException) e).state())
        .isEqualTo(SqlState.INVALID_CATALOG_NAME);
  }

  @Test
  void nobody_listening_is_a_connection_failure() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (IrisBackends backends =
        new IrisBackends(
            IrisDriver.load(), new IrisLocation("127.0.0.1", port), "_SYSTEM", "secret", LIMITS)) {
      assertThatThrownBy(() -> backends.connect(new Login("ann", "USER")))
          .hasMessageNotContaining("secret")
          .extracting(e -> ((PgException) e).state())
          .isEqualTo(SqlState.CONNECTION_FAILURE);
    }
  }

  @Test
  void only_a_number_is_cancelled() {
    assertThat(IrisCancels.text("4711", 2025)).isEqualTo("CANCEL QUERY 4711");
    assertThat(IrisCancels.text("4711", 2024)).isEqualTo("CALL %SYSTEM.CancelQuery(4711)");
    assertThatThrownBy(() -> IrisCancels.text("1 OR 2", 2025))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 00:00:00", "1, 00:00:00.000001", "86399000000, 23:59:59", "60000000, 00:01:00"})
  void a_time_is_written_in_odbc_format_and_read_back(long micros, String text) {
    assertThat(IrisTemporals.time(micros)).isEqualTo(text);
    assertThat(IrisTemporals.micros(text)).isEqualTo(micros);
  }

  @Test
  void a_day_is_read_from_odbc_format() {
    assertThat(IrisTemporals.day("1970-01-02")).isEqualTo(1);
    assertThatThrownBy(() -> IrisTemporals.day("2.1.1970")).isInstanceOf(PgException.class);
  }
}
