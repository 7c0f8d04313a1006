package io.irispgwire.types;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code pg_type}.
 *
 * @param length bytes of a fixed-size value, or -1 when the size varies ({@code typlen})
 * @param kind 'b' base, 'c' composite, 'd' domain, 'e' enum, 'p' pseudo, 'r' range, 'm' multirange
 *     ({@code typtype})
 * @param category one letter, as in the manual's table of {@code typcategory} codes
 * @param elementOid type of the elements of an array, else 0
 * @param arrayOid type of arrays of this type, or 0
 * @param user what CREATE TYPE said; null for a type that every server has
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
    int arrayOid,
    @Nullable UserType user) {

  /** Every type by OID. */
  static final Map<Integer, PgType> ROWS = TypeFile.read();

  public static final PgType BOOL = builtin(16);
  public static final PgType BYTEA = builtin(17);
  public static final PgType CHAR = builtin(18);
  public static final PgType NAME = builtin(19);
  public static final PgType INT8 = builtin(20);
  public static final PgType INT2 = builtin(21);
  public static final PgType INT4 = builtin(23);
  public static final PgType REGPROC = builtin(24);
  public static final PgType TEXT = builtin(25);
  public static final PgType OID = builtin(26);
  public static final PgType XID = builtin(28);
  public static final PgType JSON = builtin(114);
  public static final PgType FLOAT4 = builtin(700);
  public static final PgType FLOAT8 = builtin(701);
  public static final PgType UNKNOWN = builtin(705);
  public static final PgType BPCHAR = builtin(1042);
  public static final PgType VARCHAR = builtin(1043);
  public static final PgType DATE = builtin(1082);
  public static final PgType TIME = builtin(1083);
  public static final PgType TIMESTAMP = builtin(1114);
  public static final PgType TIMESTAMPTZ = builtin(1184);
  public static final PgType INTERVAL = builtin(1186);
  public static final PgType TIMETZ = builtin(1266);
  public static final PgType BIT = builtin(1560);
  public static final PgType VARBIT = builtin(1562);
  public static final PgType NUMERIC = builtin(1700);
  public static final PgType REFCURSOR = builtin(1790);
  public static final PgType RECORD = builtin(2249);
  public static final PgType VOID = builtin(2278);
  public static final PgType UUID = builtin(2950);
  public static final PgType JSONB = builtin(3802);

  /** pgvector's. */
  public static final PgType VECTOR = builtin(16385);

  private static PgType builtin(int oid) {
    return Objects.requireNonNull(ROWS.get(oid), "pg_type.tsv lacks a type");
  }

  public PgType(
      int oid,
      String name,
      int length,
      char kind,
      char category,
      boolean preferred,
      char delimiter,
      int elementOid,
      int arrayOid) {
    this(
        oid,
        name,
        length,
        kind,
        category,
        preferred,
        delimiter,
        elementOid,
        arrayOid,
        (UserType) null);
  }

  public static PgType enumeration(int oid, int arrayOid, String name, UserType.Labels labels) {
    return new PgType(oid, name, 4, 'e', 'E', false, ',', 0, arrayOid, labels);
  }

  public static PgType composite(int oid, int arrayOid, String name, UserType.Fields fields) {
    return new PgType(oid, name, -1, 'c', 'C', false, ',', 0, arrayOid, fields);
  }

  /** A domain: its values are those of its base. */
  public static PgType domain(int oid, int arrayOid, String name, UserType.Domain domain) {
    PgType base = domain.base().type();
    return new PgType(
        oid, name, base.length, 'd', base.category, false, base.delimiter, 0, arrayOid, domain);
  }

  /** The type of arrays of a user's type. */
  static PgType arrayOf(PgType element, UserType user) {
    return new PgType(
        element.arrayOid(),
        "_" + element.name(),
        -1,
        'b',
        'A',
        false,
        ',',
        element.oid(),
        0,
        new UserType.Elements(user.id(), user.schema(), element));
  }

  /** How its values are bound and read where a column keeps them as PostgreSQL's text. */
  public PgType asText() {
    return new PgType(0, name, -1, 'b', category, false, delimiter, 0, 0, new UserType.Text(this));
  }

  /** Whether it is an enum. */
  public boolean isEnum() {
    return user instanceof UserType.Labels;
  }

  public boolean isDomain() {
    return user instanceof UserType.Domain;
  }

  /** The type {@code record} of rows whose columns are known. */
  public static PgType record(List<UserType.Field> fields) {
    return composite(RECORD.oid, RECORD.arrayOid, RECORD.name, new UserType.Fields("", "", fields));
  }

  /** The attributes of a composite type of the user's; empty for another type. */
  public List<UserType.Field> fields() {
    return user instanceof UserType.Fields composite ? composite.fields() : List.of();
  }

  public boolean isArray() {
    return elementOid != 0 && length == -1 && category == 'A';
  }

  @Override
  public String toString() {
    return name;
  }
}
