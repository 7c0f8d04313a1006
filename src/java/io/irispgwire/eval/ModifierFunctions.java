package io.irispgwire.eval;

import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import java.util.Map;
import java.util.Objects;

/** Functions that apply a type's modifier, as casts call them. */
final class ModifierFunctions {
  private ModifierFunctions() {}

  static void addTo(FunctionTable table) {
    Map<String, PgType> types =
        Map.of(
            "numeric", PgType.NUMERIC,
            "varchar", PgType.VARCHAR,
            "bpchar", PgType.BPCHAR,
            "bit", PgType.BIT,
            "varbit", PgType.VARBIT,
            "timestamp_scale", PgType.TIMESTAMP,
            "timestamptz_scale", PgType.TIMESTAMPTZ,
            "time_scale", PgType.TIME,
            "timetz_scale", PgType.TIMETZ,
            "interval_scale", PgType.INTERVAL);
    types.forEach(
        (source, type) ->
            table.any(
                source,
                (in, a) ->
                    TypeModifiers.apply(
                        a[0],
                        new SqlType(type, (Integer) Objects.requireNonNull(a[1])),
                        a.length < 3 || Boolean.TRUE.equals(a[2]))));
  }
}
