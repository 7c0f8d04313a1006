package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One window function of a SELECT.
 *
 * @param slot where its value for a row goes
 * @param aggregate the aggregate that is used as a window function, else null
 * @param bounds of its frame
 */
record WindowCall(
    Call call,
    int slot,
    Node[] arguments,
    @Nullable AggregateCall aggregate,
    Node[] partitionBy,
    List<PgType> partitionTypes,
    Node[] orderBy,
    List<SortKey> order,
    WindowBounds bounds) {}
