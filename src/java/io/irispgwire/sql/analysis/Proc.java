package io.irispgwire.sql.analysis;

import java.util.List;

/**
 * A row of {@code pg_proc}, with what {@code pg_aggregate} adds.
 *
 * @param schema "" for pg_catalog
 * @param kind 'f' function, 'a' aggregate, 'w' window function
 * @param argumentOids declared argument types; a variadic one last, as its array type
 * @param defaults how many trailing arguments may be left out
 * @param variadicOid element type of a variadic argument, else 0
 * @param source {@code prosrc}: the C function, which names the implementation; SQL-language
 *     functions have their own name here
 * @param argumentNames input and output argument names, where PostgreSQL has them
 * @param inputNames names of {@code argumentOids}, "" for one without; empty when none has a name
 * @param outputs columns of the result of a function with OUT or TABLE arguments
 * @param aggregateKind 'n' normal, 'o' ordered-set, 'h' hypothetical-set, ' ' no aggregate
 * @param directArguments how many arguments of an ordered-set aggregate stand before WITHIN GROUP
 */
public record Proc(
    int oid,
    String schema,
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
    List<String> argumentNames,
    List<String> inputNames,
    List<Output> outputs,
    char aggregateKind,
    int directArguments) {
  public Proc {
    argumentOids = List.copyOf(argumentOids);
    argumentNames = List.copyOf(argumentNames);
    inputNames = List.copyOf(inputNames);
    outputs = List.copyOf(outputs);
  }

  /** A column of a composite result. */
  public record Output(String name, int oid) {}

  public boolean isAggregate() {
    return kind == 'a';
  }

  public boolean isWindow() {
    return kind == 'w';
  }
}
