package io.irispgwire.eval;

import io.irispgwire.types.Network;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.irispgwire.types.Types;
import java.util.Objects;

/** Functions and operators of inet and cidr ({@code network.c}). */
final class NetworkFunctions {
  private static final PgType INET = Objects.requireNonNull(Types.byOid(869));

  private NetworkFunctions() {}

  static void addTo(FunctionTable table) {
    table.one("network_host", (Network a) -> host(a));
    table.one("network_show", (Network a) -> host(a) + "/" + a.bits());
    table.one("inet_abbrev", (Network a) -> ValueText.of(INET, a, TextStyle.DEFAULT));
    table.one("network_family", (Network a) -> a.six() ? 6 : 4);
    table.one("network_masklen", (Network a) -> a.bits());
    table.one("network_network", (Network a) -> a.masked(a.bits()));
    table.one("inet_to_cidr", (Network a) -> a.masked(a.bits()));
    table.one("network_broadcast", (Network a) -> a.filled(a.bits()));
    table.one("network_netmask", (Network a) -> whole(zero(a).filled(0).masked(a.bits())));
    table.one("network_hostmask", (Network a) -> whole(zero(a).filled(a.bits())));
    table.two("inet_set_masklen", (Network a, Integer n) -> a.withBits(length(a, n)));
    table.two(
        "cidr_set_masklen",
        (Network a, Integer n) -> a.withBits(length(a, n)).masked(length(a, n)));
    table.two("inet_same_family", (Network a, Network b) -> a.six() == b.six());
    table.two("inet_merge", NetworkFunctions::merged);
    relations(table);
  }

  private static void relations(FunctionTable table) {
    table.two("network_sub", (Network a, Network b) -> a.bits() > b.bits() && isIn(a, b));
    table.two("network_subeq", (Network a, Network b) -> a.bits() >= b.bits() && isIn(a, b));
    table.two("network_sup", (Network a, Network b) -> a.bits() < b.bits() && isIn(b, a));
    table.two("network_supeq", (Network a, Network b) -> a.bits() <= b.bits() && isIn(b, a));
    table.two(
        "network_overlap",
        (Network a, Network b) -> a.bits() >= b.bits() ? isIn(a, b) : isIn(b, a));
  }

  private static String host(Network a) {
    return ValueText.of(INET, whole(a), TextStyle.DEFAULT);
  }

  /** The address alone. */
  private static Network whole(Network a) {
    return a.withBits(Network.width(a.six()));
  }

  private static Network zero(Network a) {
    return a.masked(0);
  }

  private static int length(Network a, int wanted) {
    int length = wanted == -1 ? Network.width(a.six()) : wanted;
    if (length < 0 || length > Network.width(a.six())) {
      throw Failures.parameter("invalid mask length: " + wanted);
    }
    return length;
  }

  private static boolean isIn(Network a, Network b) {
    return a.six() == b.six() && a.withBits(b.bits()).masked(b.bits()).equals(b.masked(b.bits()));
  }

  private static Network merged(Network a, Network b) {
    if (a.six() != b.six()) {
      throw Failures.parameter("cannot merge addresses from different families");
    }
    int common = Math.min(a.bits(), b.bits());
    while (!Objects.equals(cut(a, common), cut(b, common))) {
      common--;
    }
    return cut(a, common);
  }

  private static Network cut(Network a, int bits) {
    return a.withBits(bits).masked(bits);
  }
}
