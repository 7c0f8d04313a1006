package io.irispgwire.sql.tree;

import java.util.List;

/**
 * A type as written: {@code numeric(10,2)[]}, {@code timestamp(3) with time zone}, {@code
 * pg_catalog.int4}.
 *
 * <p>The grammar's own spellings are already turned into pg_type names, as PostgreSQL's gram.y
 * does: {@code integer} is {@code int4}, {@code double precision} is {@code float8}, {@code
 * timestamp with time zone} is {@code timestamptz}, {@code character} is {@code bpchar} with
 * modifier 1, {@code decimal} is {@code numeric}.
 *
 * @param modifiers what stands in parentheses, as written (or implied: {@code char} has 1)
 * @param arrayDimensions number of {@code []} (or ARRAY) behind it; 0 for a scalar
 * @param setOf written with SETOF
 * @param intervalFields the {@code YEAR TO MONTH} part of an interval, or ""
 */
public record TypeName(
    Span span,
    QualifiedName name,
    List<Expression> modifiers,
    int arrayDimensions,
    boolean setOf,
    String intervalFields)
    implements Node {
  public TypeName {
    modifiers = List.copyOf(modifiers);
  }
}
