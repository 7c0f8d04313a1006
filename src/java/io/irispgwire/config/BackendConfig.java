package io.irispgwire.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where statements run. */
public sealed interface BackendConfig {
  /** The namespace, which clients call the database. */
  String namespace();

  /**
   * An H2 that plays IRIS.
   *
   * @param data empty: in memory
   */
  record Embedded(String namespace, Optional<Path> data) implements BackendConfig {}

  /**
   * An IRIS instance.
   *
   * @param driver empty: the driver is on the class path
   */
  record Iris(
      String host,
      int port,
      String namespace,
      String user,
      Secret password,
      Optional<Path> driver,
      Pool pool)
      implements BackendConfig {}

  /**
   * The connections to IRIS.
   *
   * @param size of all accounts
   * @param perUser of one account to one namespace
   * @param patience longest wait for one
   * @param idle after which one that nobody uses is closed
   * @param age after which one is not used again
   */
  record Pool(int size, int perUser, Duration patience, Duration idle, Duration age) {}
}
