package io.irispgwire.backend;

import java.time.Instant;

/**
 * A connection to the database that sessions share.
 *
 * @param user the account it was opened with
 * @param leased whether a session has it now
 * @param opened when
 * @param used when it was leased or given back last
 */
public record PooledConnection(
    String user, String namespace, boolean leased, Instant opened, Instant used) {}
