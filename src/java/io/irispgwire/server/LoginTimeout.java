package io.irispgwire.server;

/** The event that tells a connection's handler that a login should be complete by now. */
record LoginTimeout() {}
