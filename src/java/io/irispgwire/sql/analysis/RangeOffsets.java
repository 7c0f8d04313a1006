package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.Map;

/**
 * What may be added to a sort column by {@code RANGE … PRECEDING} and {@code FOLLOWING}.
 *
 * <p>Source: PostgreSQL {@code parse_clause.c}, {@code transformFrameOffset}; the in_range
 * functions of {@code pg_amproc.dat}.
 */
final class RangeOffsets {
  private static final List<PgType> WHOLE = List.of(PgType.INT8, PgType.INT4, PgType.INT2);

  /** By the column's type, in the order of pg_amproc. */
  private static final Map<PgType, List<PgType>> TYPES =
      Map.ofEntries(
          Map.entry(PgType.INT2, WHOLE),
          Map.entry(PgType.INT4, WHOLE),
          Map.entry(PgType.INT8, List.of(PgType.INT8)),
          Map.entry(PgType.FLOAT4, List.of(PgType.FLOAT8)),
          Map.entry(PgType.FLOAT8, List.of(PgType.FLOAT8)),
          Map.entry(PgType.NUMERIC, List.of(PgType.NUMERIC)),
          Map.entry(PgType.DATE, List.of(PgType.INTERVAL)),
          Map.entry(PgType.TIMESTAMP, List.of(PgType.INTERVAL)),
          Map.entry(PgType.TIMESTAMPTZ, List.of(PgType.INTERVAL)),
          Map.entry(PgType.TIME, List.of(PgType.INTERVAL)),
          Map.entry(PgType.TIMETZ, List.of(PgType.INTERVAL)),
          Map.entry(PgType.INTERVAL, List.of(PgType.INTERVAL)));

  private RangeOffsets() {}

  static void coerce(Coercer coercer, Expression offset, PgType column) {
    PgType type = coercer.typeOf(offset);
    PgType preferred = type.equals(PgType.UNKNOWN) ? column : type;
    List<PgType> known = TYPES.getOrDefault(column, List.of());
    List<PgType> matches = known.stream().filter(to -> Coercibility.implicit(type, to)).toList();
    PgType compared = column.equals(PgType.VARCHAR) ? PgType.TEXT : column; // as its order does
    String types = " for column type " + FormatType.of(compared);
    if (known.isEmpty()) {
      throw refused(offset, "is not supported" + types);
    }
    types += " and offset type " + FormatType.of(type);
    if (matches.isEmpty()) {
      throw refused(offset, "is not supported" + types)
          .withHint("Cast the offset value to an appropriate type.");
    }
    boolean exact = matches.contains(preferred);
    if (matches.size() > 1 && !exact) {
      throw refused(offset, "has multiple interpretations" + types)
          .withHint("Cast the offset value to the exact intended type.");
    }
    coercer.coerce(offset, exact ? preferred : matches.get(0));
  }

  private static PgException refused(Expression offset, String why) {
    return new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, "RANGE with offset PRECEDING/FOLLOWING " + why)
        .at(Places.of(offset));
  }
}
