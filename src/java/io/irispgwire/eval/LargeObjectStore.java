package io.irispgwire.eval;

/**
 * The large objects as one session sees them: what functions ask (manual section 35.4). Numbers of
 * objects are OIDs, 0 asks for one that is free.
 */
public interface LargeObjectStore {
  /** {@code lo_create}; gives the number. */
  long create(long oid);

  void unlink(long oid);

  /**
   * {@code lo_open}.
   *
   * @return the descriptor, which lives as long as the transaction
   */
  int open(long oid, int mode);

  void close(int descriptor);

  byte[] read(int descriptor, int length);

  void write(int descriptor, byte[] data);

  /**
   * @param whence 0 from the start, 1 from here, 2 from the end
   * @return where it is now
   */
  long seek(int descriptor, long offset, int whence);

  long tell(int descriptor);

  void truncate(int descriptor, long length);

  /**
   * {@code lo_get}.
   *
   * @param length -1 for all
   */
  byte[] get(long oid, long offset, int length);

  /** {@code lo_put}. */
  void put(long oid, long offset, byte[] data);
}
