package io.irispgwire.eval;

import io.irispgwire.types.DateTimes;
import io.irispgwire.types.PgType;
import java.util.Comparator;
import java.util.List;

/** The functions behind {@code = <> < <= > >=}, and larger and smaller of two. */
final class Comparisons {
  private static final List<String> SHORT = List.of("eq", "ne", "lt", "le", "gt", "ge");

  private Comparisons() {}

  static void addTo(FunctionTable table) {
    for (String prefix :
        List.of("int2", "int4", "int8", "int24", "int28", "int42", "int48", "int82", "int84")) {
      operators(table, prefix, Ordering::compare);
    }
    for (String prefix : List.of("float4", "float8", "float48", "float84")) {
      operators(
          table,
          prefix,
          (a, b) -> Ordering.floats(((Number) a).doubleValue(), ((Number) b).doubleValue()));
    }
    for (String prefix :
        List.of(
            "oid",
            "bool",
            "char",
            "name",
            "text_",
            "bytea",
            "bit",
            "numeric_",
            "date_",
            "time_",
            "timetz_",
            "timestamp_",
            "interval_",
            "uuid_",
            "enum_",
            "record_",
            "array_",
            "oidvector",
            "text_pattern_",
            "xid8",
            "cash_",
            "macaddr_",
            "macaddr8_",
            "range_",
            "multirange_",
            "network_",
            "pg_lsn_")) {
      operators(table, prefix, Ordering::compare);
    }
    operators(table, "bpchar", Ordering.of(PgType.BPCHAR));
    operators(table, "bpchar_pattern_", Ordering.of(PgType.BPCHAR));
    operators(table, "jsonb_", Ordering.of(PgType.JSONB));
    names(table);
    dates(table);
    extremes(table);
  }

  private static void operators(FunctionTable table, String prefix, Comparator<Object> order) {
    for (String suffix : SHORT) {
      boolean text = prefix.equals("text_") && (suffix.equals("eq") || suffix.equals("ne"));
      one(table, (text ? "text" : prefix) + suffix, suffix, order);
    }
  }

  private static void one(
      FunctionTable table, String key, String suffix, Comparator<Object> order) {
    switch (suffix) {
      case "eq" -> table.two(key, (Object a, Object b) -> order.compare(a, b) == 0);
      case "ne" -> table.two(key, (Object a, Object b) -> order.compare(a, b) != 0);
      case "lt" -> table.two(key, (Object a, Object b) -> order.compare(a, b) < 0);
      case "le" -> table.two(key, (Object a, Object b) -> order.compare(a, b) <= 0);
      case "gt" -> table.two(key, (Object a, Object b) -> order.compare(a, b) > 0);
      default -> table.two(key, (Object a, Object b) -> order.compare(a, b) >= 0);
    }
  }

  /** name against text, and the few comparisons that have only equality. */
  private static void names(FunctionTable table) {
    for (String suffix : SHORT) {
      one(table, "name" + suffix + "text", suffix, Ordering::compare);
      one(table, "text" + suffix + "name", suffix, Ordering::compare);
    }
    one(table, "xideq", "eq", Ordering::compare);
    one(table, "xidneq", "ne", Ordering::compare);
    one(table, "cideq", "eq", Ordering::compare);
    for (String key : List.of("btint4cmp", "btint8cmp", "bttextcmp", "btoidcmp", "numeric_cmp")) {
      table.two(key, Ordering::compare);
    }
  }

  private static void dates(FunctionTable table) {
    for (String suffix : SHORT) {
      one(
          table,
          "date_" + suffix + "_timestamp",
          suffix,
          (a, b) -> Long.compare(midnight((Integer) a), (Long) b));
      one(
          table,
          "timestamp_" + suffix + "_date",
          suffix,
          (a, b) -> Long.compare((Long) a, midnight((Integer) b)));
      zoned(table, "date", "timestamptz", suffix);
      zoned(table, "timestamp", "timestamptz", suffix);
      zoned(table, "timestamptz", "date", suffix);
      zoned(table, "timestamptz", "timestamp", suffix);
    }
  }

  private static void zoned(FunctionTable table, String left, String right, String suffix) {
    FunctionTableComparison compare = comparison(suffix);
    table.any(
        left + "_" + suffix + "_" + right,
        (in, arguments) ->
            compare.holds(
                Long.compare(
                    Moments.utc(arguments[0], left, in.style().zone()),
                    Moments.utc(arguments[1], right, in.style().zone()))));
  }

  /** What an operator makes of a comparison's sign. */
  @FunctionalInterface
  private interface FunctionTableComparison {
    boolean holds(int order);
  }

  private static FunctionTableComparison comparison(String suffix) {
    return switch (suffix) {
      case "eq" -> order -> order == 0;
      case "ne" -> order -> order != 0;
      case "lt" -> order -> order < 0;
      case "le" -> order -> order <= 0;
      case "gt" -> order -> order > 0;
      default -> order -> order >= 0;
    };
  }

  /** The timestamp at which a day begins. */
  static long midnight(int date) {
    if (date == DateTimes.DATE_INFINITY) {
      return DateTimes.TIMESTAMP_INFINITY;
    }
    if (date == DateTimes.DATE_MINUS_INFINITY) {
      return DateTimes.TIMESTAMP_MINUS_INFINITY;
    }
    return date >= DateTimes.END_OF_TIMESTAMPS / DateTimes.MICROS_PER_DAY
        ? DateTimes.TIMESTAMP_INFINITY
        : date * DateTimes.MICROS_PER_DAY;
  }

  private static void extremes(FunctionTable table) {
    for (String prefix :
        List.of("text", "date", "timestamp", "interval", "time", "timetz", "array")) {
      table.two(prefix + "_larger", (Object a, Object b) -> Ordering.compare(a, b) > 0 ? a : b);
      table.two(prefix + "_smaller", (Object a, Object b) -> Ordering.compare(a, b) < 0 ? a : b);
    }
  }
}
