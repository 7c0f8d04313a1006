package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code aclitem} as its text, {@code grantee=privileges/grantor}; it has no binary form.
 *
 * <p>Whether its roles exist is not asked. Source: PostgreSQL {@code acl.c}, {@code aclparse}.
 */
final class AclItemCodec implements Codec<String> {
  private static final TextCodec TEXT = new TextCodec();

  @Override
  public void writeText(String value, TextStyle style, ByteBuf out) {
    TEXT.writeText(value, style, out);
  }

  @Override
  public void writeBinary(String value, ByteBuf out) {
    throw new PgException(
        SqlState.UNDEFINED_FUNCTION, "no binary output function available for type aclitem");
  }

  @Override
  public String readText(String text, TextStyle style) {
    if (text.indexOf('=') < 0) {
      throw new PgException(SqlState.INVALID_TEXT_REPRESENTATION, "missing \"=\" sign");
    }
    return text;
  }

  @Override
  public String readBinary(ByteBuf in) {
    throw new PgException(
        SqlState.UNDEFINED_FUNCTION, "no binary input function available for type aclitem");
  }
}
