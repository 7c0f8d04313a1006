package io.irispgwire.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What values a setting takes.
 *
 * @param label stands for the value in the help text
 * @param form what a value has to be, to follow "must be"
 * @param parse throws {@link IllegalArgumentException} for anything else
 * @param shown what is said of a refused value, to follow the form
 */
record SettingType<T>(
    String label, String form, Function<String, T> parse, UnaryOperator<String> shown) {
  /** PostgreSQL: guc.c, memory_unit_conversion_table; a number alone is bytes. */
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "B", 1L, "kB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

  /** PostgreSQL: guc.c, time_unit_conversion_table; a number alone is seconds. */
  private static final Map<String, Long> MILLISECONDS =
      Map.of("", 1_000L, "ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L);

  SettingType(String label, String form, Function<String, T> parse) {
    this(label, form, parse, value -> ", not \"" + value + '"');
  }

  static SettingType<String> text() {
    return new SettingType<>("TEXT", "a text that is not empty", SettingType::notEmpty);
  }

  static SettingType<Secret> secret() {
    return new SettingType<>(
        "TEXT", "a text that is not empty", value -> new Secret(notEmpty(value)), value -> "");
  }

  static SettingType<Path> path() {
    return new SettingType<>("FILE", "the name of a file", SettingType::toPath);
  }

  static SettingType<Boolean> bool() {
    return new SettingType<>("BOOLEAN", "true or false", SettingType::toBoolean);
  }

  static SettingType<Integer> integer(int least, int most) {
    return new SettingType<>(
        "NUMBER",
        "a whole number from " + least + " to " + most,
        value -> Math.toIntExact(inRange(Long.parseLong(value), least, most)));
  }

  static SettingType<Integer> bytes(int least, int most) {
    return new SettingType<>(
        "SIZE",
        "a size from " + least + " to " + most + " bytes, such as 65536, 64kB or 1MB",
        value -> Math.toIntExact(inRange(quantity(value, BYTES), least, most)));
  }

  static SettingType<Duration> time(Duration least, Duration most) {
    return new SettingType<>(
        "TIME",
        "a time from " + least.toMillis() + "ms to " + most.toHours() + "h, such as 10s or 1min",
        value ->
            Duration.ofMillis(
                inRange(quantity(value, MILLISECONDS), least.toMillis(), most.toMillis())));
  }

  static <E extends Enum<E>> SettingType<E> choice(Class<E> choices) {
    List<String> names =
        Arrays.stream(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .toList();
    return new SettingType<>(
        String.join("|", names),
        String.join(" or ", names),
        value -> {
          if (!value.equals(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(value);
          }
          return Enum.valueOf(choices, value.toUpperCase(Locale.ROOT));
        });
  }

  /** A version that drivers can read: they look at the number before the first blank. */
  static SettingType<String> serverVersion() {
    return new SettingType<>(
        "TEXT",
        "a version that begins with a number such as 15.0",
        value -> {
          String number = value.split(" ", 2)[0];
          for (String part : number.split("\\.", -1)) {
            inRange(Long.parseLong(part), 0, Short.MAX_VALUE);
          }
          return value;
        });
  }

  static SettingType<String> irisVersion() {
    return new SettingType<>(
        "YEAR.N",
        "a release of IRIS from 2024.1 on, such as 2025.1",
        value -> {
          String[] parts = value.split("\\.", -1);
          if (parts.length != 2) {
            throw new IllegalArgumentException("not a release");
          }
          inRange(Long.parseLong(parts[0]), 2024, 2099);
          inRange(Long.parseLong(parts[1]), 1, 9);
          return value;
        });
  }

  static SettingType<Set<String>> names() {
    return new SettingType<>(
        "NAMES",
        "names separated by commas",
        value -> {
          Set<String> names = new LinkedHashSet<>();
          for (String name : value.split(",", -1)) {
            names.add(notEmpty(name.strip()));
          }
          return Collections.unmodifiableSet(names);
        });
  }

  private static String notEmpty(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return value;
  }

  private static Path toPath(String value) {
    try {
      return Path.of(notEmpty(value));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static boolean toBoolean(String value) {
    return switch (value) {
      case "true", "on", "yes", "1" -> true;
      case "false", "off", "no", "0" -> false;
      default -> throw new IllegalArgumentException(value);
    };
  }

  private static long quantity(String value, Map<String, Long> units) {
    int digits = 0;
    while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
      digits++;
    }
    Long unit = units.get(value.substring(digits).strip());
    if (unit == null) {
      throw new IllegalArgumentException(value);
    }
    try {
      return Math.multiplyExact(Long.parseLong(value.substring(0, digits)), unit);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static long inRange(long number, long least, long most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }
}
