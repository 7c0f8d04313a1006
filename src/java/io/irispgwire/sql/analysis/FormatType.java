package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;

/**
 * Names of types as messages and {@code \d} show them.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/format_type.c}; modifiers as the types' own
 * typmodout functions write them.
 */
public final class FormatType {
  private static final int HEADER = 4;
  private static final String[] FIELDS = {
    "year", "month", "day", "hour", "minute", "second"
  };

  /** Bits of {@code INTERVAL_MASK} for {@link #FIELDS}: src/include/utils/datetime.h. */
  private static final int[] FIELD_BITS = {1 << 2, 1 << 1, 1 << 3, 1 << 10, 1 << 11, 1 << 12};

  private static final int ALL_FIELDS = 0x7FFF;
  private static final int FULL_PRECISION = 0xFFFF;

  private FormatType() {}

  /** {@code format_type_be}: without modifier. */
  public static String of(PgType type) {
    PgType element = type.isArray() && type.name().startsWith("_") ? Types.elementOf(type) : null;
    return element == null ? scalar(type) : scalar(element) + "[]";
  }

  /** {@code format_type(oid, typmod)}. */
  public static String of(SqlType type) {
    if (type.modifier() < 0) {
      return type.type().equals(PgType.BPCHAR) ? "bpchar" : of(type.type());
    }
    PgType pg = type.type();
    PgType element = pg.isArray() && pg.name().startsWith("_") ? Types.elementOf(pg) : null;
    return element == null
        ? withModifier(pg, type.modifier())
        : withModifier(element, type.modifier()) + "[]";
  }

  private static String scalar(PgType type) {
    return switch (type.oid()) {
      case 16 -> "boolean";
      case 18 -> "\"char\"";
      case 20 -> "bigint";
      case 21 -> "smallint";
      case 23 -> "integer";
      case 700 -> "real";
      case 701 -> "double precision";
      case 1042 -> "character";
      case 1043 -> "character varying";
      case 1083 -> "time without time zone";
      case 1114 -> "timestamp without time zone";
      case 1184 -> "timestamp with time zone";
      case 1266 -> "time with time zone";
      case 1562 -> "bit varying";
      default -> type.name();
    };
  }

  private static String withModifier(PgType type, int modifier) {
    return switch (type.oid()) {
      case 1042, 1043 -> scalar(type) + '(' + (modifier - HEADER) + ')';
      case 1700 -> "numeric" + numeric(modifier - HEADER);
      case 1560, 1562 -> scalar(type) + '(' + modifier + ')';
      case 1083 -> "time(" + modifier + ") without time zone";
      case 1114 -> "timestamp(" + modifier + ") without time zone";
      case 1184 -> "timestamp(" + modifier + ") with time zone";
      case 1266 -> "time(" + modifier + ") with time zone";
      case 1186 -> "interval" + interval(modifier);
      default -> scalar(type);
    };
  }

  private static String numeric(int packed) {
    int scale = ((packed & 0x7FF) ^ 1024) - 1024;
    return "(" + (packed >> 16 & 0xFFFF) + ',' + scale + ')';
  }

  private static String interval(int modifier) {
    int fields = modifier >> 16 & ALL_FIELDS;
    int precision = modifier & 0xFFFF;
    StringBuilder text = new StringBuilder();
    if (fields != ALL_FIELDS) {
      String first = "";
      String last = "";
      for (int i = 0; i < FIELDS.length; i++) {
        if ((fields & FIELD_BITS[i]) != 0) {
          last = FIELDS[i];
          first = first.isEmpty() ? last : first;
        }
      }
      text.append(' ').append(first);
      if (!first.equals(last)) {
        text.append(" to ").append(last);
      }
    }
    return precision == FULL_PRECISION
        ? text.toString()
        : text.append('(').append(precision).append(')').toString();
  }
}
