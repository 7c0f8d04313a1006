package io.irispgwire.types;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word that means something inside a date/time literal.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code datetktbl}.
 *
 * @param value a month's number, a day's of the week, 1 for BC and for PM, or a letter that stands
 *     for what the next field holds
 */
record DateTimeWord(Kind kind, int value) {
  /** Part of speech. */
  enum Kind {
    RESERVED,
    MONTH,
    DAY_OF_WEEK,
    ERA,
    MERIDIEM,
    /** The next number is a year, a month, … */
    LABEL,
    /** The next field is a time. */
    TIME_FOLLOWS,
    DAYLIGHT,
    IGNORED
  }

  /** Only so many characters count ({@code TOKMAXLEN}). */
  private static final int SIGNIFICANT = 10;

  private static final Map<String, DateTimeWord> WORDS = words();

  /** The word, in any case; null for an unknown one. */
  static @Nullable DateTimeWord of(String text) {
    String key = text.length() > SIGNIFICANT ? text.substring(0, SIGNIFICANT) : text;
    return WORDS.get(key.toLowerCase(Locale.ROOT));
  }

  private static Map<String, DateTimeWord> words() {
    Map<String, DateTimeWord> words = new HashMap<>();
    add(words, Kind.RESERVED, 0, "-infinity allballs epoch infinity now today tomorrow yesterday");
    String[] months = {
      "jan january",
      "feb february",
      "mar march",
      "apr april",
      "may",
      "jun june",
      "jul july",
      "aug august",
      "sep sept september",
      "oct october",
      "nov november",
      "dec december"
    };
    for (int i = 0; i < months.length; i++) {
      add(words, Kind.MONTH, i + 1, months[i]);
    }
    String[] days = {
      "sun sunday",
      "mon monday",
      "tue tues tuesday",
      "wed weds wednesday",
      "thu thur thurs thursday",
      "fri friday",
      "sat saturday"
    };
    for (int i = 0; i < days.length; i++) {
      add(words, Kind.DAY_OF_WEEK, i, days[i]);
    }
    add(words, Kind.ERA, 0, "ad");
    add(words, Kind.ERA, 1, "bc");
    add(words, Kind.MERIDIEM, 0, "am");
    add(words, Kind.MERIDIEM, 1, "pm");
    add(words, Kind.LABEL, 'y', "y");
    add(words, Kind.LABEL, 'm', "m");
    add(words, Kind.LABEL, 'd', "d");
    add(words, Kind.LABEL, 'h', "h");
    add(words, Kind.LABEL, 'i', "mm");
    add(words, Kind.LABEL, 's', "s");
    add(words, Kind.LABEL, 'j', "j jd julian");
    add(words, Kind.TIME_FOLLOWS, 't', "t");
    add(words, Kind.DAYLIGHT, 0, "dst");
    add(words, Kind.IGNORED, 0, "at on");
    return Map.copyOf(words);
  }

  private static void add(Map<String, DateTimeWord> words, Kind kind, int value, String spellings) {
    for (String spelling : spellings.split(" ", -1)) {
      words.put(spelling, new DateTimeWord(kind, value));
    }
  }
}
