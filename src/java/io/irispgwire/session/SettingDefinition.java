package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A setting that PostgreSQL 15 knows: a row of {@code pg_settings}.
 *
 * @param name as PostgreSQL spells it; looked up without regard to case
 * @param kind {@code bool}, {@code integer}, {@code real}, {@code enum} or {@code string}
 * @param unit {@code kB}, {@code ms}, {@code 8kB}, … or ""
 * @param bootValue the default, in units
 * @param choices what an enum may be
 * @param category under which the manual has it; empty for one that lists do not show
 * @param more the rest of the description
 */
record SettingDefinition(
    String name,
    String kind,
    String unit,
    Context context,
    String bootValue,
    String min,
    String max,
    List<String> choices,
    String description,
    String category,
    String more) {

  /** Who may change it, and when; PostgreSQL's GucContext. */
  enum Context {
    INTERNAL,
    POSTMASTER,
    SIGHUP,
    SUPERUSER_BACKEND,
    BACKEND,
    SUPERUSER,
    USER
  }

  private static final Map<String, SettingDefinition> ALL = read();

  static @Nullable SettingDefinition find(String name) {
    return ALL.get(name.toLowerCase(Locale.ROOT));
  }

  /** Those that lists show, by name. */
  static Iterable<SettingDefinition> all() {
    return ALL.values().stream().filter(setting -> !setting.category().isEmpty()).toList();
  }

  private static Map<String, SettingDefinition> read() {
    Map<String, SettingDefinition> settings = new TreeMap<>();
    try (InputStream in =
            Objects.requireNonNull(SettingDefinition.class.getResourceAsStream("settings.tsv"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          SettingDefinition setting = row(line.split("\t", -1));
          settings.put(setting.name().toLowerCase(Locale.ROOT), setting);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  private static SettingDefinition row(String[] field) {
    return new SettingDefinition(
        field[0],
        field[1],
        field[2],
        Context.valueOf(field[3].toUpperCase(Locale.ROOT).replace('-', '_')),
        field[4],
        field[5],
        field[6],
        field[7].isEmpty() ? List.of() : List.of(field[7].split(",", -1)),
        field[8],
        field[9],
        field[10]);
  }
}
