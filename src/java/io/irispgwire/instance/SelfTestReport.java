package io.irispgwire.instance;

/**
 * What a self-test of an IRIS instance found.
 *
 * @param table for people
 * @param failures assumptions that do not hold
 */
public record SelfTestReport(String table, long failures) {}
