package io.irispgwire.irisdouble;

import java.util.Map;
import java.util.Set;

/**
 * What kind of IRIS is played.
 *
 * @param features the mask of features granted to a driver that asks for them: 1 fast select, 2
 *     fast insert
 * @param users passwords by upper-case name of the user
 * @param namespaces in upper case
 * @param delimitedIdentifiers whether {@code "…"} is a name
 * @param version of the product, as a login tells it
 * @param mostConnections what the licence allows
 */
public record DoubleOptions(
    int features,
    Map<String, String> users,
    Set<String> namespaces,
    boolean delimitedIdentifiers,
    String version,
    int mostConnections) {
  public static final String USER = "_SYSTEM";
  public static final String PASSWORD = "SYS";

  /** One user, one namespace, no features, no limit. */
  public static DoubleOptions plain() {
    return new DoubleOptions(
        0, Map.of(USER, PASSWORD), Set.of("USER"), true, "2025.1.0.223.0", Integer.MAX_VALUE);
  }

  public DoubleOptions withFeatures(int mask) {
    return new DoubleOptions(
        mask, users, namespaces, delimitedIdentifiers, version, mostConnections);
  }

  public DoubleOptions withUsers(Map<String, String> newUsers) {
    return new DoubleOptions(
        features, newUsers, namespaces, delimitedIdentifiers, version, mostConnections);
  }

  public DoubleOptions withNamespaces(Set<String> newNamespaces) {
    return new DoubleOptions(
        features, users, newNamespaces, delimitedIdentifiers, version, mostConnections);
  }

  public DoubleOptions withoutDelimitedIdentifiers() {
    return new DoubleOptions(features, users, namespaces, false, version, mostConnections);
  }

  public DoubleOptions withVersion(String newVersion) {
    return new DoubleOptions(
        features, users, namespaces, delimitedIdentifiers, newVersion, mostConnections);
  }

  public DoubleOptions withMostConnections(int most) {
    return new DoubleOptions(features, users, namespaces, delimitedIdentifiers, version, most);
  }
}
