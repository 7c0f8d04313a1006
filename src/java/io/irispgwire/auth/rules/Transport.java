package io.irispgwire.auth.rules;

import io.irispgwire.auth.Origin;

/** Which connections a rule is about. */
enum Transport {
  /** Unix sockets, of which there are none: such a rule is read and never holds. */
  LOCAL,
  HOST,
  HOSTSSL,
  HOSTNOSSL;

  boolean holds(Origin origin) {
    return switch (this) {
      case LOCAL -> false;
      case HOST -> true;
      case HOSTSSL -> origin.tls().isPresent();
      case HOSTNOSSL -> origin.tls().isEmpty();
    };
  }
}
