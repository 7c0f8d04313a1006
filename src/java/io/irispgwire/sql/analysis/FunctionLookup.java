package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the function that a name and argument types mean (manual, section 10.3).
 *
 * <p>Source: PostgreSQL {@code FuncnameGetCandidates} ({@code src/backend/catalog/namespace.c}) and
 * {@code func_get_detail} ({@code src/backend/parser/parse_func.c}).
 */
final class FunctionLookup {
  private FunctionLookup() {}

  /**
   * A function fitted to a number of arguments.
   *
   * @param types declared types, one per argument as written, the variadic one expanded
   * @param variadicFrom first argument that goes into the variadic array, or -1
   */
  record Fit(Proc proc, List<Integer> types, int variadicFrom) implements Candidates.Candidate {
    @Override
    public PgType type(int argument) {
      return proc.type(types.get(argument));
    }

    boolean usesDefaults() {
      return variadicFrom < 0 && types.size() < proc.argumentOids().size();
    }
  }

  /** What a lookup can end in. */
  sealed interface Found {}

  /** One function. */
  record One(Fit fit) implements Found {}

  /** The name is a type's: the call is a cast. */
  record AsCast(PgType type) implements Found {}

  /** None. */
  record None() implements Found {}

  /** Several, none better than the others. */
  record Several() implements Found {}

  /**
   * What a call gives.
   *
   * @param names one per argument, null for a positional one
   * @param variadic whether the last argument was written with VARIADIC
   * @param constant whether the first argument is a literal: then an unknown one may be cast
   */
  record Arguments(
      List<PgType> types, List<@Nullable String> names, boolean variadic, boolean constant) {
    static Arguments positional(List<PgType> types) {
      return new Arguments(types, Collections.nCopies(types.size(), null), false, false);
    }

    boolean allPositional() {
      return names.stream().allMatch(name -> name == null);
    }
  }

  /**
   * @param own functions that clients have defined, behind those of PostgreSQL
   * @param lookup knows the types that a call may name as a cast
   */
  static Found find(
      @Nullable String schema,
      String name,
      Arguments arguments,
      List<Proc> own,
      SchemaLookup lookup) {
    List<PgType> inputs = arguments.types;
    List<Proc> procs = new ArrayList<>(Procs.byName(schema, name));
    procs.addAll(own);
    List<Fit> all = fits(procs, arguments);
    Fit exact = exact(all, inputs);
    if (exact != null) {
      return new One(exact);
    }
    if (inputs.size() == 1 && arguments.allPositional()) {
      PgType type = castTarget(TypeNames.byName(schema, name, lookup), arguments);
      if (type != null) {
        return new AsCast(type);
      }
    }
    List<Fit> callable = Candidates.callable(all, inputs);
    if (callable.isEmpty()) {
      return new None();
    }
    Fit best = callable.size() == 1 ? callable.get(0) : Candidates.best(callable, inputs);
    return best == null ? new Several() : new One(best);
  }

  private static @Nullable Fit exact(List<Fit> all, List<PgType> inputs) {
    for (Fit fit : all) {
      boolean same = true;
      for (int i = 0; same && i < inputs.size(); i++) {
        same = fit.types.get(i) == inputs.get(i).oid();
      }
      if (same) {
        return fit;
      }
    }
    return null;
  }

  private static @Nullable PgType castTarget(@Nullable PgType type, Arguments arguments) {
    PgType input = arguments.types.get(0);
    if (type == null || type.kind() == 'p' || type.isDomain()) {
      return null;
    }
    if (input.equals(PgType.UNKNOWN)) {
      return arguments.constant ? type : null;
    }
    CastPath path = Casts.path(input, type, CastContext.EXPLICIT);
    boolean recordAsText =
        path instanceof CastPath.InOut
            && input.equals(PgType.RECORD)
            && type.category() == PgType.TEXT.category();
    boolean byValue = path instanceof CastPath.Relabel || path instanceof CastPath.InOut;
    return byValue && !recordAsText ? type : null;
  }

  private static List<Fit> fits(List<Proc> procs, Arguments arguments) {
    List<Fit> fits = new ArrayList<>(procs.size());
    boolean positional = arguments.allPositional();
    for (Proc proc : procs) {
      Fit fit =
          positional
              ? positional(proc, arguments.types.size(), arguments.variadic)
              : named(proc, arguments.names);
      if (fit != null) {
        addUnlessHidden(fits, fit);
      }
    }
    return fits;
  }

  private static @Nullable Fit positional(Proc proc, int count, boolean variadic) {
    List<Integer> declared = proc.argumentOids();
    int size = declared.size();
    if (proc.variadicOid() != 0 && !variadic && size <= count) {
      List<Integer> types = new ArrayList<>(declared.subList(0, size - 1));
      while (types.size() < count) {
        types.add(proc.variadicOid());
      }
      return new Fit(proc, types, size - 1);
    }
    if (variadic && proc.variadicOid() == 0) {
      return null;
    }
    if (count == size) {
      return new Fit(proc, declared, -1);
    }
    return count < size && count + proc.defaults() >= size
        ? new Fit(proc, declared.subList(0, count), -1)
        : null;
  }

  /** {@code MatchNamedCall}. */
  private static @Nullable Fit named(Proc proc, List<@Nullable String> names) {
    int size = proc.argumentOids().size();
    if (proc.inputNames().isEmpty() || names.size() > size) {
      return null;
    }
    boolean[] given = new boolean[size];
    List<Integer> types = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int at = name == null ? i : proc.inputNames().indexOf(name);
      if (at < 0 || given[at]) {
        return null;
      }
      given[at] = true;
      types.add(proc.argumentOids().get(at));
    }
    for (int i = 0; i < size - proc.defaults(); i++) {
      if (!given[i]) {
        return null;
      }
    }
    return new Fit(proc, types, -1);
  }

  /**
   * Of two with the same types the one that is not variadic, or needs no default, hides the other.
   */
  private static void addUnlessHidden(List<Fit> fits, Fit fit) {
    for (int i = 0; i < fits.size(); i++) {
      Fit other = fits.get(i);
      if (other.types.equals(fit.types)) {
        if (rank(fit) < rank(other)) {
          fits.set(i, fit);
        }
        return;
      }
    }
    fits.add(fit);
  }

  private static int rank(Fit fit) {
    return fit.variadicFrom >= 0 ? 2 : fit.usesDefaults() ? 1 : 0;
  }
}
