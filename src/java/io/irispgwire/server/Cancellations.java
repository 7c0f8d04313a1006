package io.irispgwire.server;

import io.irispgwire.wire.StartupMessage.CancelRequest;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Knows which session a CancelRequest means.
 *
 * <p>Process ids are counted and no secret; the keys are, and are compared in constant time.
 */
final class Cancellations {
  /** Protocol 3.0 has room for no more. */
  private static final int KEY_BYTES = 4;

  /** What PostgreSQL 18 gives to clients of protocol 3.2. */
  private static final int LONG_KEY_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger lastProcessId = new AtomicInteger();
  private final Map<Integer, Entry> sessions = new ConcurrentHashMap<>();

  /** What a client must show to cancel. */
  record Key(int processId, byte[] secret) {}

  private record Entry(byte[] secret, Runnable cancel) {}

  /** A key nobody else has. */
  Key issue(int minorVersion) {
    byte[] secret = new byte[minorVersion >= 2 ? LONG_KEY_BYTES : KEY_BYTES];
    random.nextBytes(secret);
    return new Key(lastProcessId.updateAndGet(id -> id == Integer.MAX_VALUE ? 1 : id + 1), secret);
  }

  void register(Key key, Runnable cancel) {
    sessions.put(key.processId(), new Entry(key.secret(), cancel));
  }

  void forget(Key key) {
    sessions.remove(key.processId());
  }

  /** What cancels the session that {@code request} means; null when there is none such. */
  @Nullable Runnable find(CancelRequest request) {
    Entry entry = sessions.get(request.processId());
    return entry != null && MessageDigest.isEqual(entry.secret(), request.secretKey())
        ? entry.cancel()
        : null;
  }
}
