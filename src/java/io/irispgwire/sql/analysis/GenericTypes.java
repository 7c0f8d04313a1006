package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pseudo-types that stand for a type found from the arguments, and what ranges are made of. */
final class GenericTypes {
  static final int ANY = 2276;
  static final int ANYARRAY = 2277;
  static final int ANYELEMENT = 2283;
  static final int ANYNONARRAY = 2776;
  static final int ANYENUM = 3500;
  static final int ANYRANGE = 3831;
  static final int ANYMULTIRANGE = 4537;
  static final int ANYCOMPATIBLE = 5077;
  static final int ANYCOMPATIBLEARRAY = 5078;
  static final int ANYCOMPATIBLENONARRAY = 5079;
  static final int ANYCOMPATIBLERANGE = 5080;
  static final int ANYCOMPATIBLEMULTIRANGE = 4538;

  /** {@code pg_range}: rngtypid to rngsubtype. */
  private static final Map<Integer, Integer> SUBTYPES =
      Map.of(3904, 23, 3906, 1700, 3908, 1114, 3910, 1184, 3912, 1082, 3926, 20);

  /** {@code pg_range}: rngmultitypid to rngtypid. */
  private static final Map<Integer, Integer> RANGES =
      Map.of(4451, 3904, 4532, 3906, 4533, 3908, 4534, 3910, 4535, 3912, 4536, 3926);

  private GenericTypes() {}

  /** {@code IsPolymorphicType}. */
  static boolean isPolymorphic(int oid) {
    return switch (oid) {
      case ANYARRAY,
          ANYELEMENT,
          ANYNONARRAY,
          ANYENUM,
          ANYRANGE,
          ANYMULTIRANGE,
          ANYCOMPATIBLE,
          ANYCOMPATIBLEARRAY,
          ANYCOMPATIBLENONARRAY,
          ANYCOMPATIBLERANGE,
          ANYCOMPATIBLEMULTIRANGE ->
          true;
      default -> false;
    };
  }

  static @Nullable PgType rangeSubtype(PgType range) {
    Integer subtype = SUBTYPES.get(range.oid());
    return subtype == null ? null : type(subtype);
  }

  static @Nullable PgType multirangeRange(PgType multirange) {
    Integer range = RANGES.get(multirange.oid());
    return range == null ? null : type(range);
  }

  static @Nullable PgType multirangeOf(PgType range) {
    for (Map.Entry<Integer, Integer> entry : RANGES.entrySet()) {
      if (entry.getValue() == range.oid()) {
        return type(entry.getKey());
      }
    }
    return null;
  }

  static PgType type(int oid) {
    return Objects.requireNonNull(Types.byOid(oid), () -> "no type " + oid);
  }
}
