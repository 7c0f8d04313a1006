package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code regtype}: PostgreSQL's own types are all known here, so unlike its kin it reads their
 * names, and shows them where no catalog does.
 */
record RegTypeCodec(RegCodec numbers) implements Codec<Long> {
  RegTypeCodec() {
    this(new RegCodec("regtype", SqlState.UNDEFINED_OBJECT, "type"));
  }

  @Override
  public void writeText(Long value, TextStyle style, ByteBuf out) {
    PgType type = style.names() == ObjectNaming.NONE ? Types.byOid((int) (long) value) : null;
    if (type == null) {
      numbers.writeText(value, style, out);
    } else {
      Utf8.write(FormatType.name(type), out);
    }
  }

  @Override
  public void writeBinary(Long value, ByteBuf out) {
    numbers.writeBinary(value, out);
  }

  @Override
  public Long readText(String text, TextStyle style) {
    for (PgType type : Types.all()) {
      if (type.name().equals(text) || FormatType.name(type).equals(text)) {
        return Integer.toUnsignedLong(type.oid());
      }
    }
    return numbers.readText(text, style);
  }

  @Override
  public Long readBinary(ByteBuf in) {
    return numbers.readBinary(in);
  }
}
