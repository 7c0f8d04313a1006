package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.encoding.Encoding;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.TextStyle.DateOrder;
import io.irispgwire.types.TextStyle.DateStyle;
import io.irispgwire.types.TimeZones;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The string settings whose values mean something: DateStyle, TimeZone, client_encoding. */
final class StringSettings {
  private static final int NAME_BYTES = 63;

  private static final Set<String> EXACT =
      Set.of("date", "numeric", "time", "timestamp", "timestamptz");

  private static final String INTERVAL = "interval";

  private StringSettings() {}

  /** The value as SHOW prints it; other settings take any text. */
  static String check(String name, String text) {
    return switch (name) {
      case "client_encoding" -> encoding(text);
      case "TimeZone" -> zoneName(text);
      case "DateStyle" -> dateStyle(text, DateStyle.ISO, DateOrder.MDY);
      case "application_name" -> clean(text);
      case "search_path", "temp_tablespaces" -> names(name, text);
      case "iris_pgwire.exact_columns" -> types(name, text);
      default -> text;
    };
  }

  /** Names of the types whose values IRIS's own types cannot all keep. */
  private static String types(String name, String text) {
    List<String> written = IdentifierList.parse(text);
    if (written == null || !EXACT.containsAll(written)) {
      throw invalid(name, text)
          .withHint("Available values: " + String.join(", ", new TreeSet<>(EXACT)) + ".");
    }
    return text;
  }

  static Set<String> exactTypes(String text) {
    List<String> names = IdentifierList.parse(text);
    return names == null ? Set.of() : Set.copyOf(new HashSet<>(names));
  }

  /** A list of names, as written; PostgreSQL: SplitIdentifierString. */
  private static String names(String name, String text) {
    if (IdentifierList.parse(text) == null) {
      throw invalid(name, text).withDetail("List syntax is invalid.");
    }
    return text;
  }

  private static PgException invalid(String name, String text) {
    return new PgException(
        SqlState.INVALID_PARAMETER_VALUE,
        "invalid value for parameter \"" + name + "\": \"" + text + "\"");
  }

