package io.irispgwire.sql.tree;

/**
 * An option in parentheses of EXPLAIN or VACUUM.
 *
 * @param span of its name
 * @param name in lower case
 * @param value "" for none
 */
public record CommandOption(Span span, String name, String value) implements Node {}
