package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/** {@code anyarray}: an array that says itself what it is made of; it can be shown, never read. */
final class AnyArrayCodec implements Codec<PgArray> {
  @Override
  public void writeText(PgArray value, TextStyle style, ByteBuf out) {
    of(value).writeText(value, style, out);
  }

  @Override
  public void writeBinary(PgArray value, ByteBuf out) {
    of(value).writeBinary(value, out);
  }

  private static ArrayCodec of(PgArray value) {
    return new ArrayCodec(value.elementType());
  }

  /** PostgreSQL: pseudotypes.c. */
  @Override
  public PgArray readText(String text, TextStyle style) {
    throw unreadable();
  }

  @Override
  public PgArray readBinary(ByteBuf in) {
    throw unreadable();
  }

  private static PgException unreadable() {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED, "cannot accept a value of type anyarray");
  }
}
