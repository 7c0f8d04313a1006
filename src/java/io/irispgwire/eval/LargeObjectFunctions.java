package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Proc;
import org.jspecify.annotations.Nullable;

/**
 * Functions on large objects (manual section 35.4). Those that read or write files of the server
 * ({@code lo_import}, {@code lo_export}) are not there.
 *
 * <p>Source of the rules: PostgreSQL {@code src/backend/libpq/be-fsstubs.c}.
 */
final class LargeObjectFunctions {
  private LargeObjectFunctions() {}

  /** Whether a call of it asks the back end. */
  static boolean isOne(Proc proc) {
    return proc.source().startsWith("be_lo");
  }

  static void addTo(FunctionTable table) {
    table.any("be_lo_creat", (in, a) -> store(in).create(0));
    table.any("be_lo_create", (in, a) -> store(in).create(number(a[0])));
    table.any("be_lo_open", (in, a) -> store(in).open(number(a[0]), integer(a[1])));
    table.any("be_loread", (in, a) -> store(in).read(integer(a[0]), Math.max(0, integer(a[1]))));
    table.any(
        "be_lo_close",
        (in, a) -> {
          store(in).close(integer(a[0]));
          return 0;
        });
    table.any(
        "be_lowrite",
        (in, a) -> {
          store(in).write(integer(a[0]), bytes(a[1]));
          return bytes(a[1]).length;
        });
    table.any(
        "be_lo_unlink",
        (in, a) -> {
          store(in).unlink(number(a[0]));
          return 1;
        });
    positions(table);
    whole(table);
  }

  private static void positions(FunctionTable table) {
    table.any(
        "be_lo_lseek",
        (in, a) ->
            small(store(in).seek(integer(a[0]), integer(a[1]), integer(a[2])), "lo_lseek", a[0]));
    table.any(
        "be_lo_lseek64", (in, a) -> store(in).seek(integer(a[0]), number(a[1]), integer(a[2])));
    table.any("be_lo_tell", (in, a) -> small(store(in).tell(integer(a[0])), "lo_tell", a[0]));
    table.any("be_lo_tell64", (in, a) -> store(in).tell(integer(a[0])));
    table.any("be_lo_truncate", (in, a) -> truncate(in, a[0], integer(a[1])));
    table.any("be_lo_truncate64", (in, a) -> truncate(in, a[0], number(a[1])));
  }

  private static void whole(FunctionTable table) {
    table.any("be_lo_get", (in, a) -> store(in).get(number(a[0]), 0, -1));
    table.any(
        "be_lo_get_fragment",
        (in, a) -> {
          int length = integer(a[2]);
          if (length < 0) {
            throw new PgException(
                SqlState.INVALID_PARAMETER_VALUE, "requested length cannot be negative");
          }
          return store(in).get(number(a[0]), number(a[1]), length);
        });
    table.any(
        "be_lo_put",
        (in, a) -> {
          store(in).put(number(a[0]), number(a[1]), bytes(a[2]));
          return "";
        });
    table.any(
        "be_lo_from_bytea",
        (in, a) -> {
          long oid = store(in).create(number(a[0]));
          store(in).put(oid, 0, bytes(a[1]));
          return oid;
        });
  }

  private static Object truncate(Invocation in, @Nullable Object descriptor, long length) {
    store(in).truncate(integer(descriptor), length);
    return 0;
  }

  private static int small(long position, String function, @Nullable Object descriptor) {
    if (position != (int) position) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          function + " result out of range for large-object descriptor " + descriptor);
    }
    return (int) position;
  }

  private static LargeObjectStore store(Invocation in) {
    return in.session().largeObjects();
  }

  private static long number(@Nullable Object value) {
    return (Long) nonNull(value);
  }

  private static int integer(@Nullable Object value) {
    return (Integer) nonNull(value);
  }

  private static byte[] bytes(@Nullable Object value) {
    return (byte[]) nonNull(value);
  }
}
