package io.irispgwire.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who may log in from where.
 *
 * @param file with access rules in the form of pg_hba.conf
 * @param rules what holds where there is no file
 * @param userMaps file that says who else the owner of a certificate may be
 * @param failures after so many in a row a user is locked out from an address
 * @param openNetwork whether trust and passwords in plain text are taken from other machines
 */
public record AccessConfig(
    Optional<Path> file,
    List<String> rules,
    Optional<Path> userMaps,
    int failures,
    Duration lockOut,
    boolean openNetwork,
    SessionLimits limits) {}
