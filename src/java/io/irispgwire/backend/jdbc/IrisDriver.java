package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;

/**
 * Finds InterSystems' driver, which an IRIS installation brings ({@code
 * dev/java/lib/1.8/intersystems-jdbc-*.jar}) and we may not ship.
 */
public final class IrisDriver {
  private static final String CLASS = "com.intersystems.jdbc.IRISDriver";

  private IrisDriver() {}

  /** From the class path. */
  public static Driver load() {
    return load(IrisDriver.class.getClassLoader());
  }

  /** From a jar. */
  public static Driver load(Path jar) {
    try {
      URL[] place = {jar.toUri().toURL()};
      // Lives as long as the driver: as the server.
      return load(new URLClassLoader(place, IrisDriver.class.getClassLoader()));
    } catch (IOException e) {
      throw missing(e);
    }
  }

  private static Driver load(ClassLoader loader) {
    try {
      return Class.forName(CLASS, true, loader)
          .asSubclass(Driver.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw missing(e);
    }
  }

  private static PgException missing(Exception cause) {
    return new PgException(
            SqlState.SYSTEM_ERROR, "the InterSystems JDBC driver is not there", cause)
        .withHint("Name the jar intersystems-jdbc of the IRIS installation in the configuration.");
  }
}
