package io.irispgwire.backend.jdbc;

/** IRIS SQL as H2 takes it. */
final class EmbeddedText {
  EmbeddedText(EmbeddedCatalog catalog) {}

  String of(String irisSql) {
    return irisSql;
  }
}
