package io.irispgwire.config;

import java.util.Optional;

/**
 * One thing an operator may set: {@code --name} on the command line, {@code name} in a properties
 * file, or an environment variable.
 *
 * @param initial what holds when nothing is set; empty: {@code absence} says what happens then
 * @param absence for people
 */
record Setting<T>(
    String name,
    String environment,
    SettingType<T> type,
    Optional<String> initial,
    String absence,
    String description) {

  static <T> Setting<T> withInitial(
      String name, String environment, SettingType<T> type, String initial, String description) {
    return new Setting<>(name, environment, type, Optional.of(initial), initial, description);
  }

  static <T> Setting<T> optional(
      String name, String environment, SettingType<T> type, String absence, String description) {
    return new Setting<>(name, environment, type, Optional.empty(), absence, description);
  }

  String option() {
    return "--" + name;
  }

  /** Whether its value must not be shown. */
  boolean isSecret() {
    return type.shown().apply("").isEmpty();
  }

  /**
   * Reads a value.
   *
   * @param place where it was found, for the message
   */
  T parse(String value, String place) {
    try {
      return type.parse().apply(value);
    } catch (IllegalArgumentException e) {
      throw ConfigurationException.usage(
          place + " must be " + type.form() + type.shown().apply(value));
    }
  }
}
