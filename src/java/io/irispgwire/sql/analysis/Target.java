package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Expression;
import org.jspecify.annotations.Nullable;

/**
 * One output column of a SELECT or RETURNING list, stars expanded.
 *
 * @param expression what was written; null where a star stands for it
 * @param resolution what the star stands for; null where an expression was written
 */
public record Target(
    ResultColumn column, @Nullable Expression expression, @Nullable Resolution resolution) {}
