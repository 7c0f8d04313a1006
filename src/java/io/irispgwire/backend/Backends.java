package io.irispgwire.backend;

import java.util.List;

/** Where connections to the database come from. Thread-safe. */
public interface Backends extends AutoCloseable {
  /**
   * Opens a connection, or takes one from a pool.
   *
   * @throws io.irispgwire.error.PgException 28P01 refused login, 3D000 unknown namespace, 53300
   *     none free in time, 08006 no server
   */
  Backend connect(Login login);

  /**
   * A connection for short work beside that of a session, in transactions of its own. The session
   * may be in a transaction meanwhile: it never waits for connections that sessions hold.
   */
  default Backend aside(Login login) {
    return connect(login);
  }

  /** What the product on the other side is called, for logs: {@code embedded H2 2.4.240}. */
  String describe();

  /** How its connections are used. */
  default PoolUse pool() {
    return PoolUse.NONE;
  }

  /** The connections that sessions share, in use or not. */
  default List<PooledConnection> pooled() {
    return List.of();
  }

  /** Closes the connections that nobody uses now. */
  default void closeIdle() {}

  /** Whether the database can be talked to; asks it, and takes no session of it for that. */
  boolean isReachable();

  @Override
  void close();

  /**
   * Who connects, and to what.
   *
   * @param namespace what the client calls the database
   */
  record Login(String user, String namespace, Credential credential) {
    /** With the gateway's own account. */
    public Login(String user, String namespace) {
      this(user, namespace, new Credential.Gateway());
    }
  }
}
