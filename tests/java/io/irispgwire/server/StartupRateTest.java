package io.irispgwire.server;

import static io.irispgwire.testing.RawClient.startup;
import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.RawClient;
import io.irispgwire.testing.RawClient.Message;
import io.irispgwire.testing.RunningInstance;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartupRateTest {
  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  @Test
  void lets_in_as_many_at_once_as_in_a_second() {
    StartupRate rate = new StartupRate(() -> 10);
    long now = Long.MAX_VALUE - 5; // the clock may begin anywhere, and go round

    for (int i = 0; i < 10; i++) {
      assertThat(rate.allows(now)).isTrue();
    }
    assertThat(rate.allows(now)).isFalse();
    assertThat(rate.allows(now + 99 * MILLISECOND)).isFalse();
    assertThat(rate.allows(now + 100 * MILLISECOND)).isTrue();
    assertThat(rate.allows(now + 100 * MILLISECOND)).isFalse();
  }

  @Test
  void a_rest_counts_for_no_more_than_a_second() {
    StartupRate rate = new StartupRate(() -> 2);
    long later = 3600 * 1000 * MILLISECOND;

    assertThat(rate.allows(0)).isTrue();
    assertThat(rate.allows(later)).isTrue();
    assertThat(rate.allows(later)).isTrue();
    assertThat(rate.allows(later)).isFalse();
  }

  @Test
  void a_client_that_comes_too_fast_is_told_why() throws IOException {
    try (RunningInstance server = RunningInstance.start("--auth", "trust", "--startup-rate", "1");
        RawClient first = RawClient.connect(server.port());
        RawClient second = RawClient.connect(server.port())) {
      first.send(startup(RunningInstance.USER, "USER"));
      first.readTo('Z');
      Message refusal = second.send(startup(RunningInstance.USER, "USER")).read();

      assertThat(refusal.field('S')).isEqualTo("FATAL");
      assertThat(refusal.field('C')).isEqualTo("53300");
      assertThat(refusal.field('H')).contains("startup-rate");
    }
  }
}
