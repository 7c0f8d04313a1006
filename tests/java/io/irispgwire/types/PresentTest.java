package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for the present, at 2024-06-15 22:30:00.123456 UTC. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PresentTest {
  private static final Instant NOW = Instant.parse("2024-06-15T22:30:00.123456Z");

  @ParameterizedTest(name = "{0} {1} in {2}")
  @CsvSource({
    "timestamptz, now, Europe/Berlin, 2024-06-16 00:30:00.123456+02",
    "timestamp, now, Europe/Berlin, 2024-06-16 00:30:00.123456",
    "timestamp, now, UTC, 2024-06-15 22:30:00.123456",
    "timestamptz, today, Europe/Berlin, 2024-06-16 00:00:00+02",
    "timestamptz, tomorrow 12:00, Europe/Berlin, 2024-06-17 12:00:00+02",
    "date, today, Europe/Berlin, 2024-06-16",
    "date, yesterday, Europe/Berlin, 2024-06-15",
    "date, now, UTC, 2024-06-15",
    "date, tomorrow, UTC, 2024-06-16",
    "time, now, America/New_York, 18:30:00.123456",
    "timetz, now, America/New_York, 18:30:00.123456-04"
  })
  void is_the_clock_of_the_style_in_its_zone(
      String type, String text, String zone, String expected) {
    TextStyle style = style(zone);
    Codec<Object> codec = Codecs.of(Objects.requireNonNull(Types.byName(type)));
    ByteBuf out = Unpooled.buffer();

    codec.writeText(codec.readText(text, style), style, out);

    assertThat(out.toString(UTF_8)).isEqualTo(expected);
  }

  private static TextStyle style(String zone) {
    TextStyle d = TextStyle.DEFAULT;
    return new TextStyle(
        d.dateStyle(),
        d.dateOrder(),
        d.intervalStyle(),
        ZoneId.of(zone),
        zone,
        1,
        d.byteaOutput(),
        Clock.fixed(NOW, ZoneOffset.UTC),
        ObjectNaming.NONE);
  }
}
