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

  /** Where a process id has the number of its node, if there are several. */
  private static final int NODE_SHIFT = 24;

  private final int node;
  private final int lastOfNode;
  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger lastProcessId = new AtomicInteger();
  private final Map<Integer, Entry> sessions = new ConcurrentHashMap<>();

  /** What a client must show to cancel. */
  record Key(int processId, byte[] secret) {}

  private record Entry(byte[] secret, Runnable cancel) {}

  /**
   * @param node this server's number; 0 for a server alone
   */
  Cancellations(int node) {
    this.node = node;
    this.lastOfNode = node == 0 ? Integer.MAX_VALUE : (1 << NODE_SHIFT) - 1;
  }

  /** The number of the server whose session a request means. */
  int nodeOf(CancelRequest request) {
    return node == 0 ? 0 : request.processId() >>> NODE_SHIFT;
  }

  /** A key nobody else has. */
  Key issue(int minorVersion) {
    byte[] secret = new byte[minorVersion >= 2 ? LONG_KEY_BYTES : KEY_BYTES];
    random.nextBytes(secret);
    int processId;
    do {
      int number = lastProcessId.updateAndGet(last -> last == lastOfNode ? 1 : last + 1);
      processId = node << NODE_SHIFT | number;
    } while (sessions.containsKey(processId));
    return new Key(processId, secret);
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
