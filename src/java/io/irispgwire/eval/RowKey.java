package io.irispgwire.eval;

import io.irispgwire.types.PgType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as a key of a hash table: equal as PostgreSQL's {@code =} says, NULLs alike. */
final class RowKey {
  private final @Nullable Object[] values;

  private RowKey(@Nullable Object[] values) {
    this.values = values;
  }

  static RowKey of(@Nullable Object[] row, List<PgType> types) {
    @Nullable Object[] values = new Object[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Ordering.hashable(types.get(i), row[i]);
    }
    return new RowKey(values);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowKey key && Arrays.equals(values, key.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
