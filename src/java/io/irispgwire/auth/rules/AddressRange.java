package io.irispgwire.auth.rules;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a rule is about. Names of hosts are not taken: a login would wait for a name
 * server, and trust it.
 *
 * @param network null for all addresses, or those of this machine
 * @param bits of the network that count
 */
record AddressRange(Kind kind, @Nullable InetAddress network, int bits) {
  static final AddressRange NONE = new AddressRange(Kind.NONE, null, 0);

  /** Which addresses a range has. */
  enum Kind {
    NONE,
    ALL,
    SAME_HOST,
    NETWORK
  }

  /** {@code all}, {@code samehost} or {@code 10.0.0.0/8}; without a length one address. */
  static AddressRange read(Word word, @Nullable Word mask) throws RuleSyntaxException {
    if (word.isKeyword("all")) {
      return new AddressRange(Kind.ALL, null, 0);
    }
    if (word.isKeyword("samehost")) {
      return new AddressRange(Kind.SAME_HOST, null, 0);
    }
    String text = word.text();
    int slash = text.indexOf('/');
    InetAddress network = address(slash < 0 ? text : text.substring(0, slash), text);
    int length = network.getAddress().length * Byte.SIZE;
    if (slash >= 0) {
      return new AddressRange(Kind.NETWORK, network, bits(text, text.substring(slash + 1), length));
    }
    if (mask == null) {
      throw new RuleSyntaxException("end-of-line before netmask specification");
    }
    return new AddressRange(Kind.NETWORK, network, bits(mask.text(), length));
  }

  /** Whether a second field with a mask follows. */
  static boolean wantsMask(Word word) {
    return !word.isKeyword("all") && !word.isKeyword("samehost") && word.text().indexOf('/') < 0;
  }

  boolean contains(InetAddress address) {
    return switch (kind) {
      case NONE -> false;
      case ALL -> true;
      case SAME_HOST -> address.isLoopbackAddress();
      case NETWORK -> isInNetwork(address);
    };
  }

  /** Whether it holds nothing but addresses of this machine. */
  boolean isLoopback() {
    if (kind == Kind.NETWORK && network != null) {
      return network.isLoopbackAddress() && bits >= (network.getAddress().length == 4 ? 8 : 128);
    }
    return kind == Kind.SAME_HOST || kind == Kind.NONE;
  }

  /** What pg_hba_file_rules shows. */
  @Nullable String address() {
    return switch (kind) {
      case NONE -> null;
      case ALL -> "all";
      case SAME_HOST -> "samehost";
      case NETWORK -> network == null ? null : network.getHostAddress();
    };
  }

  @Nullable String netmask() {
    if (network == null) {
      return null;
    }
    byte[] mask = mask(network.getAddress().length);
    try {
      return InetAddress.getByAddress(mask).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isInNetwork(InetAddress address) {
    byte[] ours = network == null ? new byte[0] : network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    byte[] mask = mask(ours.length);
    for (int i = 0; i < ours.length; i++) {
      if (((ours[i] ^ theirs[i]) & mask[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  private byte[] mask(int bytes) {
    byte[] mask = new byte[bytes];
    for (int i = 0; i < bits; i++) {
      mask[i / Byte.SIZE] |= (byte) (0x80 >> (i % Byte.SIZE));
    }
    return mask;
  }

  private static InetAddress address(String text, String whole) throws RuleSyntaxException {
    boolean literal =
        !text.isEmpty() && (text.indexOf(':') >= 0 || text.chars().allMatch(AddressRange::isV4));
    if (!literal) {
      throw new RuleSyntaxException(
          "invalid IP address \"" + whole + "\": names of hosts are not taken");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new RuleSyntaxException("invalid IP address \"" + whole + "\"");
    }
  }

  private static boolean isV4(int c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  private static int bits(String whole, String text, int most) throws RuleSyntaxException {
    try {
      int bits = Integer.parseInt(text);
      if (bits >= 0 && bits <= most) {
        return bits;
      }
    } catch (NumberFormatException e) {
      throw new RuleSyntaxException("invalid CIDR mask in address \"" + whole + "\"");
    }
    throw new RuleSyntaxException("invalid CIDR mask in address \"" + whole + "\"");
  }

  /** A mask of ones and then zeros. */
  private static int bits(String mask, int most) throws RuleSyntaxException {
    BigInteger number = new BigInteger(1, address(mask, mask).getAddress());
    for (int bits = 0; bits <= most; bits++) {
      BigInteger ones = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      if (ones.shiftLeft(most - bits).equals(number)) {
        return bits;
      }
    }
    throw new RuleSyntaxException("invalid IP mask \"" + mask + "\"");
  }
}
