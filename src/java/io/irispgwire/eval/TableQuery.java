package io.irispgwire.eval;

import io.irispgwire.eval.Evaluator.Scalar;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.SqlType;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A table's rows as a query of the back end.
 *
 * @param scalars the expressions that are computed here and bound, by identity
 * @param columns where in a row of the table each column of the query belongs
 * @param types of the query's columns
 * @param width of a row of the table
 */
public record TableQuery(
    Translation translation,
    IdentityHashMap<Expression, Scalar> scalars,
    List<Integer> columns,
    List<SqlType> types,
    int width) {}
