package io.irispgwire.session;

import io.irispgwire.auth.Origin;

/**
 * Who the client is, and where.
 *
 * @param processId what pg_backend_pid() says
 */
record Identity(String user, String database, int processId, Origin origin) {}
