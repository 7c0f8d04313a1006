package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.BackendMessage.NegotiateProtocolVersion;
import io.irispgwire.wire.StartupMessage.Startup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartupParametersTest {
  @Test
  void the_database_is_the_user_where_none_is_named() {
    StartupParameters read = StartupParameters.read(startup(0, Map.of("user", "joe")));

    assertThat(read.database()).isEqualTo("joe");
    assertThat(read.negotiation()).isEmpty();
  }

  @Test
  void a_missing_user_is_refused() {
    assertThatThrownBy(() -> StartupParameters.read(startup(0, Map.of("database", "x"))))
        .isInstanceOfSatisfying(
            PgException.class,
            e -> {
              assertThat(e.state().code()).isEqualTo("28000");
              assertThat(e.isFatal()).isTrue();
            })
        .hasMessage("no PostgreSQL user name specified in startup packet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c work_mem=5MB",
        "-cwork_mem=5MB",
        "--work_mem=5MB",
        "--work-mem=5MB",
        "  -c   work_mem=5\\ MB ",
      })
  void options_are_settings(String options) {
    StartupParameters read =
        StartupParameters.read(startup(0, Map.of("user", "joe", "options", options)));
    Settings settings = new Settings();

    read.initialize(settings, "15.0");

    assertThat(settings.get("work_mem")).isEqualTo("5MB");
  }

  @Test
  void a_newer_minor_version_and_unknown_options_are_negotiated() {
    StartupParameters read =
        StartupParameters.read(startup(9, Map.of("user", "joe", "_pq_.trace", "on")));

    assertThat(read.negotiation())
        .contains(new NegotiateProtocolVersion(196_610, List.of("_pq_.trace")));
  }

  private static Startup startup(int minor, Map<String, String> parameters) {
    return new Startup(3, minor, parameters);
  }
}
