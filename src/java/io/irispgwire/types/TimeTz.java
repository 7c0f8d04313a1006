package io.irispgwire.types;

/**
 * A {@code time with time zone}.
 *
 * @param micros since midnight
 * @param zone seconds west of Greenwich (PostgreSQL's sign)
 */
public record TimeTz(long micros, int zone) {}
