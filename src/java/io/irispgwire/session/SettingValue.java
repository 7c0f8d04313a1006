package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a setting's new value, checks it, and gives it the form SHOW prints.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/misc/guc.c}, {@code parse_and_validate_value} and
 * {@code ShowGUCOption}.
 */
final class SettingValue {
  /** Bytes in each memory unit, milliseconds in each time unit. */
  private static final Map<String, BigDecimal> MEMORY =
      Map.of(
          "B", BigDecimal.ONE,
          "kB", BigDecimal.valueOf(1L << 10),
          "MB", BigDecimal.valueOf(1L << 20),
          "GB", BigDecimal.valueOf(1L << 30),
          "TB", BigDecimal.valueOf(1L << 40));

  private static final Map<String, BigDecimal> TIME =
      Map.of(
          "us", new BigDecimal("0.001"),
          "ms", BigDecimal.ONE,
          "s", BigDecimal.valueOf(1000),
          "min", BigDecimal.valueOf(60_000),
          "h", BigDecimal.valueOf(3_600_000),
          "d", BigDecimal.valueOf(86_400_000));

  private static final List<String> MEMORY_DESCENDING = List.of("TB", "GB", "MB", "kB", "B");
  private static final List<String> TIME_DESCENDING = List.of("d", "h", "min", "s", "ms", "us");
  private static final List<String> TRUE = List.of("on", "true", "yes", "1");
  private static final List<String> FALSE = List.of("off", "false", "no", "0");

  private SettingValue() {}

  /**
   * The value as SHOW prints it.
   *
   * @param name as the client spells it: messages repeat it
   * @throws PgException 22023 for a value that the setting cannot have
   */
  static String canonical(SettingDefinition setting, String name, String text) {
    return switch (setting.kind()) {
      case "bool" -> bool(name, text);
      case "enum" -> choice(setting, name, text);
      case "integer", "real" -> number(setting, name, text);
      default -> StringSettings.check(setting.name(), text);
    };
  }

  /** The value a setting starts with, as SHOW prints it. */
  static String initial(SettingDefinition setting) {
    return switch (setting.kind()) {
      case "integer" -> show(setting, new BigDecimal(setting.bootValue()));
      default -> setting.bootValue();
    };
  }

  /** Whether a Boolean setting's text means off. */
  static boolean isFalse(String text) {
    return isPrefix(text.strip().toLowerCase(Locale.ROOT), FALSE, "o");
  }

  /** What SHOW prints for a time, in milliseconds. */
  static long milliseconds(String shown) {
    int digits = numberLength(shown);
    BigDecimal factor = TIME.getOrDefault(shown.substring(digits), BigDecimal.ONE);
    return new BigDecimal(shown.substring(0, digits)).multiply(factor).longValue();
  }

  private static String bool(String name, String text) {
    String value = bool(text);
    if (value == null) {
      throw invalid("parameter \"" + name + "\" requires a Boolean value");
    }
    return value;
  }

  /** {@code on} or {@code off}; null where the text is neither. */
  static @Nullable String bool(String text) {
    if (isFalse(text)) {
      return "off";
    }
    return isPrefix(text.strip().toLowerCase(Locale.ROOT), TRUE, "o") ? "on" : null;
  }

  /** parse_bool accepts any unambiguous beginning; {@code o} alone could be on or off. */
  private static boolean isPrefix(String text, List<String> words, String ambiguous) {
    return !text.isEmpty()
        && !text.equals(ambiguous)
        && words.stream().anyMatch(word -> word.startsWith(text));
  }

  private static String choice(SettingDefinition setting, String name, String text) {
    for (String choice : setting.choices()) {
      if (choice.equalsIgnoreCase(text)) {
        return choice;
      }
    }
    if (isBooleanLike(setting)) {
      return bool(name, text);
    }
    throw invalid("invalid value for parameter \"" + name + "\": \"" + text + "\"")
        .withHint("Available values: " + String.join(", ", setting.choices()) + ".");
  }

  private static boolean isBooleanLike(SettingDefinition setting) {
    return setting.choices().contains("on")
        && setting.choices().contains("off")
        && setting.name().equals("synchronous_commit");
  }

