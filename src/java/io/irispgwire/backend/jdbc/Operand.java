package io.irispgwire.backend.jdbc;

import io.irispgwire.types.PgType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value for a question mark, kept for a batch.
 *
 * @param index from 0
 */
record Operand(int index, PgType type, @Nullable Object value) {
  /** The operands of a row with one more, or another one. */
  static Operand[] put(Operand[] row, int index, PgType type, @Nullable Object value) {
    Operand[] wide = index < row.length ? row : Arrays.copyOf(row, index + 1);
    wide[index] = new Operand(index, type, value);
    return wide;
  }

  static void giveAll(Operand[] row, JdbcPrepared prepared) {
    for (Operand operand : row) {
      prepared.give(operand.index, operand.type, operand.value);
    }
  }
}
