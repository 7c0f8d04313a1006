package io.irispgwire.types;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of PostgreSQL 15 and of its extension pgvector, read once. */
public final class Types {
  private static final Map<Integer, PgType> BY_OID = PgType.ROWS;
  private static final Map<String, PgType> BY_NAME = byName();

  private Types() {}

  public static @Nullable PgType byOid(int oid) {
    return BY_OID.get(oid);
  }

  /** By the name in pg_type: {@code int4}, {@code _text}. */
  public static @Nullable PgType byName(String name) {
    return BY_NAME.get(name);
  }

  public static Collection<PgType> all() {
    return BY_OID.values();
  }

  /** The type of arrays of {@code element}, or null for a pseudo-type. */
  public static @Nullable PgType arrayOf(PgType element) {
    UserType user = element.user();
    return user == null
        ? BY_OID.get(element.arrayOid())
        : element.arrayOid() == 0 ? null : PgType.arrayOf(element, user);
  }

  /** The type of the elements of {@code array}, or null when it is no array. */
  public static @Nullable PgType elementOf(PgType array) {
    return array.user() instanceof UserType.Elements arrays
        ? arrays.element()
        : BY_OID.get(array.elementOid());
  }

  private static Map<String, PgType> byName() {
    Map<String, PgType> names = new LinkedHashMap<>();
    BY_OID.values().forEach(type -> names.put(type.name(), type));
    return names;
  }
}
