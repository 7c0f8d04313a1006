package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import org.jspecify.annotations.Nullable;

/** What a setting may be called, and whether a client may change it. */
final class SettingNames {
  private SettingNames() {}

  /** The definition, checked to be changeable; null for a customized option such as {@code a.b}. */
  static @Nullable SettingDefinition changeable(String name) {
    SettingDefinition setting = SettingDefinition.find(name);
    if (setting == null) {
      if (name.indexOf('.') < 0) {
        throw unrecognized(name);
      }
      if (!isCustomName(name)) {
        throw new PgException(
                SqlState.INVALID_NAME, "invalid configuration parameter name \"" + name + "\"")
            .withDetail(
                "Custom parameter names must be two or more simple identifiers separated by dots.");
      }
      return null;
    }
    String change =
        switch (setting.context()) {
          case INTERNAL -> "cannot be changed";
          case POSTMASTER -> "cannot be changed without restarting the server";
          case SIGHUP -> "cannot be changed now";
          case BACKEND, SUPERUSER_BACKEND -> "cannot be set after connection start";
          case SUPERUSER, USER -> null;
        };
    if (change != null) {
      throw new PgException(
          SqlState.CANT_CHANGE_RUNTIME_PARAM, "parameter \"" + setting.name() + "\" " + change);
    }
    return setting;
  }

  static PgException unrecognized(String name) {
    return new PgException(
        SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"" + name + "\"");
  }

  /** PostgreSQL: guc.c, valid_custom_variable_name. */
  private static boolean isCustomName(String name) {
    boolean start = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c == '_' || c > 127 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean more = !start && (c == '$' || c == '.' || (c >= '0' && c <= '9'));
      if (!letter && !more) {
        return false;
      }
      start = c == '.';
    }
    return !start;
  }
}
