package io.irispgwire.sql.tree;

import org.jspecify.annotations.Nullable;

/**
 * One item of ORDER BY.
 *
 * @param descending written DESC
 * @param nullsFirst what NULLS FIRST or LAST says; null where not written (then last for ascending,
 *     first for descending order)
 * @param using operator of {@code USING op}, else null
 */
public record SortItem(
    Span span,
    Expression expression,
    boolean descending,
    @Nullable Boolean nullsFirst,
    @Nullable String using)
    implements Node {}
