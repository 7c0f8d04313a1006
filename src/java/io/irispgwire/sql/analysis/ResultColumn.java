package io.irispgwire.sql.analysis;

import io.irispgwire.types.SqlType;

/**
 * A column of a result, as RowDescription tells it.
 *
 * @param tableOid 0 when it is not a column of a table
 * @param columnNumber attnum in that table, else 0
 */
public record ResultColumn(String label, SqlType type, int tableOid, int columnNumber) {}
