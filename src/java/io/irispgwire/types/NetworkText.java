package io.irispgwire.types;

import org.jspecify.annotations.Nullable;

/**
 * Text forms of network addresses.
 *
 * <p>Source: PostgreSQL {@code inet_net_pton.c}, {@code inet_net_ntop.c}.
 */
final class NetworkText {
  private static final int GROUPS = 8;

  private NetworkText() {}

  /** The address and its netmask, or null when {@code text} is none. */
  static @Nullable Network read(String text, boolean cidr) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean six = address.indexOf(':') >= 0;
    int bits = -1;
    if (slash >= 0) {
      bits = decimal(text.substring(slash + 1), Network.width(six));
      if (bits < 0) {
        return null;
      }
    }
    return six ? six(address, bits) : four(address, bits, cidr);
  }

  /** IPv4 may be cut short where a netmask says what is meant, in cidr without one too. */
  private static @Nullable Network four(String address, int bits, boolean cidr) {
    String[] octets = address.split("\\.", -1);
    if (octets.length > 4 || (octets.length < 4 && bits < 0 && !cidr)) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < 4; i++) {
      int octet = i < octets.length ? decimal(octets[i], 255) : 0;
      if (octet < 0) {
        return null;
      }
      value = (value << 8) | octet;
    }
    int given = bits >= 0 ? bits : cidr ? classful(octets.length, (int) (value >>> 24)) : 32;
    return new Network(false, 0, value, given);
  }

  /** The netmask of a cidr without one: its class's, or more where more octets are written. */
  private static int classful(int octets, int first) {
    int ofClass = first >= 240 ? 32 : first >= 224 ? 8 : first >= 192 ? 24 : first >= 128 ? 16 : 8;
    int widened = Math.max(ofClass, 8 * octets);
    return widened == 8 && first == 224 ? 4 : widened;
  }

  private static @Nullable Network six(String address, int bits) {
    int gap = address.indexOf("::");
    String head = gap < 0 ? address : address.substring(0, gap);
    String tail = gap < 0 ? "" : address.substring(gap + 2);
    int[] first = groups(head);
    int[] last = groups(tail);
    if (first == null || last == null) {
      return null;
    }
    int count = first.length + last.length;
    if (gap < 0 ? count != GROUPS : count >= GROUPS || head.indexOf('.') >= 0) {
      return null;
    }
    long[] halves = new long[2];
    for (int i = 0; i < GROUPS; i++) {
      int fromEnd = GROUPS - i;
      int group =
          i < first.length ? first[i] : fromEnd <= last.length ? last[last.length - fromEnd] : 0;
      halves[i / 4] = (halves[i / 4] << 16) | group;
    }
    return new Network(true, halves[0], halves[1], bits < 0 ? 128 : bits);
  }

  /** The groups of 16 bits of a run without a gap; the last may be an IPv4 address. */
  private static int @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    boolean mixed = parts[parts.length - 1].indexOf('.') >= 0;
    int[] groups = new int[parts.length + (mixed ? 1 : 0)];
    for (int i = 0; i < parts.length; i++) {
      if (mixed && i == parts.length - 1) {
        Network four = four(parts[i], -1, false);
        if (four == null) {
          return null;
        }
        groups[i] = (int) (four.low() >>> 16);
        groups[i + 1] = (int) four.low() & 0xFFFF;
      } else {
        groups[i] = hexadecimal(parts[i]);
        if (groups[i] < 0) {
          return null;
        }
      }
    }
    return groups;
  }

  private static int hexadecimal(String text) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0 || text.length() > 4) {
        return -1;
      }
      value = 16 * value + digit;
    }
    return text.isEmpty() ? -1 : value;
  }

  private static int decimal(String text, int most) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!IntegerText.isDigit(text.charAt(i))) {
        return -1;
      }
      value = 10 * value + text.charAt(i) - '0';
      if (value > most) {
        return -1;
      }
    }
    return text.isEmpty() ? -1 : value;
  }

  /** Without a netmask. */
  static String address(Network value) {
    StringBuilder text = new StringBuilder();
    if (value.six()) {
      writeSix(value, text);
    } else {
      writeFour(value, 0, text);
    }
    return text.toString();
  }

  private static void writeFour(Network value, int from, StringBuilder text) {
    for (int i = 0; i < 4; i++) {
      text.append(i == 0 ? "" : ".").append(value.octet(from + i));
    }
  }

  /** The longest run of zeros is left out; an IPv4 address in IPv6 is shown as one. */
  private static void writeSix(Network value, StringBuilder text) {
    int gap = -1;
    int length = 1;
    for (int start = 0; start < GROUPS; start++) {
      int run = 0;
      while (start + run < GROUPS && group(value, start + run) == 0) {
        run++;
      }
      if (run > length) {
        gap = start;
        length = run;
      }
    }
    for (int i = 0; i < GROUPS; i++) {
      boolean inGap = gap >= 0 && i >= gap && i < gap + length;
      if (inGap) {
        text.append(i == gap ? ":" : "");
      } else if (i == 6 && gap == 0 && holdsFour(value, length)) {
        text.append(':');
        writeFour(value, 12, text);
        return;
      } else {
        text.append(i == 0 ? "" : ":").append(Integer.toHexString(group(value, i)));
      }
    }
    if (gap >= 0 && gap + length == GROUPS) {
      text.append(':');
    }
  }

  private static boolean holdsFour(Network value, int zeros) {
    return zeros == 6 || (zeros == 5 && group(value, 5) == 0xFFFF);
  }

  private static int group(Network value, int index) {
    return value.octet(2 * index) << 8 | value.octet(2 * index + 1);
  }
}
