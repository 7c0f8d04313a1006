package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What IRIS keeps a value of each PostgreSQL type in.
 *
 * <p>Sources: IRIS SQL Reference, "Data Types" (a VARCHAR without length holds one character, TEXT
 * is a stream, numbers are at most 19 digits before and 18 after the point) and "CAST" (VARCHAR
 * alone cuts at 30). A bare {@code numeric} has no bounds in PostgreSQL; it becomes NUMERIC(28,9),
 * as much as IRIS takes while leaving both sides of the point room.
 */
public final class IrisTypes {
  private static final int LONGEST_STRING = 65535;
  private static final int MODIFIER_OFFSET = 4;
  private static final int MAX_SCALE = 18;
  private static final int MAX_INTEGER_DIGITS = 19;
  private static final String TEXT = "VARCHAR(" + LONGEST_STRING + ")";

  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("bool", "BIT"),
          Map.entry("int2", "SMALLINT"),
          Map.entry("int4", "INTEGER"),
          Map.entry("int8", "BIGINT"),
          Map.entry("oid", "BIGINT"),
          Map.entry("xid", "BIGINT"),
          Map.entry("float4", "DOUBLE"),
          Map.entry("float8", "DOUBLE"),
          Map.entry("date", "DATE"),
          Map.entry("time", "TIME(6)"),
          Map.entry("timestamp", "TIMESTAMP2"),
          Map.entry("timestamptz", "TIMESTAMP"),
          Map.entry("bytea", "VARBINARY(" + LONGEST_STRING + ")"),
          Map.entry("uuid", "VARCHAR(36)"),
          Map.entry("name", "VARCHAR(63)"),
          Map.entry("char", "VARCHAR(1)"),
          Map.entry("timetz", "VARCHAR(32)"),
          Map.entry("interval", "VARCHAR(64)"));

  /** Held as text that does not sort as the values. */
  private static final Set<String> UNORDERED =
      Set.of("interval", "timetz", "inet", "cidr", "jsonb", "money", "pg_lsn", "xid8");

  private static final Map<String, Table.Stored> STORED =
      Map.ofEntries(
          Map.entry("bool", Table.Stored.BOOLEAN),
          Map.entry("int2", Table.Stored.NUMBER),
          Map.entry("int4", Table.Stored.NUMBER),
          Map.entry("int8", Table.Stored.NUMBER),
          Map.entry("oid", Table.Stored.NUMBER),
          Map.entry("xid", Table.Stored.NUMBER),
          Map.entry("float4", Table.Stored.NUMBER),
          Map.entry("float8", Table.Stored.NUMBER),
          Map.entry("numeric", Table.Stored.NUMBER),
          Map.entry("date", Table.Stored.DATE),
          Map.entry("time", Table.Stored.TIME),
          Map.entry("timestamp", Table.Stored.TIMESTAMP),
          Map.entry("timestamptz", Table.Stored.TIMESTAMP),
          Map.entry("bytea", Table.Stored.BINARY),
          Map.entry("vector", Table.Stored.VECTOR));

  private IrisTypes() {}

  /** What a column can be asked to keep every value of: ADR 0024. */
  private static final Set<String> BOUNDED =
      Set.of("numeric", "date", "time", "timestamp", "timestamptz");

  /**
   * Whether a column of the type keeps PostgreSQL's text.
   *
   * @param exact the types, by their names, whose every value is to be kept
   */
  public static boolean isKeptAsText(SqlType type, Set<String> exact) {
    PgType base = type.type();
    if (base.user() != null || !BOUNDED.contains(base.name())) {
      return false;
    }
    boolean wide = base.equals(PgType.NUMERIC) && type.modifier() >= 0;
    return wide ? isTooWide(type.modifier()) : exact.contains(base.name());
  }

  /** What keeps PostgreSQL's text, whatever the type. */
  public static String textDdl() {
    return TEXT + " COLLATE %EXACT";
  }

  /** The type to write in IRIS DDL: {@code VARCHAR(36) COLLATE %EXACT} for uuid. */
  public static String ddl(SqlType type) {
    String name = storage(type);
    return name.startsWith("VARCHAR") || name.startsWith("CHAR") ? name + " COLLATE %EXACT" : name;
  }

  /** The type to write in a CAST; TIMESTAMP2 is none of IRIS's targets there. */
  public static String cast(SqlType type) {
    if (type.type().equals(PgType.UNKNOWN)) {
      return TEXT; // as PostgreSQL takes what nothing gives a type
    }
    if (type.type().equals(PgType.NUMERIC) && type.modifier() < 0) {
      return "NUMERIC"; // keeps all digits, unlike in DDL
    }
    String name = storage(type);
    return name.equals("TIMESTAMP2") ? "TIMESTAMP" : name.equals("TIME(6)") ? "TIME" : name;
  }

  public static Table.Stored storedAs(PgType type) {
    return type.user() == null
        ? STORED.getOrDefault(type.name(), Table.Stored.EXACT_STRING)
        : Table.Stored.EXACT_STRING;
  }

  /** Whether what IRIS holds sorts as the type's values do. */
  public static boolean isOrdered(PgType type) {
    return !type.isArray()
        && type.user() == null
        && !UNORDERED.contains(type.name())
        && !isRange(type);
  }

  /** Whether equal values are held alike. */
  public static boolean isCanonical(PgType type) {
    PgType element = type.isArray() ? Types.elementOf(type) : null;
    return element == null
        ? isOrdered(type)
            || type.isEnum()
            || type.name().equals("inet")
            || type.name().equals("cidr")
        : isCanonical(element) && !element.equals(PgType.NUMERIC);
  }

  private static boolean isRange(PgType type) {
    return type.kind() == 'r' || type.kind() == 'm';
  }

  private static String storage(SqlType type) {
    PgType base = type.type();
    if (base.isEnum()) {
      return "VARCHAR(63)"; // NAMEDATALEN
    }
    if (base.equals(PgType.NUMERIC)) {
      return numeric(type.modifier());
    }
    if (base.equals(PgType.VARCHAR) || base.equals(PgType.BPCHAR)) {
      String name = base.equals(PgType.VARCHAR) ? "VARCHAR" : "CHAR";
      return type.modifier() < 0 ? TEXT : name + "(" + (type.modifier() - MODIFIER_OFFSET) + ")";
    }
    if (base.equals(PgType.VECTOR)) {
      return vector(type.modifier());
    }
    @Nullable String fixed = FIXED.get(base.name());
    if (fixed != null && base.user() == null) {
      return fixed;
    }
    if (base.kind() == 'p') {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION, "column has pseudo-type " + base.name());
    }
    return TEXT;
  }

  /** Of doubles: only such vectors, of one length, can be indexed (SQL Guide, "Vector Search"). */
  private static String vector(int dimensions) {
    if (dimensions < 0) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "a column of type vector without dimensions is not supported by IRIS")
          .withHint("Write their number: vector(3).");
    }
    return "VECTOR(DOUBLE, " + dimensions + ")";
  }

  private static boolean isTooWide(int modifier) {
    int scale = scale(modifier);
    return scale < 0 || scale > MAX_SCALE || precision(modifier) > MAX_INTEGER_DIGITS + scale;
  }

  private static int precision(int modifier) {
    return (modifier - MODIFIER_OFFSET) >> 16;
  }

  private static int scale(int modifier) {
    int scale = (short) ((modifier - MODIFIER_OFFSET) & 0x7FF);
    return scale > 1000 ? scale - 0x800 : scale; // negative since 15: eleven bits
  }

  private static String numeric(int modifier) {
    if (modifier < 0) {
      return "NUMERIC(28,9)";
    }
    int precision = precision(modifier);
    int scale = scale(modifier);
    if (isTooWide(modifier)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "numeric(" + precision + "," + scale + ") is not supported by IRIS")
          .withHint(
              "IRIS holds at most 19 digits before and 18 after the decimal point; use a narrower"
                  + " numeric, or text.");
    }
    return "NUMERIC(" + precision + "," + scale + ")";
  }
}
