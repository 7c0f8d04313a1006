package io.irispgwire.types;

/** An {@code interval}, as PostgreSQL keeps it: three counts that are never merged. */
public record Interval(int months, int days, long micros) {}
