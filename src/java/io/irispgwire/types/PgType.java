package io.irispgwire.types;

/**
 * A row of {@code pg_type}.
 *
 * @param length bytes of a fixed-size value, or -1 when the size varies ({@code typlen})
 * @param kind 'b' base, 'p' pseudo, 'r' range, 'm' multirange ({@code typtype})
 * @param category one letter, as in the manual's table of {@code typcategory} codes
 * @param elementOid type of the elements of an array, else 0
 * @param arrayOid type of arrays of this type, or 0
 */
public record PgType(
    int oid,
    String name,
    int length,
    char kind,
    char category,
    boolean preferred,
    char delimiter,
    int elementOid,
    int arrayOid) {

  public static final PgType BOOL = Types.builtin(16);
  public static final PgType BYTEA = Types.builtin(17);
  public static final PgType CHAR = Types.builtin(18);
  public static final PgType NAME = Types.builtin(19);
  public static final PgType INT8 = Types.builtin(20);
  public static final PgType INT2 = Types.builtin(21);
  public static final PgType INT4 = Types.builtin(23);
  public static final PgType REGPROC = Types.builtin(24);
  public static final PgType TEXT = Types.builtin(25);
  public static final PgType OID = Types.builtin(26);
  public static final PgType XID = Types.builtin(28);
  public static final PgType JSON = Types.builtin(114);
  public static final PgType FLOAT4 = Types.builtin(700);
  public static final PgType FLOAT8 = Types.builtin(701);
  public static final PgType UNKNOWN = Types.builtin(705);
  public static final PgType BPCHAR = Types.builtin(1042);
  public static final PgType VARCHAR = Types.builtin(1043);
  public static final PgType DATE = Types.builtin(1082);
  public static final PgType TIME = Types.builtin(1083);
  public static final PgType TIMESTAMP = Types.builtin(1114);
  public static final PgType TIMESTAMPTZ = Types.builtin(1184);
  public static final PgType INTERVAL = Types.builtin(1186);
  public static final PgType TIMETZ = Types.builtin(1266);
  public static final PgType BIT = Types.builtin(1560);
  public static final PgType VARBIT = Types.builtin(1562);
  public static final PgType NUMERIC = Types.builtin(1700);
  public static final PgType REFCURSOR = Types.builtin(1790);
  public static final PgType RECORD = Types.builtin(2249);
  public static final PgType VOID = Types.builtin(2278);
  public static final PgType UUID = Types.builtin(2950);
  public static final PgType JSONB = Types.builtin(3802);

  public boolean isArray() {
    return elementOid != 0 && length == -1 && category == 'A';
  }

  @Override
  public String toString() {
    return name;
  }
}
