package io.irispgwire.config;

/**
 * What one client may take of what all share.
 *
 * @param perUser sessions of one user
 * @param perAddress sessions from one address
 * @param statements prepared statements of one session
 * @param portals of one session, SQL's cursors among them
 */
public record SessionLimits(int perUser, int perAddress, int statements, int portals) {
  private static final int USUAL_PER_SESSION = 10_000;

  /** As many sessions of anybody as there may be at all. */
  public static final SessionLimits USUAL =
      new SessionLimits(
          ServerConfig.MOST_CONNECTIONS,
          ServerConfig.MOST_CONNECTIONS,
          USUAL_PER_SESSION,
          USUAL_PER_SESSION);
}
