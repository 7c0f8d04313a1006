package io.irispgwire.eval;

import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rough count of the heap bytes behind a value. */
final class MemorySize {
  private MemorySize() {}

  static long of(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return 0;
    } else if (value instanceof String text) {
      return 48L + text.length();
    } else if (value instanceof float[] vector) {
      return 16L + 4L * vector.length;
    } else if (value instanceof byte[] bytes) {
      return 16L + bytes.length;
    } else if (value instanceof PgArray array) {
      return 64L + ofAll(array.elements());
    } else if (value instanceof PgRecord row) {
      return 48L + ofAll(row.values());
    }
    return 24;
  }

  private static long ofAll(List<@Nullable Object> values) {
    long size = 8L * values.size();
    for (Object value : values) {
      size += of(value);
    }
    return size;
  }
}
