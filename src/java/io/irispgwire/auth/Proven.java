package io.irispgwire.auth;

import io.irispgwire.backend.Credential;

/**
 * A client that is who it says it is, as far as the gateway can tell.
 *
 * @param method as pg_hba.conf calls it
 * @param credential what the database is opened with; it may still refuse
 */
public record Proven(String method, Credential credential) {}
