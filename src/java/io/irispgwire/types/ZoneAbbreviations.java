package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a zone's clocks call their time: {@code CET}, {@code PDT}, {@code LMT}.
 *
 * <p>Java's copy of the IANA database leaves these out, so they come from {@code
 * zone_abbreviations.tsv}. Only the DateStyles other than ISO show them. Where a zone has used two
 * for one offset, the newer stands for both.
 */
final class ZoneAbbreviations {
  private static final Map<String, List<Entry>> BY_ZONE = read();

  private ZoneAbbreviations() {}

  private record Entry(int offset, boolean daylight, String text) {}

  /**
   * The abbreviation in use at a moment, or the offset where there is none.
   *
   * @param offset seconds east of Greenwich at that moment
   */
  static String at(long utc, int offset, TextStyle style) {
    ZoneId zone = style.zone();
    String id = zone instanceof ZoneOffset ? style.zoneName() : zone.getId();
    boolean daylight = zone.getRules().isDaylightSavings(DateTimes.instant(utc));
    String found = null;
    for (Entry entry : BY_ZONE.getOrDefault(id, List.of())) {
      if (entry.offset == offset && entry.daylight == daylight) {
        return entry.text;
      }
      if (entry.offset == offset && found == null) {
        found = entry.text;
      }
    }
    return found != null ? found : numeric(offset);
  }

  private static String numeric(int offset) {
    int size = Math.abs(offset);
    String sign = offset < 0 ? "-" : "+";
    String hours = sign + String.format("%02d", size / 3600);
    if (size % 60 != 0) {
      return hours + String.format(":%02d:%02d", size / 60 % 60, size % 60);
    }
    return size % 3600 == 0 ? hours : hours + String.format(":%02d", size / 60 % 60);
  }

  private static Map<String, List<Entry>> read() {
    Map<String, List<Entry>> byZone = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(
                ZoneAbbreviations.class.getResourceAsStream("zone_abbreviations.tsv"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] field = line.split("\t", -1);
          List<Entry> entries = entries(field[1]);
          for (String zone : field[0].split(",", -1)) {
            byZone.put(zone, entries);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(byZone);
  }

  private static List<Entry> entries(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      int equals = word.indexOf('=');
      boolean daylight = word.charAt(equals - 1) == 'd';
      int offset = Integer.parseInt(word, 0, daylight ? equals - 1 : equals, 10);
      entries.add(new Entry(offset, daylight, word.substring(equals + 1)));
    }
    return List.copyOf(entries);
  }
}
