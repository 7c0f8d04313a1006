package io.irispgwire.types;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A unit of an interval literal. Source: PostgreSQL {@code datetime.c}, {@code deltatktbl}. */
enum IntervalUnit {
  MICROSECOND("us usec microsecon useconds usecs"),
  MILLISECOND("ms msec millisecon mseconds msecs"),
  SECOND("s sec second seconds secs"),
  MINUTE("m min mins minute minutes"),
  HOUR("h hour hours hr hrs"),
  DAY("d day days"),
  WEEK("w week weeks"),
  MONTH("mon mons month months"),
  YEAR("y year years yr yrs"),
  DECADE("dec decade decades decs"),
  CENTURY("c cent century centuries"),
  MILLENNIUM("mil millennia millennium mils");

  /** Only so many characters count ({@code TOKMAXLEN}). */
  private static final int SIGNIFICANT = 10;

  private static final Map<String, IntervalUnit> BY_WORD = byWord();

  private final String words;

  IntervalUnit(String words) {
    this.words = words;
  }

  /** The unit a lower-case word names, or null. */
  static @Nullable IntervalUnit of(String word) {
    return BY_WORD.get(cut(word));
  }

  private static String cut(String word) {
    return word.length() > SIGNIFICANT ? word.substring(0, SIGNIFICANT) : word;
  }

  private static Map<String, IntervalUnit> byWord() {
    Map<String, IntervalUnit> units = new HashMap<>();
    for (IntervalUnit unit : values()) {
      for (String word : unit.words.split(" ", -1)) {
        units.put(cut(word), unit);
      }
    }
    return Map.copyOf(units);
  }
}
