package io.irispgwire.eval;

/**
 * What an advisory lock is on, as pg_locks shows it.
 *
 * @param field 1 for a key of one bigint, 2 for a key of two integers
 */
public record AdvisoryKey(int classId, int objectId, short field) {
  static AdvisoryKey of(long key) {
    return new AdvisoryKey((int) (key >>> 32), (int) key, (short) 1);
  }

  static AdvisoryKey of(int first, int second) {
    return new AdvisoryKey(first, second, (short) 2);
  }
}
