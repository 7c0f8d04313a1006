package io.irispgwire.types;

import io.irispgwire.error.SqlState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every codec by type. */
public final class Codecs {
  /** Types whose binary form is their text too: PostgreSQL's {@code textsend} and its kin. */
  private static final List<String> TEXTS =
      List.of(
          "text", "varchar", "bpchar", "unknown", "cstring", "refcursor", "xml", "pg_node_tree");

  private static final Map<Integer, Codec<?>> BY_OID = byOid();

  private Codecs() {}

  /**
   * The codec of {@code type}; a type without one of its own is known by name only.
   *
   * <p>The cast is the caller's: the Java class is the one this package's comment gives for the
   * type.
   */
  @SuppressWarnings("unchecked") // what the caller's value is, only the type's OID tells
  public static Codec<Object> of(PgType type) {
    UserType user = type.user();
    Codec<?> codec = user == null ? BY_OID.get(type.oid()) : of(type, user);
    return (Codec<Object>) (codec == null ? new TextOnlyCodec(type.name()) : codec);
  }

  private static Codec<?> of(PgType type, UserType user) {
    if (user instanceof UserType.Labels labels) {
      return new EnumCodec(type, labels);
    }
    if (user instanceof UserType.Text text) {
      return of(text.type());
    }
    return user instanceof UserType.Fields fields
        ? new CompositeCodec(fields)
        : new ArrayCodec(((UserType.Elements) user).element());
  }

  /** Whether values of the type are read here, or it is known by name only. */
  public static boolean reads(PgType type) {
    PgType element = type.isArray() ? Types.elementOf(type) : null;
    return element == null ? type.user() != null || BY_OID.containsKey(type.oid()) : reads(element);
  }

  private static Map<Integer, Codec<?>> byOid() {
    Map<String, Codec<?>> byName = new HashMap<>();
    addNumbers(byName);
    addTexts(byName);
    addTimes(byName);
    addReferences(byName);
    addPlaces(byName);
    addRanges(byName);
    byName.put("int2vector", new VectorCodec(PgType.INT2));
    byName.put("oidvector", new VectorCodec(PgType.OID));
    byName.put("vector", new EmbeddingCodec());
    byName.put("record", new RecordCodec());
    byName.put("void", new VoidCodec());
    byName.put("aclitem", new AclItemCodec());

    Map<Integer, Codec<?>> byOid = new HashMap<>();
    for (PgType type : Types.all()) {
      Codec<?> codec = byName.get(type.name());
      PgType element = type.isArray() ? Types.elementOf(type) : null;
      if (codec != null) {
        byOid.put(type.oid(), codec);
      } else if (element != null) {
        byOid.put(type.oid(), new ArrayCodec(element));
      }
    }
    return Map.copyOf(byOid);
  }

  private static void addNumbers(Map<String, Codec<?>> byName) {
    byName.put("bool", new BooleanCodec());
    byName.put("int2", new Int2Codec());
    byName.put("int4", new Int4Codec());
    byName.put("int8", new Int8Codec());
    byName.put("oid", new OidCodec());
    byName.put("xid", new XidCodec());
    byName.put("cid", new XidCodec());
    byName.put("float4", new Float4Codec());
    byName.put("float8", new Float8Codec());
    byName.put("numeric", new NumericCodec());
    byName.put("bit", new BitCodec());
    byName.put("varbit", new BitCodec());
  }

  private static void addTexts(Map<String, Codec<?>> byName) {
    TextCodec text = new TextCodec();
    for (String type : TEXTS) {
      byName.put(type, text);
    }
    byName.put("name", new NameCodec());
    byName.put("char", new CharCodec());
    byName.put("bytea", new ByteaCodec());
    byName.put("uuid", new UuidCodec());
    byName.put("json", new JsonCodec());
    byName.put("jsonb", new JsonbCodec());
    byName.put("jsonpath", new JsonPathCodec());
  }

  private static void addTimes(Map<String, Codec<?>> byName) {
    byName.put("date", new DateCodec());
    byName.put("time", new TimeCodec());
    byName.put("timetz", new TimeTzCodec());
    byName.put("timestamp", new TimestampCodec());
    byName.put("timestamptz", new TimestampTzCodec());
    byName.put("interval", new IntervalCodec());
  }

  private static void addReferences(Map<String, Codec<?>> byName) {
    byName.put("regclass", new RegCodec("regclass", SqlState.UNDEFINED_TABLE, "relation"));
    byName.put("regproc", new RegCodec("regproc", SqlState.UNDEFINED_FUNCTION, "function"));
    byName.put(
        "regprocedure", new RegCodec("regprocedure", SqlState.UNDEFINED_FUNCTION, "function"));
    byName.put("regoper", new RegCodec("regoper", SqlState.UNDEFINED_FUNCTION, "operator"));
    byName.put("regoperator", new RegCodec("regoperator", SqlState.UNDEFINED_FUNCTION, "operator"));
    byName.put("regtype", new RegTypeCodec());
    byName.put("regrole", new RegCodec("regrole", SqlState.UNDEFINED_OBJECT, "role"));
    byName.put(
        "regcollation", new RegCodec("regcollation", SqlState.UNDEFINED_OBJECT, "collation"));
    byName.put(
        "regnamespace", new RegCodec("regnamespace", SqlState.INVALID_SCHEMA_NAME, "schema"));
    byName.put(
        "regconfig",
        new RegCodec("regconfig", SqlState.UNDEFINED_OBJECT, "text search configuration"));
    byName.put(
        "regdictionary",
        new RegCodec("regdictionary", SqlState.UNDEFINED_OBJECT, "text search dictionary"));
  }

  private static void addPlaces(Map<String, Codec<?>> byName) {
    byName.put("inet", new NetworkCodec(false));
    byName.put("cidr", new NetworkCodec(true));
    byName.put("macaddr", new MacAddressCodec(6));
    byName.put("macaddr8", new MacAddressCodec(8));
    for (Figure figure : Figure.values()) {
      byName.put(figure.typeName(), new FigureCodec(figure));
    }
  }

  private static void addRanges(Map<String, Codec<?>> byName) {
    RangeForm.BOUNDS.forEach(
        (name, bound) -> {
          RangeCodec codec = new RangeCodec(bound);
          byName.put(name, codec);
          byName.put(name.replace("range", "multirange"), new MultirangeCodec(codec));
        });
  }
}
