package io.irispgwire.sql.analysis;

import java.util.List;

/**
 * A row of {@code pg_proc}.
 *
 * @param kind 'f' function, 'a' aggregate, 'w' window function
 * @param argumentOids declared argument types; a variadic one last, as its array type
 * @param defaults how many trailing arguments may be left out
 * @param variadicOid element type of a variadic argument, else 0
 * @param source {@code prosrc}: the C function, which names the implementation; SQL-language
 *     functions have their own name here
 * @param argumentNames input and output argument names, where PostgreSQL has them
 */
public record Proc(
    int oid,
    String name,
    char kind,
    List<Integer> argumentOids,
    int defaults,
    int variadicOid,
    int resultOid,
    boolean returnsSet,
    boolean strict,
    char volatility,
    String source,
    List<String> argumentNames) {
  public Proc {
    argumentOids = List.copyOf(argumentOids);
    argumentNames = List.copyOf(argumentNames);
  }
}
