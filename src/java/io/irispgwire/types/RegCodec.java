package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code regclass} and its kin, as numbers only.
 *
 * <p>Names need the catalog, so whoever has it translates before and after; here a name is an
 * object that does not exist. Source: PostgreSQL {@code regproc.c}.
 *
 * @param state condition of the refusal of a name
 * @param noun what the refusal calls the object: {@code relation}
 */
record RegCodec(SqlState state, String noun) implements Codec<Long> {
  @Override
  public void writeText(Long value, TextStyle style, ByteBuf out) {
    if (value == 0) {
      out.writeByte('-');
    } else {
      IntegerText.write(value, out);
    }
  }

  @Override
  public void writeBinary(Long value, ByteBuf out) {
    out.writeInt((int) (long) value);
  }

  @Override
  public Long readText(String text, TextStyle style) {
    if (text.equals("-")) {
      return 0L;
    }
    boolean isNumber = !text.isEmpty() && text.chars().allMatch(c -> IntegerText.isDigit((char) c));
    if (!isNumber) {
      throw new PgException(state, noun + " \"" + text + "\" does not exist");
    }
    return IntegerText.read(text, 0, OidCodec.MAX, "oid");
  }

  @Override
  public Long readBinary(ByteBuf in) {
    Invalid.isExactly(in, 4);
    return in.readUnsignedInt();
  }
}
