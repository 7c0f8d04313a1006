package io.irispgwire.catalog;

import io.irispgwire.sql.IrisVersion;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One {@link SchemaCache} per user and namespace: users may see different tables. Thread-safe. */
public final class SchemaCaches {
  private record Key(String user, String namespace) {}

  private final String irisSchema;
  private final Duration life;
  private final Optional<String> irisVersion;
  private final Map<Key, SchemaCache> caches = new ConcurrentHashMap<>();

  /**
   * @param irisSchema what clients call {@code public}
   * @param life how long DDL made elsewhere may go unnoticed; zero when there is no elsewhere
   * @param irisVersion the release of IRIS to write for; empty: what each instance says it is
   */
  public SchemaCaches(String irisSchema, Duration life, Optional<String> irisVersion) {
    this.irisSchema = irisSchema;
    this.life = life;
    this.irisVersion = irisVersion;
  }

  public SchemaCache of(String user, String namespace) {
    return caches.computeIfAbsent(key(user, namespace), absent -> cache());
  }

  private SchemaCache cache() {
    return irisVersion
        .map(version -> new SchemaCache(irisSchema, life, IrisVersion.in(version)))
        .orElseGet(() -> new SchemaCache(irisSchema, life));
  }

  /** IRIS compares the names of users and namespaces without regard to case. */
  private static Key key(String user, String namespace) {
    return new Key(user.toUpperCase(Locale.ROOT), namespace.toUpperCase(Locale.ROOT));
  }
}
