package io.irispgwire.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The statistics of each database that somebody has connected to. Thread-safe. */
public final class Databases {
  private final Map<String, DatabaseStatistics> byName = new ConcurrentHashMap<>();

  public DatabaseStatistics of(String database) {
    return byName.computeIfAbsent(database, name -> new DatabaseStatistics());
  }

  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }
}
