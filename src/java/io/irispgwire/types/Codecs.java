package io.irispgwire.types;

import java.util.HashMap;
import java.util.Map;

/** Every codec by type. */
public final class Codecs {
  private static final Codec<String> TEXT = new TextCodec();
  private static final Map<Integer, Codec<?>> BY_OID = byOid();

  private Codecs() {}

  /**
   * The codec of {@code type}; a type without one of its own is served as text.
   *
   * <p>The cast is the caller's: the Java class is the one this package's comment gives for the
   * type.
   */
  @SuppressWarnings("unchecked") // what the caller's value is, only the type's OID tells
  public static Codec<Object> of(PgType type) {
    return (Codec<Object>) BY_OID.getOrDefault(type.oid(), TEXT);
  }

  private static Map<Integer, Codec<?>> byOid() {
    Map<String, Codec<?>> byName = new HashMap<>();
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
    byName.put("name", new NameCodec());
    byName.put("char", new CharCodec());
    byName.put("bytea", new ByteaCodec());
    byName.put("uuid", new UuidCodec());
    byName.put("bit", new BitCodec());
    byName.put("varbit", new BitCodec());
    byName.put("interval", new IntervalCodec());
    byName.put("date", new DateCodec());
    byName.put("time", new TimeCodec());
    byName.put("timetz", new TimeTzCodec());
    byName.put("timestamp", new TimestampCodec());
    byName.put("timestamptz", new TimestampTzCodec());

    Map<Integer, Codec<?>> byOid = new HashMap<>();
    for (PgType type : Types.all()) {
      Codec<?> codec = byName.get(type.name());
      if (codec != null) {
        byOid.put(type.oid(), codec);
      }
    }
    return Map.copyOf(byOid);
  }
}
