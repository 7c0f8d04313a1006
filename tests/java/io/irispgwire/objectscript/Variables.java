package io.irispgwire.objectscript;

import java.util.TreeMap;

/** A variable with its subscripted nodes; the node without subscripts has the empty key. */
final class Variables {
  private final TreeMap<String, Object> nodes = new TreeMap<>();

  /** The key of subscripts. */
  static String key(java.util.List<String> subscripts) {
    return String.join("\u0001", subscripts);
  }

  synchronized Object get(String key) {
    return nodes.getOrDefault(key, "");
  }

  synchronized boolean has(String key) {
    return nodes.containsKey(key);
  }

  synchronized void set(String key, Object value) {
    nodes.put(key, value);
  }

  synchronized void kill(String key) {
    nodes.keySet().removeIf(k -> key.isEmpty() || k.equals(key) || k.startsWith(key + "\u0001"));
  }

  /** The last subscript of the node after {@code key} on its level, or "". */
  synchronized String next(String key) {
    int cut = key.lastIndexOf('\u0001');
    String parent = key.substring(0, cut + 1);
    String after = nodes.higherKey(key);
    return after != null && after.startsWith(parent) ? after.substring(parent.length()) : "";
  }
}
