package io.irispgwire.session;

import io.irispgwire.error.PgException;

/**
 * How long a session may wait for its client now.
 *
 * @param millis from the last ReadyForQuery on
 * @param reason FATAL 25P03 or 57P05, which ends it
 */
public record IdleLimit(long millis, PgException reason) {}
