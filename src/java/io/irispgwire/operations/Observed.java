package io.irispgwire.operations;

import io.irispgwire.session.SessionServices;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The server that is looked at.
 *
 * @param accepting whether a client that came now would get a session
 * @param address where clients connect
 */
public record Observed(
    SessionServices services,
    BooleanSupplier accepting,
    InetSocketAddress address,
    int maxConnections,
    Instant since) {}
