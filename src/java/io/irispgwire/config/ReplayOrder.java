package io.irispgwire.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What record is to be played, and to which server.
 *
 * @param user empty: the one that was recorded
 * @param database likewise
 * @param password empty: the server is expected to ask for none
 * @param anyOrder whether the rows of a result may come in another order
 */
public record ReplayOrder(
    Path file,
    String host,
    int port,
    Optional<String> user,
    Optional<String> database,
    Optional<Secret> password,
    boolean anyOrder) {}