  private static String number(SettingDefinition setting, String name, String text) {
    String trimmed = text.strip();
    int digits = numberLength(trimmed);
    String unit = trimmed.substring(digits).strip();
    BigDecimal value;
    try {
      value = new BigDecimal(trimmed.substring(0, digits));
    } catch (NumberFormatException e) {
      throw invalid("invalid value for parameter \"" + name + "\": \"" + text + "\"");
    }
    if (!unit.isEmpty()) {
      value = inBaseUnit(setting, name, value, unit, text);
    }
    if (setting.kind().equals("integer")) {
      value = value.setScale(0, RoundingMode.HALF_EVEN);
    }
    checkRange(setting, name, value);
    return show(setting, value);
  }

  /** What pg_settings shows: {@code 4096} with unit kB where SHOW says {@code 4MB}. */
  static String inUnits(SettingDefinition setting, String shown) {
    int digits = numberLength(shown);
    if (setting.unit().isEmpty() || digits == 0 || digits == shown.length()) {
      return shown;
    }
    BigDecimal number = new BigDecimal(shown.substring(0, digits));
    String unit = shown.substring(digits);
    return plain(inBaseUnit(setting, setting.name(), number, unit, shown));
  }

  private static int numberLength(String text) {
    int i = 0;
    while (i < text.length()
        && (Character.isDigit(text.charAt(i)) || "+-.".indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i;
  }

  private static BigDecimal inBaseUnit(
      SettingDefinition setting, String name, BigDecimal value, String unit, String text) {
    Map<String, BigDecimal> units = isTime(setting) ? TIME : MEMORY;
    BigDecimal factor = units.get(unit);
    if (setting.unit().isEmpty() || factor == null) {
      PgException e = invalid("invalid value for parameter \"" + name + "\": \"" + text + "\"");
      throw setting.unit().isEmpty()
          ? e
          : e.withHint(
              isTime(setting)
                  ? "Valid units for this parameter are \"us\", \"ms\", \"s\", \"min\", \"h\", and"
                      + " \"d\"."
                  : "Valid units for this parameter are \"B\", \"kB\", \"MB\", \"GB\", and"
                      + " \"TB\".");
    }
    return value.multiply(factor).divide(base(setting), 6, RoundingMode.HALF_EVEN);
  }

  private static void checkRange(SettingDefinition setting, String name, BigDecimal value) {
    if (setting.min().isEmpty()) {
      return;
    }
    if (value.compareTo(new BigDecimal(setting.min())) < 0
        || value.compareTo(new BigDecimal(setting.max())) > 0) {
      String unit = setting.unit().isEmpty() ? "" : " " + setting.unit();
      throw invalid(
          plain(value)
              + unit
              + " is outside the valid range for parameter \""
              + name
              + "\" ("
              + setting.min()
              + " .. "
              + setting.max()
              + ")");
    }
  }

  /** As convert_int_from_base_unit: the largest unit that divides the value. */
  private static String show(SettingDefinition setting, BigDecimal value) {
    if (setting.unit().isEmpty() || value.signum() <= 0) {
      return plain(value);
    }
    BigDecimal amount = value.multiply(base(setting));
    Map<String, BigDecimal> units = isTime(setting) ? TIME : MEMORY;
    for (String unit : isTime(setting) ? TIME_DESCENDING : MEMORY_DESCENDING) {
      BigDecimal[] parts = amount.divideAndRemainder(units.getOrDefault(unit, BigDecimal.ONE));
      if (parts[1].signum() == 0) {
        return plain(parts[0]) + unit;
      }
    }
    return plain(value);
  }

  private static boolean isTime(SettingDefinition setting) {
    return TIME.containsKey(setting.unit());
  }

  /** Bytes or milliseconds in the setting's own unit, which may be {@code 8kB} or {@code 16MB}. */
  private static BigDecimal base(SettingDefinition setting) {
    String unit = setting.unit();
    int digits = numberLength(unit);
    BigDecimal count = digits == 0 ? BigDecimal.ONE : new BigDecimal(unit.substring(0, digits));
    String name = unit.substring(digits);
    return count.multiply(TIME.getOrDefault(name, MEMORY.getOrDefault(name, BigDecimal.ONE)));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }
}
