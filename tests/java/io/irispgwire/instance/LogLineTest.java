package io.irispgwire.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.config.LogConfig.Form;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogLineTest {
  private static LogRecord event(String message) {
    LogRecord event = new LogRecord(Level.INFO, message);
    event.setLoggerName("io.irispgwire.audit");
    event.setInstant(Instant.parse("2026-01-02T03:04:05Z"));
    return event;
  }

  @Test
  void an_event_is_one_line_whatever_a_client_wrote_into_it() {
    String line = new LogLine(Form.TEXT).format(event("user=a\nINFO forged\r\u001b[31m\u2028x"));

    assertThat(line)
        .isEqualTo(
            "2026-01-02T03:04:05Z INFO io.irispgwire.audit:"
                + " user=a\\nINFO forged\\u000d\\u001b[31m\\u2028x"
                + System.lineSeparator());
  }

  @Test
  void as_json_an_event_is_one_object_on_one_line() {
    String line = new LogLine(Form.JSON).format(event("user=\"a\"\nforged"));

    assertThat(line)
        .isEqualTo(
            "{\"time\": \"2026-01-02T03:04:05Z\", \"level\": \"INFO\","
                + " \"logger\": \"io.irispgwire.audit\", \"message\": \"user=\\\"a\\\"\\nforged\"}"
                + System.lineSeparator());
  }

  @Test
  void a_failure_brings_its_trace() {
    LogRecord failed = event("failed");
    failed.setThrown(new IllegalStateException("why"));

    assertThat(new LogLine(Form.TEXT).format(failed))
        .contains("java.lang.IllegalStateException: why");
    assertThat(new LogLine(Form.JSON).format(failed))
        .contains("\"trace\": \"java.lang.IllegalStateException: why\\n")
        .endsWith("}" + System.lineSeparator());
  }
}
