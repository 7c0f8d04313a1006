package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Time zones by the names PostgreSQL takes: the IANA database's in any case, POSIX specifications
 * without daylight-saving rules ({@code FOO+3}), and, in date/time input only, abbreviations.
 *
 * <p>The rules are Java's copy of the IANA database.
 */
public final class TimeZones {
  private static final Map<String, ZoneId> BY_NAME = byName();
  private static final Map<String, Abbreviation> ABBREVIATIONS = abbreviations();

  private TimeZones() {}

  /**
   * What an abbreviation in date/time input means.
   *
   * @param zone a fixed offset, or a zone whose rules decide
   * @param daylight whether it names daylight-saving time
   */
  record Abbreviation(ZoneId zone, boolean daylight) {}

  /** The zone of that name, or null. */
  public static @Nullable ZoneId byName(String name) {
    ZoneId zone = BY_NAME.get(name.toLowerCase(Locale.ROOT));
    return zone != null ? zone : posix(name);
  }

  /** What the lower-case {@code word} abbreviates, or null. */
  static @Nullable Abbreviation byAbbreviation(String word) {
    return ABBREVIATIONS.get(word);
  }

  /** {@code NAME[+|-]hh[:mm[:ss]]}, hours west of Greenwich positive; the manual's appendix B.5. */
  private static @Nullable ZoneId posix(String name) {
    int at = 0;
    if (name.startsWith("<")) {
      at = name.indexOf('>') + 1;
    } else {
      while (at < name.length() && Character.isLetter(name.charAt(at))) {
        at++;
      }
    }
    if (at < 1 || at >= name.length()) {
      return null;
    }
    boolean east = name.charAt(at) == '-';
    String offset = name.substring(east || name.charAt(at) == '+' ? at + 1 : at);
    int seconds = seconds(offset);
    try {
      return seconds < 0 ? null : ZoneOffset.ofTotalSeconds(east ? seconds : -seconds);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Seconds that {@code hh[:mm[:ss]]} says, or -1. */
  private static int seconds(String text) {
    int total = 0;
    int unit = 3600;
    for (String part : text.split(":", -1)) {
      boolean isNumber =
          !part.isEmpty()
              && part.length() <= 2
              && part.chars().allMatch(c -> IntegerText.isDigit((char) c));
      if (!isNumber || unit == 0) {
        return -1;
      }
      total += unit * Integer.parseInt(part);
      unit /= 60;
    }
    return total;
  }

  private static Map<String, ZoneId> byName() {
    Map<String, ZoneId> zones = new HashMap<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (!id.startsWith("SystemV/")) {
        zones.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
      }
    }
    for (String utc : new String[] {"utc", "gmt", "z", "zulu", "uct", "universal", "greenwich"}) {
      zones.put(utc, ZoneOffset.UTC);
      zones.put("etc/" + utc, ZoneOffset.UTC);
    }
    zones.remove("z");
    zones.remove("etc/z");
    zones.put("est", ZoneOffset.ofHours(-5));
    zones.put("mst", ZoneOffset.ofHours(-7));
    zones.put("hst", ZoneOffset.ofHours(-10));
    return Map.copyOf(zones);
  }

  private static Map<String, Abbreviation> abbreviations() {
    Map<String, Abbreviation> found = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(
                TimeZones.class.getResourceAsStream("timezone_abbreviations.tsv"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] field = line.split("\t", -1);
          ZoneId zone = BY_NAME.get(field[1].toLowerCase(Locale.ROOT));
          if (zone == null && field[1].indexOf('/') < 0) {
            zone = ZoneOffset.ofTotalSeconds(Integer.parseInt(field[1]));
          }
          if (zone != null) {
            found.put(field[0], new Abbreviation(zone, field[2].equals("t")));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(found);
  }
}
