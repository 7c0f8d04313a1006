package io.irispgwire.types;

import org.jspecify.annotations.Nullable;

/** What objects behind numbers are called, as {@code regclass} and its kin show them. */
@FunctionalInterface
public interface ObjectNaming {
  /** Where nothing has a name. */
  ObjectNaming NONE = (type, oid) -> null;

  /**
   * The name, or null for no such object.
   *
   * @param type the name of the type: {@code regclass}
   */
  @Nullable String name(String type, long oid);
}
