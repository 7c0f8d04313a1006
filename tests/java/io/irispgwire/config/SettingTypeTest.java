package io.irispgwire.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingTypeTest {
  /** Units as in PostgreSQL's manual, "Parameter Names and Values". */
  @ParameterizedTest
  @CsvSource({"5000,5000", "5000B,5000", "64kB,65536", "64 kB,65536", "1MB,1048576"})
  void sizes_have_the_units_of_postgresql(String text, int bytes) {
    assertThat(SettingType.bytes(0, 1 << 30).parse().apply(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"10,10000", "10s,10000", "500ms,500", "2 min,120000", "1h,3600000"})
  void times_have_the_units_of_postgresql(String text, long milliseconds) {
    assertThat(SettingType.time(Duration.ZERO, Duration.ofDays(1)).parse().apply(text))
        .isEqualTo(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "-1", "1.5MB", "1mb", "1TB", "99999999999GB", "1 2", "2GB"})
  void other_sizes_are_refused(String text) {
    assertThatThrownBy(() -> SettingType.bytes(0, 1 << 30).parse().apply(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"15.0", "15.0 (IRIS PGWire 2.0.0)", "15", "14.9.1 x"})
  void a_server_version_begins_with_a_number(String text) {
    assertThat(SettingType.serverVersion().parse().apply(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 15", "v15", "15.", "15.0(x)", "-15.0"})
  void other_server_versions_are_refused(String text) {
    assertThatThrownBy(() -> SettingType.serverVersion().parse().apply(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void names_and_variables_are_never_used_twice() {
    assertThat(KnownSettings.ALL).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(KnownSettings.ALL).extracting(Setting::environment).doesNotHaveDuplicates();
  }

  @Test
  void every_default_is_a_value_the_setting_takes() {
    for (Setting<?> setting : KnownSettings.ALL) {
      setting.initial().ifPresent(value -> assertThat(setting.parse(value, "default")).isNotNull());
    }
  }
}
