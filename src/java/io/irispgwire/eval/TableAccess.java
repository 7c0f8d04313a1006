package io.irispgwire.eval;

import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TableRef;
import java.util.BitSet;
import java.util.List;

/**
 * What a query wants of a table.
 *
 * @param columns those it reads, from 0; the others may be null in the rows
 * @param conditions those that it asks of this table alone; rows for which one of them does not
 *     hold may be left out
 */
public record TableAccess(
    TableRef.Relation relation,
    RangeEntry entry,
    Table table,
    BitSet columns,
    List<Expression> conditions) {}
