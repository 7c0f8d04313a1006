package io.irispgwire.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator set, and where: the command line goes before the environment, the environment
 * before the properties file, the file before what holds when nothing is set. Has no text form:
 * there are secrets in it.
 */
public final class Settings {
  private static final String OUR_ENVIRONMENT = "PGWIRE_";
  private static final String HIDDEN = "********";

  private final Map<String, Found> found = new HashMap<>();

  private record Found(String value, String place) {}

  private Settings() {}

  /**
   * @param options values of command line options, by setting name
   */
  static Settings gather(Map<String, String> options, Map<String, String> environment) {
    Settings settings = new Settings();
    options.forEach((name, value) -> settings.found.put(name, new Found(value, "--" + name)));
    settings.addEnvironment(environment);
    settings.get(KnownSettings.CONFIG).ifPresent(settings::addFile);
    KnownSettings.ALL.forEach(settings::get); // what nothing reads must be well-formed all the same
    return settings;
  }

  /** What somebody else keeps, by setting name; nothing else counts. */
  static Settings named(Map<String, String> values) {
    Settings settings = new Settings();
    values.forEach(
        (name, value) -> {
          requireKnown(name, "unknown setting: " + name);
          settings.found.put(name, new Found(value, "setting " + name));
        });
    KnownSettings.ALL.forEach(settings::get);
    return settings;
  }

  <T> Optional<T> get(Setting<T> setting) {
    @Nullable Found set = found.get(setting.name());
    return set == null
        ? setting.initial().map(value -> setting.parse(value, setting.option()))
        : Optional.of(setting.parse(set.value(), set.place()));
  }

  /** The value of a setting that always has one. */
  <T> T require(Setting<T> setting) {
    return get(setting)
        .orElseThrow(
            () ->
                ConfigurationException.usage(
                    setting.option() + " or " + setting.environment() + " must be set"));
  }

  /** All there are, secrets hidden. */
  List<ShownSetting> shown() {
    return KnownSettings.ALL.stream()
        .map(
            setting ->
                new ShownSetting(
                    setting.name(),
                    setting.isSecret() && isSet(setting)
                        ? HIDDEN
                        : isSet(setting) ? value(setting.name()) : setting.initial().orElse(null),
                    setting.initial().orElse(null),
                    Reload.isLive(setting)))
        .toList();
  }

  /** The names of the settings that are not the same in both. */
  Set<String> differences(Settings other) {
    Set<String> names = new HashSet<>(found.keySet());
    names.addAll(other.found.keySet());
    names.removeIf(name -> Objects.equals(value(name), other.value(name)));
    return names;
  }

  private @Nullable String value(String name) {
    @Nullable Found set = found.get(name);
    return set == null ? null : set.value();
  }

  /** These, but some of them as others have them. */
  Settings with(Settings others, Set<String> names) {
    Settings settings = new Settings();
    found.forEach((name, set) -> settings.put(name, names.contains(name) ? null : set));
    others.found.forEach((name, set) -> settings.put(name, names.contains(name) ? set : null));
    return settings;
  }

  private void put(String name, @Nullable Found set) {
    if (set != null) {
      found.put(name, set);
    }
  }

  /** Whether the operator said anything about it. */
  boolean isSet(Setting<?> setting) {
    return found.containsKey(setting.name());
  }

  /** Where {@code setting} was set, in the words the operator used. */
  String place(Setting<?> setting) {
    @Nullable Found set = found.get(setting.name());
    return set == null ? setting.option() : set.place();
  }

  private void addEnvironment(Map<String, String> environment) {
    for (Setting<?> setting : KnownSettings.ALL) {
      String value = environment.get(setting.environment());
      if (value != null) {
        found.putIfAbsent(setting.name(), new Found(value, setting.environment()));
      }
    }
    environment.keySet().stream()
        .filter(name -> name.startsWith(OUR_ENVIRONMENT))
        .filter(name -> KnownSettings.ALL.stream().noneMatch(s -> s.environment().equals(name)))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw ConfigurationException.usage("unknown setting in the environment: " + name);
            });
  }

  private void addFile(Path file) {
    Properties properties = read(file);
    for (String name : properties.stringPropertyNames()) {
      requireKnown(name, "unknown setting in " + file + ": " + name);
      found.putIfAbsent(name, new Found(properties.getProperty(name), file + ": " + name));
    }
  }

  private static void requireKnown(String name, String message) {
    boolean known =
        KnownSettings.ALL.stream()
            .filter(setting -> !setting.equals(KnownSettings.CONFIG)) // a file names no other
            .anyMatch(setting -> setting.name().equals(name));
    if (!known) {
      throw ConfigurationException.usage(message);
    }
  }

  private static Properties read(Path file) {
    Properties properties = new OnceEach(file);
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (NoSuchFileException e) {
      throw ConfigurationException.failure("cannot read " + file + ": there is no such file");
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw ConfigurationException.failure("cannot read " + file + ": not a properties file");
    } catch (IOException e) {
      throw ConfigurationException.failure("cannot read " + file + ": " + reason(e));
    }
  }

  /** A properties file whose last word does not win in silence: each setting comes once. */
  private static final class OnceEach extends Properties {
    private static final long serialVersionUID = 1;

    private final String file;

    OnceEach(Path file) {
      this.file = file.toString();
    }

    @Override
    public synchronized @Nullable Object put(Object name, Object value) {
      if (containsKey(name)) {
        throw ConfigurationException.usage("setting given twice in " + file + ": " + name);
      }
      return super.put(name, value);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    return String.valueOf(e.getMessage());
  }
}
