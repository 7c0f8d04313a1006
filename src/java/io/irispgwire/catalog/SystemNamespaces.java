package io.irispgwire.catalog;

/** Schemas that every PostgreSQL has; all but the first numbers are those of release 15. */
final class SystemNamespaces {
  static final long CATALOG = 11;
  static final long TOAST = 99;
  static final long PUBLIC = 2200;
  static final long INFORMATION_SCHEMA = 13_207;

  /** Ours: below the numbers of the back end's objects. */
  static final long OWN = 16_460;

  private SystemNamespaces() {}
}
