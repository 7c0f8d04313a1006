package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values and messages: SET and SHOW on PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsTest {
  private final Settings settings = new Settings();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "work_mem                    | 5 MB        | 5MB",
        "work_mem                    | 4096        | 4MB",
        "statement_timeout           | 2min        | 2min",
        "statement_timeout           | 1500        | 1500ms",
        "statement_timeout           | 0           | 0",
        "DateStyle                   | iso, dmy    | ISO, DMY",
        "datestyle                   | German      | German, DMY",
        "TimeZone                    | europe/berlin | Europe/Berlin",
        "timezone                    | -3          | <-03>+03",
        "timezone                    | 5.5         | <+05:30>-05:30",
        "client_encoding             | 'utf-8'     | UTF8",
        "IntervalStyle               | ISO_8601    | iso_8601",
        "enable_seqscan              | f           | off",
        "extra_float_digits          | 3           | 3",
        "a.b                         | x           | x",
      })
  void a_value_is_shown_as_postgres_shows_it(String name, String value, String shown) {
    settings.set(name, value, false);

    assertThat(settings.get(name)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuch             | 1   | 42704 | unrecognized configuration parameter \"nosuch\"",
        "work_mem           | abc | 22023 | invalid value for parameter \"work_mem\": \"abc\"",
        "work_mem           | 1   | 22023 | 1 kB is outside the valid range for parameter \"work_mem\" (64 .. 2147483647)",
        "statement_timeout  | -5  | 22023 | -5 ms is outside the valid range for parameter \"statement_timeout\" (0 .. 2147483647)",
        "server_version     | 1   | 55P02 | parameter \"server_version\" cannot be changed",
        "max_connections    | 5   | 55P02 | parameter \"max_connections\" cannot be changed without restarting the server",
        "log_connections    | on  | 55P02 | parameter \"log_connections\" cannot be set after connection start",
        "fsync              | off | 55P02 | parameter \"fsync\" cannot be changed now",
        "enable_seqscan     | maybe | 22023 | parameter \"enable_seqscan\" requires a Boolean value",
        "bytea_output       | foo | 22023 | invalid value for parameter \"bytea_output\": \"foo\"",
        "DateStyle          | foo | 22023 | invalid value for parameter \"DateStyle\": \"foo\"",
        "TimeZone           | Foo/Bar | 22023 | invalid value for parameter \"TimeZone\": \"Foo/Bar\"",
        "extra_float_digits | 9   | 22023 | 9 is outside the valid range for parameter \"extra_float_digits\" (-15 .. 3)",
      })
  void a_bad_value_is_refused_in_postgres_words(
      String name, String value, String state, String message) {
    assertThatThrownBy(() -> settings.set(name, value, false))
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.state().code()).isEqualTo(state))
        .hasMessage(message);
  }

  @Test
  void rollback_undoes_what_set_did() {
    settings.set("work_mem", "5MB", false);
    settings.push();
    settings.set("work_mem", "6MB", false);

    settings.endTransaction(false);

    assertThat(settings.get("work_mem")).isEqualTo("5MB");
  }

  @Test
  void set_local_ends_with_its_transaction_and_hides_the_session_value() {
    settings.push();
    settings.set("work_mem", "5MB", false);
    settings.set("work_mem", "6MB", true);
    assertThat(settings.get("work_mem")).isEqualTo("6MB");

    settings.endTransaction(true);

    assertThat(settings.get("work_mem")).isEqualTo("5MB");
  }

  @Test
  void rollback_to_a_savepoint_undoes_what_came_after_it_twice() {
    settings.push();
    settings.set("work_mem", "5MB", false);
    settings.push();
    settings.set("work_mem", "6MB", false);
    settings.restore();
    assertThat(settings.get("work_mem")).isEqualTo("5MB");
    settings.set("work_mem", "7MB", false);
    settings.restore();

    settings.endTransaction(true);

    assertThat(settings.get("work_mem")).isEqualTo("5MB");
  }

  @Test
  void the_transaction_settings_follow_their_defaults() {
    settings.set("default_transaction_isolation", "serializable", false);

    assertThat(settings.get("transaction_isolation")).isEqualTo("serializable");
  }

  @Test
  void reset_goes_back_to_what_the_session_started_with() {
    settings.start("work_mem", "8MB");
    settings.set("work_mem", "5MB", false);

    settings.reset("work_mem", false);

    assertThat(settings.get("work_mem")).isEqualTo("8MB");
  }
}
