package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code record}, output only: what its fields are, the client cannot say.
 *
 * <p>Binary: int32 count, per field int32 type, int32 length (-1 for NULL) and the value. Source:
 * PostgreSQL {@code rowtypes.c}, {@code record_out}, {@code record_send}.
 */
final class RecordCodec implements Codec<PgRecord> {
  @Override
  public void writeText(PgRecord value, TextStyle style, ByteBuf out) {
    out.writeByte('(');
    for (int i = 0; i < value.values().size(); i++) {
      if (i > 0) {
        out.writeByte(',');
      }
      Object field = value.values().get(i);
      if (field != null) {
        int start = out.writerIndex();
        Codecs.of(value.types().get(i)).writeText(field, style, out);
        Quoting.quoteFrom(start, "(),", true, out);
      }
    }
    out.writeByte(')');
  }

  @Override
  public void writeBinary(PgRecord value, ByteBuf out) {
    out.writeInt(value.values().size());
    for (int i = 0; i < value.values().size(); i++) {
      PgType type = value.types().get(i);
      out.writeInt(type.oid());
      ArrayCodec.writeField(value.values().get(i), Codecs.of(type), out);
    }
  }

  @Override
  public PgRecord readText(String text, TextStyle style) {
    throw anonymous();
  }

  @Override
  public PgRecord readBinary(ByteBuf in) {
    throw anonymous();
  }

  private static PgException anonymous() {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED, "input of anonymous composite types is not implemented");
  }
}
