package io.irispgwire.config;

import java.time.Duration;

/**
 * How the server listens and what it lets a client do. Cannot hold nonsense.
 *
 * @param port 0 takes any free port
 * @param maxMessageBytes what the length word of one message may say
 * @param loginTimeout from accept to the end of the login
 * @param drainTimeout what running statements get when the server stops
 * @param startupRate connections that may begin in a second
 */
public record ServerConfig(
    String host,
    int port,
    int maxConnections,
    int maxMessageBytes,
    Duration loginTimeout,
    Duration drainTimeout,
    int startupRate,
    ClusterConfig cluster) {
  /** PostgreSQL: memutils.h, MaxAllocSize: no server takes longer messages. */
  static final int LONGEST_MESSAGE_BYTES = 0x3fff_ffff;

  static final int SHORTEST_MESSAGE_LIMIT_BYTES = 1024;

  static final int MOST_CONNECTIONS = 262_143; // PostgreSQL: guc.c, MAX_BACKENDS

  static final int HIGHEST_STARTUP_RATE = 1_000_000;

  /** A server alone, with the highest start-up rate. */
  public ServerConfig(
      String host,
      int port,
      int maxConnections,
      int maxMessageBytes,
      Duration loginTimeout,
      Duration drainTimeout) {
    this(
        host,
        port,
        maxConnections,
        maxMessageBytes,
        loginTimeout,
        drainTimeout,
        HIGHEST_STARTUP_RATE,
        ClusterConfig.ALONE);
  }

  public ServerConfig {
    require(!host.isBlank(), "host", host);
    require(port >= 0 && port <= 65_535, "port", port);
    require(
        maxConnections >= 1 && maxConnections <= MOST_CONNECTIONS,
        "maxConnections",
        maxConnections);
    require(
        maxMessageBytes >= SHORTEST_MESSAGE_LIMIT_BYTES && maxMessageBytes <= LONGEST_MESSAGE_BYTES,
        "maxMessageBytes",
        maxMessageBytes);
    require(!loginTimeout.isNegative() && !loginTimeout.isZero(), "loginTimeout", loginTimeout);
    require(!drainTimeout.isNegative(), "drainTimeout", drainTimeout);
    require(startupRate >= 1 && startupRate <= HIGHEST_STARTUP_RATE, "startupRate", startupRate);
  }

  private static void require(boolean holds, String name, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " cannot be " + value);
    }
  }
}
