package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among functions or operators that could all take the arguments.
 *
 * <p>Source: manual, sections 10.2 step 3 and 10.3 step 4; PostgreSQL {@code
 * src/backend/parser/parse_func.c}, {@code func_select_candidate}.
 */
final class Candidates {
  private static final char STRING_CATEGORY = 'S';
  private static final char NO_CATEGORY = 0;

  private Candidates() {}

  /** Something with argument types. */
  interface Candidate {
    List<Integer> types();

    /** The declared type of an argument. */
    default PgType type(int argument) {
      return GenericTypes.type(types().get(argument));
    }
  }

  /** Those of {@code all} that can take {@code inputs} by implicit casts. */
  static <C extends Candidate> List<C> callable(List<C> all, List<PgType> inputs) {
    List<C> callable = new ArrayList<>(all.size());
    for (C candidate : all) {
      if (Coercibility.implicit(inputs, candidate)) {
        callable.add(candidate);
      }
    }
    return callable;
  }

  /** The best one, or null when none is better than the others. */
  static <C extends Candidate> @Nullable C best(List<C> callable, List<PgType> inputs) {
    List<C> left = most(callable, candidate -> exact(candidate, inputs));
    if (left.size() > 1) {
      left = most(left, candidate -> exactOrPreferred(candidate, inputs));
    }
    if (left.size() > 1 && inputs.contains(PgType.UNKNOWN)) {
      left = byCategory(left, inputs);
      if (left.size() > 1) {
        left = byKnownType(left, inputs);
      }
    }
    return left.size() == 1 ? left.get(0) : null;
  }

  private static <C> List<C> most(List<C> candidates, ToIntFunction<C> score) {
    List<C> best = new ArrayList<>(candidates.size());
    int bestScore = -1;
    for (C candidate : candidates) {
      int points = score.applyAsInt(candidate);
      if (points > bestScore) {
        best.clear();
        bestScore = points;
      }
      if (points == bestScore) {
        best.add(candidate);
      }
    }
    return best;
  }

  private static int exact(Candidate candidate, List<PgType> inputs) {
    int matches = 0;
    for (int i = 0; i < inputs.size(); i++) {
      PgType input = inputs.get(i);
      if (!input.equals(PgType.UNKNOWN) && candidate.types().get(i) == input.oid()) {
        matches++;
      }
    }
    return matches;
  }

  private static int exactOrPreferred(Candidate candidate, List<PgType> inputs) {
    int matches = 0;
    for (int i = 0; i < inputs.size(); i++) {
      PgType input = inputs.get(i);
      if (!input.equals(PgType.UNKNOWN)) {
        PgType wanted = candidate.type(i);
        if (wanted.equals(input) || (wanted.category() == input.category() && wanted.preferred())) {
          matches++;
        }
      }
    }
    return matches;
  }

  /** Step e: the category that unknown arguments are taken to be of. */
  private static <C extends Candidate> List<C> byCategory(List<C> left, List<PgType> inputs) {
    char[] category = new char[inputs.size()];
    boolean[] preferred = new boolean[inputs.size()];
    for (int i = 0; i < category.length; i++) {
      if (inputs.get(i).equals(PgType.UNKNOWN) && !resolve(left, i, category, preferred)) {
        return left;
      }
    }
    List<C> kept = new ArrayList<>(left.size());
    for (C candidate : left) {
      if (fits(candidate, category, preferred)) {
        kept.add(candidate);
      }
    }
    return kept.isEmpty() ? left : kept;
  }

  private static <C extends Candidate> boolean resolve(
      List<C> left, int argument, char[] category, boolean[] preferred) {
    boolean conflict = false;
    for (C candidate : left) {
      PgType wanted = candidate.type(argument);
      if (category[argument] == NO_CATEGORY) {
        category[argument] = wanted.category();
        preferred[argument] = wanted.preferred();
      } else if (category[argument] == wanted.category()) {
        preferred[argument] |= wanted.preferred();
      } else if (wanted.category() == STRING_CATEGORY) {
        category[argument] = STRING_CATEGORY;
        preferred[argument] = wanted.preferred();
      } else {
        conflict = true;
      }
    }
    return !conflict || category[argument] == STRING_CATEGORY;
  }

  private static boolean fits(Candidate candidate, char[] category, boolean[] preferred) {
    for (int i = 0; i < category.length; i++) {
      if (category[i] != NO_CATEGORY) {
        PgType wanted = candidate.type(i);
        if (wanted.category() != category[i] || (preferred[i] && !wanted.preferred())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Step f: unknown arguments are taken to be of the one type the known ones have. */
  private static <C extends Candidate> List<C> byKnownType(List<C> left, List<PgType> inputs) {
    PgType known = null;
    for (PgType input : inputs) {
      if (!input.equals(PgType.UNKNOWN)) {
        if (known != null && !known.equals(input)) {
          return left;
        }
        known = input;
      }
    }
    return known == null ? left : callable(left, Collections.nCopies(inputs.size(), known));
  }
}
