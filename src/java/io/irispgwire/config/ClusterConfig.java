package io.irispgwire.config;

import java.util.Map;

/**
 * The servers behind one address, which pass cancel requests on to each other.
 *
 * @param node this server's number, from 1; 0 for a server alone
 * @param peers the others, by their numbers
 */
public record ClusterConfig(int node, Map<Integer, Peer> peers) {
  public static final ClusterConfig ALONE = new ClusterConfig(0, Map.of());

  /** A process id has room for so many beside the sessions of each. */
  public static final int LAST_NODE = 127;

  public ClusterConfig {
    peers = Map.copyOf(peers);
  }

  /** Where another server listens for clients. */
  public record Peer(String host, int port) {}
}
