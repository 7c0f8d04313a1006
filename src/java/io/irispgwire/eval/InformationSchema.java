package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.eval.CatalogLookup.Row;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions that the views of information_schema are written with. Source: PostgreSQL {@code
 * src/backend/catalog/information_schema.sql}.
 */
final class InformationSchema {
  private static final Set<PgType> INTEGERS = Set.of(PgType.INT2, PgType.INT4, PgType.INT8);

  /** {@code VARHDRSZ}, which modifiers of lengths are above. */
  private static final int HEADER = 4;

  private static final int NO_MODIFIER = -1;
  private static final int LOW_BITS = 0xFFFF;
  private static final int UTF8_BYTES = 4;

  private InformationSchema() {}

  static void addTo(FunctionTable table) {
    type(table, "_pg_char_max_length", InformationSchema::maxLength);
    type(table, "_pg_char_octet_length", InformationSchema::octetLength);
    type(table, "_pg_numeric_precision", InformationSchema::precision);
    type(table, "_pg_numeric_precision_radix", (type, modifier) -> radix(type));
    type(table, "_pg_numeric_scale", InformationSchema::scale);
    type(table, "_pg_datetime_precision", InformationSchema::datetimePrecision);
    type(table, "_pg_interval_type", InformationSchema::intervalType);
    table.any(
        "_pg_truetypid",
        (in, a) -> isDomain(a[1]) ? field(a[1], "typbasetype") : field(a[0], "atttypid"));
    table.any(
        "_pg_truetypmod",
        (in, a) -> isDomain(a[1]) ? field(a[1], "typtypmod") : field(a[0], "atttypmod"));
    table.any("_pg_index_position", InformationSchema::position);
    table.any("pg_encoding_max_length_sql", (in, a) -> UTF8_BYTES);
  }

  /** What a type and its modifier tell. */
  @FunctionalInterface
  private interface OfType {
    @Nullable Object apply(PgType type, int modifier);
  }

  private static void type(FunctionTable table, String name, OfType body) {
    table.any(
        name,
        (in, a) -> {
          PgType type = io.irispgwire.types.Types.byOid(((Long) nonNull(a[0])).intValue());
          return type == null ? null : body.apply(type, (Integer) nonNull(a[1]));
        });
  }

  private static boolean isDomain(@Nullable Object type) {
    return "d".equals(field(type, "typtype"));
  }

  private static @Nullable Object field(@Nullable Object value, String name) {
    PgRecord row = (PgRecord) nonNull(value);
    List<String> names = row.names();
    return names == null ? null : row.values().get(names.indexOf(name));
  }

  private static @Nullable Object maxLength(PgType type, int modifier) {
    if (modifier == NO_MODIFIER) {
      return null;
    }
    return switch (type.name()) {
      case "bpchar", "varchar" -> modifier - HEADER;
      case "bit", "varbit" -> modifier;
      default -> null;
    };
  }

  private static @Nullable Object octetLength(PgType type, int modifier) {
    return switch (type.name()) {
      case "text", "bpchar", "varchar" ->
          modifier == NO_MODIFIER
              ? (Object) (1 << 30)
              : maxLength(type, modifier) instanceof Integer length ? length * UTF8_BYTES : null;
      default -> null;
    };
  }

  private static @Nullable Object precision(PgType type, int modifier) {
    return switch (type.name()) {
      case "int2" -> 16;
      case "int4" -> 32;
      case "int8" -> 64;
      case "numeric" ->
          modifier == NO_MODIFIER ? null : (Object) (((modifier - HEADER) >> 16) & LOW_BITS);
      case "float4" -> 24;
      case "float8" -> 53;
      default -> null;
    };
  }

  private static @Nullable Object radix(PgType type) {
    boolean binary = INTEGERS.contains(type) || type.name().startsWith("float");
    return binary ? (Object) 2 : type.equals(PgType.NUMERIC) ? (Object) 10 : null;
  }

  private static @Nullable Object scale(PgType type, int modifier) {
    if (INTEGERS.contains(type)) {
      return 0;
    }
    return type.equals(PgType.NUMERIC) && modifier != NO_MODIFIER
        ? (Object) ((modifier - HEADER) & LOW_BITS)
        : null;
  }

  private static @Nullable Object datetimePrecision(PgType type, int modifier) {
    int whole = 6;
    return switch (type.name()) {
      case "date" -> 0;
      case "time", "timestamp", "timestamptz", "timetz" -> modifier < 0 ? whole : modifier;
      case "interval" ->
          modifier < 0 || (modifier & LOW_BITS) == LOW_BITS ? whole : modifier & LOW_BITS;
      default -> null;
    };
  }

  /** The fields, {@code DAY TO SECOND}; NULL where the type names none. */
  private static @Nullable Object intervalType(PgType type, int modifier) {
    if (!type.name().equals("interval")) {
      return null;
    }
    String written = FormatType.of(new SqlType(type, modifier));
    int space = written.indexOf(' ');
    return space < 0 ? "" : written.substring(space + 1).toUpperCase(Locale.ROOT);
  }

  private static @Nullable Object position(Invocation in, @Nullable Object[] a) {
    Row index =
        CatalogLookup.of(in.session(), "pg_index").first("indexrelid", (Long) nonNull(a[0]));
    if (index == null || !(index.get("indkey") instanceof PgArray keys)) {
      return null;
    }
    int place = keys.elements().indexOf(nonNull(a[1]));
    return place < 0 ? null : (Object) (place + 1);
  }
}
