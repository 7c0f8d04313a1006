package io.irispgwire.config;

import static io.irispgwire.config.Setting.optional;
import static io.irispgwire.config.Setting.withInitial;
import static io.irispgwire.config.SettingType.integer;

import io.irispgwire.config.ClusterConfig.Peer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of a server that is one of several behind one address. */
final class ClusterSettings {
  static final Setting<Integer> NODE =
      withInitial(
          "node",
          "PGWIRE_NODE",
          integer(0, ClusterConfig.LAST_NODE),
          "0",
          "This server's number among those behind one address, from 1; 0: it is alone.");

  static final Setting<Map<Integer, Peer>> PEERS =
      optional(
          "peers",
          "PGWIRE_PEERS",
          new SettingType<>(
              "NODES",
              "numbers and addresses of other servers, such as 2=10.0.0.2:5432,3=[::1]:5432",
              ClusterSettings::peers),
          "none",
          "The others, to which a cancel request for one of their sessions is passed on.");

  static final List<Setting<?>> ALL = List.of(NODE, PEERS);

  private ClusterSettings() {}

  static ClusterConfig read(Settings settings) {
    int node = settings.require(NODE);
    Map<Integer, Peer> peers = settings.get(PEERS).orElse(Map.of());
    if (!peers.isEmpty() && (node == 0 || peers.containsKey(node))) {
      throw ConfigurationException.usage(
          settings.place(PEERS) + " needs " + NODE.option() + ", with a number of its own");
    }
    return new ClusterConfig(node, peers);
  }

  private static Map<Integer, Peer> peers(String value) {
    Map<Integer, Peer> peers = new HashMap<>();
    for (String part : value.split(",", -1)) {
      int equals = part.indexOf('=');
      int colon = part.lastIndexOf(':');
      int node = Integer.parseInt(part.substring(0, Math.max(0, equals)).strip());
      int port = Integer.parseInt(part.substring(colon + 1).strip());
      String host = colon < equals ? "" : part.substring(equals + 1, colon).strip();
      if (host.isEmpty()
          || node < 1
          || node > ClusterConfig.LAST_NODE
          || port < 1
          || port > 65_535) {
        throw new IllegalArgumentException(part);
      }
      if (peers.put(node, new Peer(unbracketed(host), port)) != null) {
        throw new IllegalArgumentException(part);
      }
    }
    return peers;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
