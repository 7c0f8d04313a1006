package io.irispgwire.session;

import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.routine.Instruction;
import java.util.Locale;

/**
 * How messages call what a routine does.
 *
 * <p>Source: PostgreSQL {@code src/pl/plpgsql/src/pl_funcs.c}, {@code plpgsql_stmt_typename};
 * {@code src/backend/executor/spi.c}, {@code _SPI_error_callback}.
 */
final class RoutinePlaces {
  private RoutinePlaces() {}

  static String name(Instruction instruction) {
    if (instruction instanceof Instruction.Count) {
      return "FOR with integer loop variable";
    }
    if (instruction instanceof Instruction.Each each) {
      return each.rows() instanceof Instruction.Dynamic
          ? "FOR over EXECUTE statement"
          : "FOR over SELECT rows";
    }
    if (instruction instanceof Instruction.Loop loop) {
      return loop.condition() == null ? "LOOP" : "WHILE";
    }
    if (instruction instanceof Instruction.Leave leave) {
      return leave.again() ? "CONTINUE" : "EXIT";
    }
    if (instruction instanceof Instruction.EndTransaction end) {
      return end.commit() ? "COMMIT" : "ROLLBACK";
    }
    if (instruction instanceof Instruction.Diagnostics diagnostics) {
      return diagnostics.stacked() ? "GET STACKED DIAGNOSTICS" : "GET DIAGNOSTICS";
    }
    return simple(instruction);
  }

  private static String simple(Instruction instruction) {
    String kind = instruction.getClass().getSimpleName();
    return switch (kind) {
      case "Block" -> "statement block";
      case "Assign" -> "assignment";
      case "Choice" -> "CASE";
      case "Elements" -> "FOREACH over array";
      case "ReturnNext" -> "RETURN NEXT";
      case "ReturnQuery" -> "RETURN QUERY";
      case "RaiseAgain" -> "RAISE";
      case "Run" -> "SQL statement";
      default -> kind.toUpperCase(Locale.ROOT);
    };
  }

  /** A function as {@code regprocedure} shows it. */
  static String function(Routine routine) {
    return routine.isAnonymous()
        ? routine.proc().name()
        : routine.proc().name() + "(" + routine.shownTypes().replace(", ", ",") + ")";
  }

  static String statement(String sql) {
    return "SQL statement \"" + sql + "\"";
  }
}
