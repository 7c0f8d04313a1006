package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line of tests/golden/types/values.tsv: what PostgreSQL 15 makes of a literal. */
record GoldenRow(
    String type,
    String settings,
    String input,
    @Nullable String shown,
    @Nullable String sent,
    @Nullable String state,
    @Nullable String message,
    @Nullable String detail,
    @Nullable String hint) {
  static final Path FILE = Path.of("tests/golden/types/values.tsv");

  static Stream<GoldenRow> all() {
    try {
      List<String> lines = Files.readAllLines(FILE, UTF_8);
      return lines.stream().filter(line -> !line.startsWith("#")).map(GoldenRow::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenRow of(String line) {
    String[] field = line.split("\t", -1);
    return new GoldenRow(
        field[0],
        field[1],
        Objects.requireNonNull(unescape(field[2])),
        unescape(field[3]),
        unescape(field[4]),
        unescape(field[5]),
        unescape(field[6]),
        unescape(field[7]),
        unescape(field[8]));
  }

  /** COPY's text format. */
  private static @Nullable String unescape(String field) {
    if (field.equals("\\N")) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\') {
        c =
            switch (field.charAt(++i)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              case 'b' -> '\b';
              case 'f' -> '\f';
              case 'v' -> '\u000B';
              default -> field.charAt(i);
            };
      }
      text.append(c);
    }
    return text.toString();
  }

  PgType pgType() {
    return Objects.requireNonNull(Types.byName(type), type);
  }

  TextStyle style() {
    TextStyle style = TextStyle.DEFAULT;
    for (String pair : settings.split(";", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        style = with(style, pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return style;
  }

  private static TextStyle with(TextStyle s, String name, String value) {
    String upper = value.toUpperCase(Locale.ROOT);
    boolean isDate = name.equals("DateStyle");
    boolean isZone = name.equals("TimeZone");
    ZoneId zone = isZone ? Objects.requireNonNull(TimeZones.byName(value), value) : s.zone();
    return new TextStyle(
        isDate ? TextStyle.DateStyle.valueOf(upper.split(", ", -1)[0]) : s.dateStyle(),
        isDate ? TextStyle.DateOrder.valueOf(upper.split(", ", -1)[1]) : s.dateOrder(),
        name.equals("IntervalStyle") ? TextStyle.IntervalStyle.valueOf(upper) : s.intervalStyle(),
        zone,
        isZone ? value : s.zoneName(),
        name.equals("extra_float_digits") ? Integer.parseInt(value) : s.extraFloatDigits(),
        name.equals("bytea_output") ? TextStyle.ByteaOutput.valueOf(upper) : s.byteaOutput(),
        Clock.fixed(Instant.parse("2024-06-15T12:00:00Z"), ZoneOffset.UTC),
        ObjectNaming.NONE);
  }
}
