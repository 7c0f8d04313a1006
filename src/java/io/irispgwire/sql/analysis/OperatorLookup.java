package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Operators.Operator;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operator that a name and operand types mean (manual, section 10.2).
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_oper.c}, {@code oper} and {@code
 * left_oper}.
 */
final class OperatorLookup {
  private OperatorLookup() {}

  /** What an operator becomes for certain operands. */
  record Match(Proc proc, PgType left, PgType right, PgType result) {}

  private record Choice(Operator operator, List<Integer> types) implements Candidates.Candidate {}

  /** The binary operator for these operand types. */
  static Match binary(String name, PgType left, PgType right) {
    Operator found = exact(name, left, right);
    if (found == null) {
      found = choose(name, List.of(left, right));
    }
    List<Integer> declared = List.of(found.left(), found.right());
    Polymorphism types = Polymorphism.of(List.of(left, right), declared);
    return new Match(
        Objects.requireNonNull(Procs.byOid(found.proc())),
        types.concrete(found.left()),
        types.concrete(found.right()),
        types.concrete(found.result()));
  }

  /** The prefix operator for this operand type; {@code left} of the match is its operand's type. */
  static Match prefix(String name, PgType operand) {
    Operator found = exactPrefix(name, operand);
    if (found == null) {
      found = choose(name, List.of(operand));
    }
    Polymorphism types = Polymorphism.of(List.of(operand), List.of(found.right()));
    PgType type = types.concrete(found.right());
    return new Match(
        Objects.requireNonNull(Procs.byOid(found.proc())),
        type,
        type,
        types.concrete(found.result()));
  }

  private static @Nullable Operator exact(String name, PgType left, PgType right) {
    PgType first = left.equals(PgType.UNKNOWN) ? right : left;
    PgType second = right.equals(PgType.UNKNOWN) ? left : right;
    for (Operator operator : Operators.byName(name)) {
      if (operator.left() == first.oid() && operator.right() == second.oid()) {
        return operator;
      }
    }
    return null;
  }

  private static @Nullable Operator exactPrefix(String name, PgType operand) {
    for (Operator operator : Operators.byName(name)) {
      if (operator.left() == 0 && operator.right() == operand.oid()) {
        return operator;
      }
    }
    return null;
  }

  private static Operator choose(String name, List<PgType> operands) {
    List<Choice> all = new ArrayList<>();
    for (Operator operator : Operators.byName(name)) {
      if (operands.size() == 2 && operator.left() != 0) {
        all.add(new Choice(operator, List.of(operator.left(), operator.right())));
      } else if (operands.size() == 1 && operator.left() == 0) {
        all.add(new Choice(operator, List.of(operator.right())));
      }
    }
    List<Choice> callable = Candidates.callable(all, operands);
    if (callable.isEmpty()) {
      throw missing(name, operands);
    }
    Choice best = callable.size() == 1 ? callable.get(0) : Candidates.best(callable, operands);
    if (best == null) {
      throw new PgException(
              SqlState.AMBIGUOUS_FUNCTION, "operator is not unique: " + signature(name, operands))
          .withHint(
              "Could not choose a best candidate operator. You might need to add explicit type"
                  + " casts.");
    }
    return best.operator();
  }

  private static PgException missing(String name, List<PgType> operands) {
    return new PgException(
            SqlState.UNDEFINED_FUNCTION, "operator does not exist: " + signature(name, operands))
        .withHint(
            operands.size() == 1
                ? "No operator matches the given name and argument type. You might need to add an"
                    + " explicit type cast."
                : "No operator matches the given name and argument types. You might need to add"
                    + " explicit type casts.");
  }

  private static String signature(String name, List<PgType> operands) {
    return operands.size() == 1
        ? name + ' ' + FormatType.of(operands.get(0))
        : FormatType.of(operands.get(0)) + ' ' + name + ' ' + FormatType.of(operands.get(1));
  }
}
