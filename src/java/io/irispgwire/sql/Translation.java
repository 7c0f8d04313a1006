package io.irispgwire.sql;

import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as IRIS takes it: steps to run in order, in one transaction.
 *
 * @param declares column types to remember for a table that the statement creates or alters
 */
public record Translation(List<Step> steps, List<Declared> declares) {
  public Translation {
    steps = List.copyOf(steps);
    declares = List.copyOf(declares);
  }

  /**
   * One IRIS statement.
   *
   * @param operands what each {@code ?} stands for, from left to right
   */
  public record Step(Kind kind, String irisSql, List<Operand> operands) {
    public Step {
      operands = List.copyOf(operands);
    }

    /** How a step is run. */
    public enum Kind {
      QUERY,
      UPDATE,
      DEFINITION
    }
  }

  /** What a question mark stands for. */
  public sealed interface Operand {}

  /** The client's {@code $number}, bound as a value of {@code type}. */
  public record ClientParameter(int number, PgType type) implements Operand {}

  /** A value that the translator took out of the text. */
  public record Constant(@Nullable Object value, PgType type) implements Operand {}

  /** now() and its kin: one value per transaction. */
  public record TransactionTime(PgType type) implements Operand {}

  /**
   * A PostgreSQL type that IRIS has no name for.
   *
   * @param column null to forget the whole table
   * @param type null to forget the column
   */
  public record Declared(
      String schema, String table, @Nullable String column, @Nullable SqlType type) {}
}
