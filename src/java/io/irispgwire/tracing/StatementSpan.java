package io.irispgwire.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that has ended.
 *
 * @param operation its command tag
 * @param text as much of its text as may be told; null for nothing
 * @param nanos from its first message on
 * @param parts what its time went into, one after the other
 * @param error the SQLSTATE; null for none
 */
public record StatementSpan(
    String operation,
    String user,
    String database,
    String application,
    String client,
    int processId,
    @Nullable String text,
    long nanos,
    List<Part> parts,
    long rows,
    @Nullable String error) {
  /** A part of a statement's time. */
  public record Part(String name, long nanos) {}
}
