package io.irispgwire.catalog;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where large objects are kept: one row for each, and one for each of its pages that was written
 * (docs/adr/0021-large-objects.md). What is missing between them is zeros.
 *
 * <p>Source of the form: PostgreSQL {@code src/include/catalog/pg_largeobject.h} and {@code
 * src/backend/storage/large_object/inv_api.c}.
 */
public final class LargeObjectPages {
  /** PostgreSQL: LOBLKSIZE. */
  private static final int PAGE = 2048;

  /** PostgreSQL: MAX_LARGE_OBJECT_SIZE. */
  public static final long MAX_SIZE = (long) Integer.MAX_VALUE * PAGE;

  private static final String OBJECTS = "\"IrisPGWire\".\"LargeObjects\"";
  private static final String PAGES = "\"IrisPGWire\".\"LargeObjectPages\"";

  private static final String CREATE_OBJECTS =
      "CREATE TABLE "
          + OBJECTS
          + " (\"ObjectId\" BIGINT NOT NULL, \"Owner\" VARCHAR(128) COLLATE %EXACT NOT NULL,"
          + " CONSTRAINT \"LargeObjects_pkey\" PRIMARY KEY (\"ObjectId\"))";

  private static final String CREATE_PAGES =
      "CREATE TABLE "
          + PAGES
          + " (\"ObjectId\" BIGINT NOT NULL, \"PageNumber\" INTEGER NOT NULL, \"Data\" VARBINARY("
          + PAGE
          + "), CONSTRAINT \"LargeObjectPages_pkey\" PRIMARY KEY (\"ObjectId\","
          + " \"PageNumber\"))";

  private static final String OWNER =
      "SELECT \"Owner\" FROM " + OBJECTS + " WHERE \"ObjectId\" = ?";

  private static final String REGISTER =
      "INSERT INTO " + OBJECTS + " (\"ObjectId\", \"Owner\") VALUES (?, ?)";

  private static final String OF_OBJECT = " WHERE \"ObjectId\" = ?";

  private static final String FORGET = "DELETE FROM " + OBJECTS + OF_OBJECT;

  private static final String READ =
      "SELECT \"PageNumber\", \"Data\" FROM "
          + PAGES
          + OF_OBJECT
          + " AND \"PageNumber\" >= ? AND \"PageNumber\" <= ?";

  private static final String LAST = "SELECT MAX(\"PageNumber\") FROM " + PAGES + OF_OBJECT;

  private static final String ADD =
      "INSERT INTO " + PAGES + " (\"Data\", \"ObjectId\", \"PageNumber\") VALUES (?, ?, ?)";

  private static final String CHANGE =
      "UPDATE " + PAGES + " SET \"Data\" = ?" + OF_OBJECT + " AND \"PageNumber\" = ?";

  private static final String CUT = "DELETE FROM " + PAGES + OF_OBJECT + " AND \"PageNumber\" >= ?";

  private LargeObjectPages() {}

  /** Makes the tables where they are not there yet, on a connection outside any transaction. */
  public static void install(Backend backend) {
    DeclaredTypes.create(backend, CREATE_OBJECTS);
    DeclaredTypes.create(backend, CREATE_PAGES);
  }

  public static boolean isInstalled(Backend backend) {
    return !backend.columns(DeclaredTypes.SCHEMA, "LargeObjectPages").isEmpty();
  }

  /** Who made it; null when there is no such object. */
  public static @Nullable String owner(Backend backend, long oid) {
    try (Prepared question = backend.prepare(OWNER)) {
      question.bind(0, PgType.INT8, oid);
      try (Rows rows = question.query()) {
        return rows.next() ? rows.stringValue(0) : null;
      }
    } catch (PgException e) {
      if (DeclaredTypes.isMissing(e)) {
        return null;
      }
      throw e;
    }
  }

  public static void create(Backend backend, long oid, String owner) {
    try (Prepared order = backend.prepare(REGISTER)) {
      order.bind(0, PgType.INT8, oid);
      order.bind(1, PgType.TEXT, owner);
      order.update();
    }
  }

  public static void drop(Backend backend, long oid) {
    try (Prepared order = backend.prepare(FORGET)) {
      order.bind(0, PgType.INT8, oid);
      order.update();
    }
    cutPages(backend, oid, 0);
  }

