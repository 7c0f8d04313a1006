package io.irispgwire.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Records of sessions.
 *
 * @param directory empty: nothing can be recorded
 * @param limitBytes what all of them may take
 * @param users whose sessions are all recorded
 */
public record RecordingConfig(Optional<Path> directory, long limitBytes, Set<String> users) {}
