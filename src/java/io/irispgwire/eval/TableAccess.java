package io.irispgwire.eval;

import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TableRef;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query wants of a table.
 *
 * @param relation where it is named; null for the target of a modification
 * @param columns those it reads, from 0; the others may be null in the rows
 * @param conditions those that it asks of this table alone; rows for which one of them does not
 *     hold may be left out
 * @param keyed whether each row has its key, as text, behind its columns
 */
public record TableAccess(
    TableRef.@Nullable Relation relation,
    RangeEntry entry,
    Table table,
    BitSet columns,
    List<Expression> conditions,
    boolean keyed) {}