  /** Where it ends: after the last byte of its last page. */
  public static long size(Backend backend, long oid) {
    long last;
    try (Prepared question = backend.prepare(LAST)) {
      question.bind(0, PgType.INT8, oid);
      try (Rows rows = question.query()) {
        if (!rows.next()) {
          return 0;
        }
        last = rows.longValue(0);
        if (rows.wasNull()) {
          return 0;
        }
      }
    }
    byte[] page = pages(backend, oid, last, last).get(last);
    return last * PAGE + (page == null ? 0 : page.length);
  }

  private static Map<Long, byte[]> pages(Backend backend, long oid, long first, long last) {
    Map<Long, byte[]> pages = new TreeMap<>();
    try (Prepared question = backend.prepare(READ)) {
      question.bind(0, PgType.INT8, oid);
      question.bind(1, PgType.INT4, (int) first);
      question.bind(2, PgType.INT4, (int) last);
      try (Rows rows = question.query()) {
        while (rows.next()) {
          long number = rows.longValue(0);
          Object data = rows.value(1, PgType.BYTEA);
          pages.put(number, data == null ? new byte[0] : (byte[]) data);
        }
      }
    }
    return pages;
  }

  /** What stands from {@code offset} on: {@code length} bytes, or fewer where it ends. */
  public static byte[] read(Backend backend, long oid, long offset, int length) {
    long end = Math.min(offset + length, size(backend, oid));
    if (end <= offset) {
      return new byte[0];
    }
    byte[] result = new byte[(int) (end - offset)];
    pages(backend, oid, offset / PAGE, (end - 1) / PAGE)
        .forEach((number, data) -> copy(data, number * PAGE, result, offset));
    return result;
  }

  /**
   * Copies what two stretches have in common; {@code fromAt} and {@code toAt} say where each
   * begins.
   */
  private static void copy(byte[] from, long fromAt, byte[] to, long toAt) {
    long begin = Math.max(fromAt, toAt);
    long end = Math.min(fromAt + from.length, toAt + to.length);
    if (end > begin) {
      System.arraycopy(from, (int) (begin - fromAt), to, (int) (begin - toAt), (int) (end - begin));
    }
  }

  /**
   * Writes over what was there.
   *
   * @throws PgException 22023 for what would make it too long
   */
  public static void write(Backend backend, long oid, long offset, byte[] data) {
    if (data.length == 0) {
      return;
    }
    if (offset + data.length > MAX_SIZE) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "invalid large object write request size: " + data.length);
    }
    long first = offset / PAGE;
    long last = (offset + data.length - 1) / PAGE;
    Map<Long, byte[]> before = pages(backend, oid, first, last);
    try (Prepared add = backend.prepare(ADD);
        Prepared change = backend.prepare(CHANGE)) {
      for (long number = first; number <= last; number++) {
        byte[] old = before.get(number);
        long start = number * PAGE;
        int length = (int) Math.min(PAGE, offset + data.length - start);
        byte[] page =
            old == null ? new byte[length] : Arrays.copyOf(old, Math.max(length, old.length));
        copy(data, offset, page, start);
        store(old == null ? add : change, oid, number, page);
      }
    }
  }

  private static void store(Prepared order, long oid, long number, byte[] page) {
    order.bind(0, PgType.BYTEA, page.length == 0 ? null : page);
    order.bind(1, PgType.INT8, oid);
    order.bind(2, PgType.INT4, (int) number);
    order.update();
  }

  /** Makes it end there: cut, or filled with zeros. */
  public static void truncate(Backend backend, long oid, long length) {
    long number = length / PAGE;
    int within = (int) (length % PAGE);
    byte[] old = pages(backend, oid, number, number).get(number);
    cutPages(backend, oid, number);
    try (Prepared add = backend.prepare(ADD)) {
      store(add, oid, number, Arrays.copyOf(old == null ? new byte[0] : old, within));
    }
  }

  private static void cutPages(Backend backend, long oid, long from) {
    try (Prepared order = backend.prepare(CUT)) {
      order.bind(0, PgType.INT8, oid);
      order.bind(1, PgType.INT4, (int) from);
      order.update();
    }
  }
}
