package io.irispgwire.session;

/** Plans by statement text, parameter types, search path and schema version; bounded. */
public final class PlanCache {
  public PlanCache(int maxEntries) {}
}