  /** PostgreSQL's {@code pg_clean_ascii}, after it has cut the name to {@code NAMEDATALEN - 1}. */
  private static String clean(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    StringBuilder cleaned = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, NAME_BYTES); i++) {
      cleaned.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '?');
    }
    return cleaned.toString();
  }

  /** PostgreSQL: variable.c, check_client_encoding. */
  private static String encoding(String text) {
    Encoding encoding = Encoding.find(text);
    if (encoding == null) {
      throw invalid("client_encoding", text);
    }
    if (!encoding.isConvertible()) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "invalid value for parameter \"client_encoding\": \"" + text + "\"")
          .withDetail("Conversion between " + encoding + " and UTF8 is not supported.");
    }
    return encoding.name();
  }

  /**
   * DateStyle keeps what the new value does not name. Of POSTGRES the first eight letters count
   * ({@code check_datestyle}).
   *
   * @param text such as {@code ISO, DMY} or {@code european}
   */
  static String dateStyle(String text, DateStyle style, DateOrder order) {
    DateStyle newStyle = style;
    DateOrder newOrder = order;
    boolean orderNamed = false;
    for (String written : words(text)) {
      String word = written.startsWith("postgres") ? "postgres" : written;
      switch (word) {
        case "iso" -> newStyle = DateStyle.ISO;
        case "sql" -> newStyle = DateStyle.SQL;
        case "postgres" -> newStyle = DateStyle.POSTGRES;
        case "german" -> {
          newStyle = DateStyle.GERMAN;
          newOrder = orderNamed ? newOrder : DateOrder.DMY;
        }
        case "ymd", "dmy", "euro", "european", "mdy", "us", "noneuro", "noneuropean" -> {
          newOrder = dateOrder(word);
          orderNamed = true;
        }
        case "default" -> {
          newStyle = DateStyle.ISO;
          newOrder = DateOrder.MDY;
        }
        default ->
            throw invalid("DateStyle", text).withDetail("Unrecognized key word: \"" + word + "\".");
      }
    }
    return printed(newStyle) + ", " + newOrder;
  }

  /** The items of the list, folded; PostgreSQL's SplitIdentifierString. */
  private static List<String> words(String text) {
    List<String> words = IdentifierList.parse(text);
    if (words == null) {
      throw invalid("DateStyle", text).withDetail("List syntax is invalid.");
    }
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  private static DateOrder dateOrder(String word) {
    return switch (word) {
      case "ymd" -> DateOrder.YMD;
      case "dmy", "euro", "european" -> DateOrder.DMY;
      default -> DateOrder.MDY;
    };
  }

  private static String printed(DateStyle style) {
    return switch (style) {
      case POSTGRES -> "Postgres";
      case GERMAN -> "German";
      case ISO, SQL -> style.name();
    };
  }

  /**
   * A zone of the tz database, {@code UTC}, hours from Greenwich, which SHOW prints POSIX-like, or
   * a POSIX specification, which it prints in capitals ({@code check_timezone}, {@code pg_tzset}).
   */
  private static String zoneName(String text) {
    if (text.regionMatches(true, 0, INTERVAL, 0, INTERVAL.length())) {
      return posix(intervalSeconds(text));
    }
    Integer seconds = offsetSeconds(text);
    if (seconds != null) {
      return posix(seconds);
    }
    for (String known : ZoneNames.ALL) {
      if (known.equalsIgnoreCase(text)) {
        return known;
      }
    }
    if (TimeZones.byName(text) == null) {
      throw invalid("TimeZone", text);
    }
    return text.toUpperCase(Locale.ROOT);
  }

  /** {@code interval 'hours:minutes'}; PostgreSQL: variable.c, check_timezone. */
  private static int intervalSeconds(String text) {
    PgException invalid = invalid("TimeZone", text);
    String quoted = text.substring(INTERVAL.length()).strip();
    if (quoted.length() < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) {
      throw invalid;
    }
    String inside = quoted.substring(1, quoted.length() - 1);
    Interval interval = (Interval) Codecs.of(PgType.INTERVAL).readText(inside, TextStyle.DEFAULT);
    if (interval.months() != 0) {
      throw invalid.withDetail("Cannot specify months in time zone interval.");
    }
    if (interval.days() != 0) {
      throw invalid.withDetail("Cannot specify days in time zone interval.");
    }
    return (int) (interval.micros() / DateTimes.MICROS_PER_SECOND);
  }

  private static @org.jspecify.annotations.Nullable Integer offsetSeconds(String text) {
    try {
      return (int) Math.round(Double.parseDouble(text.strip()) * 3600);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** {@code <+05:30>-05:30}: the name in brackets, then the offset with POSIX's sign. */
  private static String posix(int seconds) {
    String east = hoursAndMinutes(Math.abs(seconds));
    return seconds < 0 ? "<-" + east + ">+" + east : "<+" + east + ">-" + east;
  }

  private static String hoursAndMinutes(int seconds) {
    String hours = String.format(Locale.ROOT, "%02d", seconds / 3600);
    int minutes = seconds % 3600 / 60;
    return minutes == 0 ? hours : hours + String.format(Locale.ROOT, ":%02d", minutes);
  }

  /** What a value that passed {@link #check} means. */
  static ZoneId zone(String value) {
    ZoneId zone = TimeZones.byName(value);
    return zone == null ? ZoneOffset.UTC : zone;
  }

  /** Names of the tz database in PostgreSQL's spelling. */
  private static final class ZoneNames {
    static final List<String> ALL = names();

    private static List<String> names() {
      List<String> names = new ArrayList<>(ZoneId.getAvailableZoneIds());
      names.removeIf(name -> name.startsWith("SystemV/"));
      names.add("UTC");
      names.add("GMT");
      names.add("EST");
      names.add("MST");
      names.add("HST");
      return List.copyOf(names);
    }
  }
}
