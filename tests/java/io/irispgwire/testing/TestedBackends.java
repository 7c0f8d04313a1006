package io.irispgwire.testing;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.jdbc.EmbeddedBackends;
import io.irispgwire.backend.jdbc.IrisBackends;
import io.irispgwire.backend.jdbc.IrisDriver;
import io.irispgwire.backend.jdbc.IrisLocation;
import io.irispgwire.backend.jdbc.PoolLimits;
import io.irispgwire.irisdouble.DoubleOptions;
import io.irispgwire.irisdouble.IrisDouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The back end that a run of the tests is about, with an empty database: the system property {@code
 * irispgwire.backend} names it.
 */
public enum TestedBackends {
  EMBEDDED {
    @Override
    Backends start() {
      return EmbeddedBackends.inMemory(UUID.randomUUID().toString(), List.of(NAMESPACE));
    }
  },
  /** The IRIS back end and IRIS's own driver over a double of IRIS. */
  DOUBLE {
    @Override
    Backends start() {
      try {
        return new Doubled(IrisDouble.start(DoubleOptions.plain()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  private static final String NAMESPACE = "USER";

  abstract Backends start();

  public static TestedBackends current() {
    return valueOf(System.getProperty("irispgwire.backend", "embedded").toUpperCase(Locale.ROOT));
  }

  public static Backends open() {
    return current().start();
  }

  /** The double lives as long as the connections to it. */
  private static final class Doubled implements Backends {
    private final IrisDouble iris;
    private final IrisBackends backends;

    Doubled(IrisDouble iris) {
      this.iris = iris;
      this.backends =
          new IrisBackends(
              IrisDriver.load(),
              new IrisLocation("127.0.0.1", iris.port()),
              DoubleOptions.USER,
              DoubleOptions.PASSWORD,
              new PoolLimits(
                  20, 20, Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(1)));
    }

    @Override
    public Backend connect(Login login) {
      return backends.connect(login);
    }

    @Override
    public Backend aside(Login login) {
      return backends.aside(login);
    }

    @Override
    public String describe() {
      return backends.describe();
    }

    @Override
    public boolean isReachable() {
      return backends.isReachable();
    }

    @Override
    public void close() {
      backends.close();
      try {
        iris.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
