package io.irispgwire.types;

/**
 * A value of {@code inet} or {@code cidr}.
 *
 * @param six whether it is of IPv6
 * @param high the first eight bytes of an IPv6 address; 0 in IPv4
 * @param low the last eight bytes; in IPv4 the address in its low four
 * @param bits length of the netmask
 */
public record Network(boolean six, long high, long low, int bits) implements Comparable<Network> {
  /** Bits of an address of that family. */
  public static int width(boolean six) {
    return six ? 128 : 32;
  }

  /** The byte at {@code index}, from the left. */
  int octet(int index) {
    int shift = width(six) - 8 * (index + 1);
    return (int) ((shift >= 64 ? high >>> (shift - 64) : low >>> shift) & 0xFF);
  }

  /** The address with all bits beyond the first {@code count} cleared. */
  public Network masked(int count) {
    int kept = six ? count : count + 96;
    long first = kept >= 64 ? high : high & mask(kept);
    long last = kept <= 64 ? 0 : low & mask(kept - 64);
    return new Network(six, first, last, bits);
  }

  private static long mask(int count) {
    return count == 0 ? 0 : -1L << (64 - count);
  }

  /** All bits beyond the first {@code count} set, the others kept. */
  public Network filled(int count) {
    Network ones = new Network(six, six ? -1 : 0, six ? -1 : 0xFFFF_FFFFL, bits);
    Network kept = ones.masked(count);
    return new Network(six, high | (ones.high ^ kept.high), low | (ones.low ^ kept.low), bits);
  }

  public Network withBits(int length) {
    return new Network(six, high, low, length);
  }

  /** {@code network.c}, {@code network_cmp_internal}: IPv4 first, then the common bits. */
  @Override
  public int compareTo(Network other) {
    if (six != other.six) {
      return six ? 1 : -1;
    }
    int common = Math.min(bits, other.bits);
    int byNetwork = masked(common).compareAddress(other.masked(common));
    if (byNetwork != 0) {
      return byNetwork;
    }
    return bits != other.bits ? Integer.compare(bits, other.bits) : compareAddress(other);
  }

  private int compareAddress(Network other) {
    int first = Long.compareUnsigned(high, other.high);
    return first != 0 ? first : Long.compareUnsigned(low, other.low);
  }
}
