package io.irispgwire.config;

import java.util.Set;

/**
 * The administrative database, whose statements are about the server itself.
 *
 * @param database its name
 * @param administrators who may do everything there, and record other users' sessions
 * @param viewers who may only look
 */
public record ConsoleConfig(String database, Set<String> administrators, Set<String> viewers) {}
