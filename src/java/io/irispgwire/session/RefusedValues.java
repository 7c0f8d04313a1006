package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/** Values that PostgreSQL takes and this server cannot act on, however they are set. */
final class RefusedValues {
  private RefusedValues() {}

  static void check(Settings settings, String name, String value) {
    if (name.equalsIgnoreCase("session_authorization") || name.equalsIgnoreCase("role")) {
      checkIdentity(settings, name, value);
    } else if (name.equalsIgnoreCase("standard_conforming_strings")
        && SettingValue.isFalse(value)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "standard_conforming_strings = off is not supported")
          .withHint("Write E'…' for a string with backslash escapes.");
    }
  }

  /** Who the session acts as is decided at login. */
  private static void checkIdentity(Settings settings, String name, String value) {
    boolean noRole = name.equalsIgnoreCase("role") && value.equals("none");
    if (!noRole && !value.equals(settings.get("session_authorization"))) {
      throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to set " + name.replace('_', ' '))
          .withHint("Log in as that user instead.");
    }
  }
}
