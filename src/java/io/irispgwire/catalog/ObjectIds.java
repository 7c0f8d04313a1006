package io.irispgwire.catalog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * OIDs of the back end's objects: a hash of the name, so that they are the same after a restart and
 * on every server. Below 16384 are PostgreSQL's own ({@code FirstNormalObjectId}, transam.h).
 */
final class ObjectIds {
  private static final int FIRST = 16_384;

  /** Below it are the objects of pgvector, in the files that begin with its name. */
  private static final int FIRST_FREE = 16_500;

  /** FNV-1a, 32 bits. */
  private static final int FNV_BASIS = 0x811c9dc5;

  private static final int FNV_PRIME = 0x01000193;

  private final Map<Integer, String> owners = new ConcurrentHashMap<>();

  /** The next free number when another loaded object has this name's own. */
  int of(String qualifiedName) {
    int oid = hash(qualifiedName);
    while (true) {
      String owner = oid < FIRST_FREE ? "an extension" : owners.putIfAbsent(oid, qualifiedName);
      if (owner == null || owner.equals(qualifiedName)) {
        return oid;
      }
      oid = oid == Integer.MAX_VALUE ? FIRST : oid + 1;
    }
  }

  private static int hash(String name) {
    int hash = FNV_BASIS;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return FIRST + Math.floorMod(hash, Integer.MAX_VALUE - FIRST);
  }
}
