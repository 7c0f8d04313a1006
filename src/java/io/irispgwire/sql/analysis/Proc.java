package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
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
 * @param own the types among these OIDs that a user has made, or that are rows of a table
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
    int directArguments,
    List<PgType> own) {
  public Proc {
    argumentOids = List.copyOf(argumentOids);
    argumentNames = List.copyOf(argumentNames);
    inputNames = List.copyOf(inputNames);
    outputs = List.copyOf(outputs);
    own = List.copyOf(own);
  }

  /** A column of a composite result. */
  public record Output(String name, int oid) {}

  /** The type of that OID, which is one of this function's. */
  public PgType type(int oid) {
    for (PgType type : own) {
      if (type.oid() == oid) {
        return type;
      }
    }
    return GenericTypes.type(oid);
  }

  public boolean isAggregate() {
    return kind == 'a';
  }

  public boolean isWindow() {
    return kind == 'w';
  }
}
