package io.irispgwire.sql;

import io.irispgwire.sql.tree.Statement;

/**
 * One statement of a text.
 *
 * @param sql the whole text it was found in: spans of {@code tree} count from its start
 * @param parameterCount the highest {@code $n} in it; 0 without parameters
 */
public record ParsedStatement(String sql, Statement tree, int parameterCount) {}
