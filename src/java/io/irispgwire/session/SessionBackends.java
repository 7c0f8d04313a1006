package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import java.util.function.Supplier;

/**
 * How a session reaches its database, always with the account that it logged in with.
 *
 * @param own its connection
 * @param aside connections for short work beside it, which no end of a transaction undoes
 */
record SessionBackends(Backend own, Supplier<Backend> aside) {
  static SessionBackends open(Backends backends, Backends.Login account) {
    return new SessionBackends(backends.connect(account), () -> backends.aside(account));
  }
}
