package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type that several expressions share (manual, section 10.5; PostgreSQL {@code
 * select_common_type}).
 */
final class CommonType {
  private CommonType() {}

  /** Two types that have nothing in common: {@code index} is that of the second. */
  interface Mismatch {
    RuntimeException between(PgType chosen, PgType other, int index);
  }

  /** The common type, or null when there is none. */
  static @Nullable PgType of(List<PgType> types) {
    return choose(types, null);
  }

  static PgType of(List<PgType> types, Mismatch mismatch) {
    PgType chosen = choose(types, mismatch);
    return chosen == null ? PgType.TEXT : chosen;
  }

  private static @Nullable PgType choose(List<PgType> types, @Nullable Mismatch mismatch) {
    PgType chosen = types.get(0);
    for (int i = 1; i < types.size(); i++) {
      PgType next = types.get(i);
      if (next.equals(PgType.UNKNOWN) || next.equals(chosen)) {
        continue;
      }
      if (chosen.equals(PgType.UNKNOWN)) {
        chosen = next;
      } else if (chosen.category() != next.category()) {
        if (mismatch == null) {
          return null;
        }
        throw mismatch.between(chosen, next, i);
      } else if (!chosen.preferred() && prefers(chosen, next)) {
        chosen = next;
      }
    }
    return chosen.equals(PgType.UNKNOWN) ? PgType.TEXT : chosen;
  }

  private static boolean prefers(PgType chosen, PgType next) {
    return Coercibility.implicit(chosen, next) && !Coercibility.implicit(next, chosen);
  }
}
