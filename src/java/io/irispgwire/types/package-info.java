/**
 * Rows of {@code pg_type} and one codec per type.
 *
 * <p>A value of a type is held as PostgreSQL's own Datum holds it:
 *
 * <pre>
 * bool                       Boolean
 * int2, int4, int8           Short, Integer, Long
 * oid, xid, cid, reg*        Long (unsigned 32 bits)
 * float4, float8             Float, Double
 * numeric                    Numeric (a BigDecimal with its display scale, NaN, or an infinity)
 * text, varchar, bpchar, name, "char", unknown, json, refcursor, xml, cstring   String
 * jsonb                      String in jsonb's canonical form
 * bytea                      byte[]
 * date                       Integer: days since 2000-01-01; MIN_VALUE and MAX_VALUE are -infinity, infinity
 * time                       Long: microseconds since midnight
 * timetz                     TimeTz: microseconds and seconds west of Greenwich
 * timestamp, timestamptz     Long: microseconds since 2000-01-01 (UTC); MIN_VALUE, MAX_VALUE as for date
 * interval                   Interval: months, days, microseconds
 * uuid                       java.util.UUID
 * bit, varbit                BitString
 * inet, cidr                 Network
 * macaddr, macaddr8, geometric types   String in the type's own text form
 * ranges, multiranges        PgRange, PgMultirange
 * arrays, int2vector, oidvector   PgArray: dimensions, lower bounds, elements in row-major order
 * vector                     float[]
 * record                     PgRecord: types and values
 * void                       "" (a String)
 * </pre>
 */
@NullMarked
package io.irispgwire.types;

import org.jspecify.annotations.NullMarked;
