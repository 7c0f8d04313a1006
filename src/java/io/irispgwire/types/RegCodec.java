package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code regclass} and its kin: shown by the names that the style knows, read as numbers only.
 *
 * <p>To read a name needs the catalog, so whoever has it translates before; here a name is an
 * object that does not exist. Source: PostgreSQL {@code regproc.c}.
 *
 * @param type its name
 * @param state condition of the refusal of a name
 * @param noun what the refusal calls the object: {@code relation}
 */
record RegCodec(String type, SqlState state, String noun) implements Codec<Long> {
  @Override
  public void writeText(Long value, TextStyle style, ByteBuf out) {
    String name = value == 0 ? nothing() : style.names().name(type, value);
    if (name == null) {
      IntegerText.write(value, out);
    } else {
      Utf8.write(name, out);
    }
  }

  private String nothing() {
    return type.startsWith("regoper") ? "0" : "-";
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
