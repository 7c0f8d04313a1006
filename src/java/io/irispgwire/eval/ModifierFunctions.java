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
        Map.ofEntries(
            Map.entry("numeric", PgType.NUMERIC),
            Map.entry("varchar", PgType.VARCHAR),
            Map.entry("bpchar", PgType.BPCHAR),
            Map.entry("bit", PgType.BIT),
            Map.entry("varbit", PgType.VARBIT),
            Map.entry("timestamp_scale", PgType.TIMESTAMP),
            Map.entry("timestamptz_scale", PgType.TIMESTAMPTZ),
            Map.entry("time_scale", PgType.TIME),
            Map.entry("timetz_scale", PgType.TIMETZ),
            Map.entry("interval_scale", PgType.INTERVAL),
            Map.entry("vector", PgType.VECTOR));
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
