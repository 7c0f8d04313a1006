package io.irispgwire.backend;

/**
 * Connections to the database at one moment.
 *
 * @param open all there are
 * @param idle those that no session has now
 * @param most how many there may be; 0 where nothing is pooled
 */
public record PoolUse(int open, int idle, int most) {
  /** Nothing is pooled. */
  public static final PoolUse NONE = new PoolUse(0, 0, 0);

  /** Whether the next session that needs one must wait. */
  public boolean isExhausted() {
    return most > 0 && idle == 0 && open >= most;
  }
}
