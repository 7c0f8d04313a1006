package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code inet} and {@code cidr}: binary as family (2 or 3), bits of the netmask, whether it is a
 * cidr, count of the address's bytes, and these.
 *
 * <p>Source: PostgreSQL {@code network.c}, {@code network_in}, {@code network_recv}.
 *
 * @param cidr whether bits beyond the netmask must be zero, and the netmask is always shown
 */
record NetworkCodec(boolean cidr) implements Codec<Network> {
  /** {@code PGSQL_AF_INET}, {@code PGSQL_AF_INET6}. */
  private static final int FAMILY_FOUR = 2;

  private static final int FAMILY_SIX = 3;

  @Override
  public void writeText(Network value, TextStyle style, ByteBuf out) {
    String address = NetworkText.address(value);
    boolean masked = cidr || value.bits() != Network.width(value.six());
    Utf8.write(masked ? address + "/" + value.bits() : address, out);
  }

  @Override
  public void writeBinary(Network value, ByteBuf out) {
    int bytes = Network.width(value.six()) / 8;
    out.writeByte(value.six() ? FAMILY_SIX : FAMILY_FOUR);
    out.writeByte(value.bits());
    out.writeByte(cidr ? 1 : 0);
    out.writeByte(bytes);
    for (int i = 0; i < bytes; i++) {
      out.writeByte(value.octet(i));
    }
  }

  @Override
  public Network readText(String text, TextStyle style) {
    Network value = NetworkText.read(text, cidr);
    if (value == null) {
      throw Invalid.syntax(name(), text);
    }
    if (hasBitsBeyondMask(value)) {
      throw new PgException(
              SqlState.INVALID_TEXT_REPRESENTATION, "invalid cidr value: \"" + text + "\"")
          .withDetail("Value has bits set to right of mask.");
    }
    return value;
  }

  @Override
  public Network readBinary(ByteBuf in) {
    Invalid.needs(in, 4);
    int family = in.readByte();
    int bits = in.readUnsignedByte();
    int unused = in.readByte();
    int bytes = in.readByte();
    boolean six = family == FAMILY_SIX;
    if (!six && family != FAMILY_FOUR) {
      throw invalid("address family");
    }
    if (bits > Network.width(six)) {
      throw invalid("bits");
    }
    if (bytes != Network.width(six) / 8) {
      throw invalid("length");
    }
    Invalid.isExactly(in, bytes);
    Network value =
        new Network(six, six ? in.readLong() : 0, six ? in.readLong() : in.readUnsignedInt(), bits);
    if (hasBitsBeyondMask(value)) {
      throw Invalid.binary("invalid external \"cidr\" value")
          .withDetail("Value has bits set to right of mask.");
    }
    return value;
  }

  private boolean hasBitsBeyondMask(Network value) {
    return cidr && !value.masked(value.bits()).equals(value);
  }

  private PgException invalid(String part) {
    return Invalid.binary("invalid " + part + " in external \"" + name() + "\" value");
  }

  private String name() {
    return cidr ? "cidr" : "inet";
  }
}
