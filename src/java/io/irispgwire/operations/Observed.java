package io.irispgwire.operations;

import io.irispgwire.session.SessionServices;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * The server that is looked at.
 *
 * @param accepting whether a client that came now would get a session
 * @param address where clients connect
 * @param logLevels changes how much is logged of a package; throws IllegalArgumentException
 */
public record Observed(
    SessionServices services,
    BooleanSupplier accepting,
    InetSocketAddress address,
    int maxConnections,
    Instant since,
    BiConsumer<String, String> logLevels) {}
