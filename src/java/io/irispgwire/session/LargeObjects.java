package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.catalog.LargeObjectPages;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.LargeObjectStore;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The large objects that one session has open; their descriptors end with the transaction.
 *
 * <p>Source of the rules: PostgreSQL {@code src/backend/libpq/be-fsstubs.c} and {@code
 * src/backend/storage/large_object/inv_api.c}.
 */
final class LargeObjects implements LargeObjectStore, Transaction.Participant {
  private static final int INV_WRITE = 0x20000;
  private static final int INV_READ = 0x40000;

  /** PostgreSQL: FirstNormalObjectId. */
  private static final int FIRST_OID = 16384;

  private final Conversation conversation;
  private final Identity identity;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Map<Integer, Open> open = new TreeMap<>();
  private int opened;

  LargeObjects(Conversation conversation, Identity identity) {
    this.conversation = conversation;
    this.identity = identity;
  }

  /** An open object, and which one it was since the session began. */
  private record Open(long oid, boolean writable, long position, int number) {
    Open at(long newPosition) {
      return new Open(oid, writable, newPosition, number);
    }
  }

  private Backend backend() {
    Backend backend = conversation.transaction().backend();
    if (!backend.keepsRowsOpen()) {
      conversation.portals().spoolAll();
    }
    return backend;
  }

  private Backend writing() {
    Backend backend = backend();
    conversation.portals().spoolAll();
    conversation.transaction().markWritten();
    return backend;
  }

  @Override
  public long create(long wanted) {
    Backend backend = writing();
    if (!LargeObjectPages.isInstalled(backend)) {
      try (Backend own = conversation.aside()) {
        LargeObjectPages.install(own);
      }
    }
    long oid = wanted == 0 ? free(backend) : wanted;
    if (wanted != 0 && LargeObjectPages.owner(backend, oid) != null) {
      throw new PgException(
              SqlState.UNIQUE_VIOLATION,
              "duplicate key value violates unique constraint"
                  + " \"pg_largeobject_metadata_oid_index\"")
          .withDetail("Key (oid)=(" + oid + ") already exists.")
          .about(
              "pg_catalog", "pg_largeobject_metadata", null, "pg_largeobject_metadata_oid_index");
    }
    LargeObjectPages.create(backend, oid, identity.user());
    return oid;
  }

  private long free(Backend backend) {
    long oid;
    do {
      oid = random.nextInt(FIRST_OID, Integer.MAX_VALUE);
    } while (LargeObjectPages.owner(backend, oid) != null);
    return oid;
  }

  @Override
  public void unlink(long oid) {
    Backend backend = writing();
    require(backend, oid);
    LargeObjectPages.drop(backend, oid);
    open.values().removeIf(object -> object.oid == oid);
  }

  private static void require(Backend backend, long oid) {
    if (LargeObjectPages.owner(backend, oid) == null) {
      throw new PgException(SqlState.UNDEFINED_OBJECT, "large object " + oid + " does not exist");
    }
  }

  @Override
  public int open(long oid, int mode) {
    boolean writable = (mode & INV_WRITE) != 0;
    if (!writable && (mode & INV_READ) == 0) {
      throw invalid("invalid flags for opening a large object: " + mode);
    }
    require(backend(), oid);
    int descriptor = 0;
    while (open.containsKey(descriptor)) {
      descriptor++;
    }
    open.put(descriptor, new Open(oid, writable, 0, opened++));
    return descriptor;
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  private Open find(int descriptor) {
    @Nullable Open found = open.get(descriptor);
    if (found == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "invalid large-object descriptor: " + descriptor);
    }
    return found;
  }

  private Open findWritable(int descriptor) {
    Open found = find(descriptor);
    if (!found.writable) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "large object descriptor " + descriptor + " was not opened for writing");
    }
    return found;
  }

  @Override
  public void close(int descriptor) {
    find(descriptor);
    open.remove(descriptor);
  }

  @Override
  public byte[] read(int descriptor, int length) {
    Open object = find(descriptor);
    byte[] data = LargeObjectPages.read(backend(), object.oid, object.position, length);
    open.put(descriptor, object.at(object.position + data.length));
    return data;
  }

  @Override
  public void write(int descriptor, byte[] data) {
    Open object = findWritable(descriptor);
    LargeObjectPages.write(writing(), object.oid, object.position, data);
    open.put(descriptor, object.at(object.position + data.length));
  }

  @Override
  public long seek(int descriptor, long offset, int whence) {
    Open object = find(descriptor);
    long from =
        switch (whence) {
          case 0 -> 0;
          case 1 -> object.position;
          case 2 -> LargeObjectPages.size(backend(), object.oid);
          default -> throw invalid("invalid whence setting: " + whence);
        };
    long target = from + offset;
    checkTarget(target);
    open.put(descriptor, object.at(target));
    return target;
  }

  private static void checkTarget(long target) {
    if (target < 0 || target > LargeObjectPages.MAX_SIZE) {
      throw invalid("invalid large object seek target: " + target);
    }
  }

  @Override
  public long tell(int descriptor) {
    return find(descriptor).position;
  }

  @Override
  public void truncate(int descriptor, long length) {
    Open object = findWritable(descriptor);
    if (length < 0 || length > LargeObjectPages.MAX_SIZE) {
      throw invalid("invalid large object truncation target: " + length);
    }
    LargeObjectPages.truncate(writing(), object.oid, length);
  }

  @Override
  public byte[] get(long oid, long offset, int length) {
    Backend backend = backend();
    require(backend, oid);
    checkTarget(offset);
    long left = LargeObjectPages.size(backend, oid) - offset;
    if (length < 0 && left > Integer.MAX_VALUE / 4) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED, "large object read request is too large");
    }
    return LargeObjectPages.read(
        backend, oid, offset, length < 0 ? (int) Math.max(0, left) : length);
  }

  @Override
  public void put(long oid, long offset, byte[] data) {
    require(backend(), oid);
    checkTarget(offset);
    LargeObjectPages.write(writing(), oid, offset, data);
  }

  @Override
  public int mark() {
    return opened;
  }

  @Override
  public void undoTo(int mark) {
    open.values().removeIf(object -> object.number >= mark);
  }

  @Override
  public void end(boolean committed) {
    open.clear();
    opened = 0;
  }
}
