package io.irispgwire.sql;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as IRIS takes it: steps to run in order, in one transaction.
 *
 * @param declares column types to remember for a table that the statement creates or alters
 * @param notices what to tell the client when it runs: IF EXISTS had nothing to do, …
 * @param notes what else to remember of what it defines
 * @param ruled the table whose rules a {@link Step.Kind#VERIFY} is about; null without one
 * @param domain as it will be, where what columns keep is held to it first; null for none
 */
public record Translation(
    List<Step> steps,
    List<Declared> declares,
    List<Diagnostic> notices,
    List<Note> notes,
    @Nullable Table ruled,
    @Nullable PgType domain) {
  public Translation {
    steps = List.copyOf(steps);
    declares = List.copyOf(declares);
    notices = List.copyOf(notices);
    notes = List.copyOf(notes);
  }

  public Translation(
      List<Step> steps,
      List<Declared> declares,
      List<Diagnostic> notices,
      List<Note> notes,
      @Nullable Table ruled) {
    this(steps, declares, notices, notes, ruled, null);
  }

  public Translation(List<Step> steps, List<Declared> declares) {
    this(steps, declares, List.of());
  }

  public Translation(List<Step> steps, List<Declared> declares, List<Diagnostic> notices) {
    this(steps, declares, notices, List.of(), null);
  }

  /**
   * One IRIS statement.
   *
   * @param operands what each {@code ?} stands for, from left to right; those of one run behind
   *     those of the other
   * @param runs how often it is run
   * @param forgiven the error that means there is nothing to do, told as a notice; null for none
   * @param relation the table whose rows it locks, as errors name it; "" for another step
   */
  public record Step(
      Kind kind,
      String irisSql,
      List<Operand> operands,
      int runs,
      @Nullable SqlState forgiven,
      String relation) {
    public Step {
      operands = List.copyOf(operands);
    }

    public Step(Kind kind, String irisSql, List<Operand> operands) {
      this(kind, irisSql, operands, 1);
    }

    public Step(Kind kind, String irisSql, List<Operand> operands, int runs) {
      this(kind, irisSql, operands, runs, null, "");
    }

    /** How a step is run. */
    public enum Kind {
      QUERY,
      UPDATE,
      DEFINITION,
      /** An UPDATE that changes nothing: it locks the rows that the next steps are about. */
      LOCK,
      /** The same, but an error where another transaction has such a lock. */
      LOCK_NOWAIT,
      /** A query of one column: the RowIDs of the rows that the statement is about. */
      FIND,
      /** A query whose rows the next {@link #INSERT} takes, one after the other. */
      SOURCE,
      /** An INSERT of one row, whose RowID joins those found. */
      INSERT,
      /**
       * An INSERT of one row that may meet a row with its key. For that row are the steps up to the
       * next {@code INSERT} or {@code PROPOSE}: {@link #LOCK}, {@link #FIND} and {@link #CHANGE};
       * without them it is skipped.
       */
      PROPOSE,
      /** An UPDATE or DELETE of just the rows that {@link #FIND} found. */
      CHANGE,
      /**
       * A query of every column of the rows that were written, and the RowID behind them: the
       * server looks whether they keep the table's rules. Run as {@link #RESULT} is.
       */
      VERIFY,
      /** An UPDATE of one such row's columns that the server computes. */
      FILL,
      /** As {@link #VERIFY}, of every row that the table has. */
      VALIDATE,
      /**
       * RETURNING's columns, and the RowID behind them, of the rows found: run as often as it has
       * too few places for them all.
       */
      RESULT,
      /**
       * A statement in PostgreSQL's words that fills what is defined: planned and run when all else
       * is done and noted.
       */
      FILLING
    }
  }

  /** Whether it is a modification that gives rows: {@link Step.Kind#RESULT} reads them. */
  public boolean isReturning() {
    return steps.stream().anyMatch(step -> step.kind() == Step.Kind.RESULT);
  }

  /** Whether the rows it writes are looked at afterwards. */
  public boolean isVerified() {
    return steps.stream().anyMatch(step -> step.kind() == Step.Kind.VERIFY);
  }

  /** Whether rows are inserted one by one because some may be there already. */
  public boolean isUpsert() {
    return steps.stream().anyMatch(step -> step.kind() == Step.Kind.PROPOSE);
  }

  /**
   * Whether it is a SELECT … FOR UPDATE or its kin: the last step is the query, which gives behind
   * its own columns the RowIDs that the steps before it lock, one column for each.
   */
  public boolean isLocking() {
    Step first = steps.isEmpty() ? null : steps.get(0);
    return first != null
        && steps.get(steps.size() - 1).kind() == Step.Kind.QUERY
        && (first.kind() == Step.Kind.LOCK || first.kind() == Step.Kind.LOCK_NOWAIT);
  }

  /** What a question mark stands for. */
  public sealed interface Operand {}

  /** The client's {@code $number}, bound as a value of {@code type}. */
  public record ClientParameter(int number, PgType type) implements Operand {}

  /** A value that the translator took out of the text. */
  public record Constant(@Nullable Object value, PgType type) implements Operand {}

  /**
   * A literal whose meaning depends on the session's DateStyle, TimeZone or clock: read by the
   * type's input function when it is bound.
   */
  public record TextConstant(String text, SqlType type) implements Operand {}

  /**
   * An expression over constants and parameters that IRIS has no exact form for: computed once, by
   * the evaluator, when the statement runs.
   *
   * @param bareNumeric the column it goes to, where that is a {@code numeric} without a precision:
   *     the value must fit what IRIS keeps such a column in
   */
  public record Computed(Expression expression, PgType type, @Nullable String bareNumeric)
      implements Operand {
    public Computed(Expression expression, PgType type) {
      this(expression, type, null);
    }
  }

  /** What DEFAULT stands for where the server knows it: computed once, when the statement runs. */
  public record Fallback(RowExpression rule, SqlType type) implements Operand {}

  /**
   * The client's {@code $number} as a row count of LIMIT or OFFSET, bound as int8.
   *
   * @param whenNull what NULL stands for: no limit, or no offset
   */
  public record RowCount(int number, long whenNull) implements Operand {}

  /** A count of rows below zero, which is an error when the statement runs. */
  public record NegativeRowCount(boolean offset) implements Operand {}

  /**
   * An element of the client's array parameter {@code $number}, counted from 0. Past the array's
   * end its last element again; NULL when the array is empty or NULL.
   *
   * @param slots how many elements the text has places for; a longer array needs another
   *     translation, made with more
   */
  public record ArrayElement(int number, int index, int slots, PgType elementType)
      implements Operand {}

  /** How many elements the client's array parameter {@code $number} has, as int4. */
  public record ArrayLength(int number) implements Operand {}

  /**
   * The RowID, as text, of one of the rows found; past their end that of the last again.
   *
   * @param index from 0, among those of one run of the step
   */
  public record RowKey(int index) implements Operand {}

  /** A column, from 0, of the current row of {@link Step.Kind#SOURCE}. */
  public record SourceValue(int column, PgType type) implements Operand {}

  /**
   * now() and its kin: one value per transaction, in the session's time zone.
   *
   * @param type date, time, timetz, timestamp or timestamptz
   */
  public record TransactionTime(PgType type) implements Operand {}

  /**
   * A PostgreSQL type that IRIS has no name for.
   *
   * @param column null to forget the whole table
   * @param type null to forget the column
   */
  public record Declared(
      String schema, String table, @Nullable String column, @Nullable SqlType type) {}

  /**
   * Something of an object that IRIS has no place for.
   *
   * @param schema PostgreSQL's name of the schema
   * @param object the table's name, or whatever the note is about
   * @param part the column or constraint; "" for the object itself
   * @param text null to forget the note
   */
  public record Note(Kind kind, String schema, String object, String part, @Nullable String text) {
    /** What it says. */
    public enum Kind {
      /** The condition of a CHECK. */
      CHECK,
      /** The same, of a constraint that is NOT VALID. */
      CHECK_NEW,
      /** A default that the server computes. */
      DEFAULT,
      /** A column that the server computes. */
      GENERATED,
      /** A default that IRIS computes, as it was written. */
      DEFAULT_TEXT,
      /** Of a column that IRIS counts up: {@code a} for GENERATED ALWAYS, {@code d} BY DEFAULT. */
      IDENTITY,
      /** The query of a view, with every name in full. */
      VIEW,
      /** The same of a materialized view: see {@link #POPULATED}. */
      MATERIALIZED,
      /** Whether a materialized view has been filled: {@code t} or {@code f}. */
      POPULATED,
      /**
       * The index {@code part} of a table, which IRIS has not: {@link
       * io.irispgwire.sql.analysis.IndexDefinition#text}.
       */
      INDEX,
      /** COMMENT ON the object, or on its column {@code part}. */
      COMMENT,
      /** COMMENT ON its constraint {@code part}. */
      CONSTRAINT_COMMENT,
      /** COMMENT ON SCHEMA, which has no object. */
      SCHEMA_COMMENT,
      /** COMMENT ON TYPE. */
      TYPE_COMMENT,
      /** COMMENT ON FUNCTION or PROCEDURE; the part is its signature. */
      ROUTINE_COMMENT,
      /** What was said of the column {@code part} is said of {@code text}. */
      COLUMN_RENAMED,
      /** A type of the user's: {@link io.irispgwire.sql.analysis.TypeDefinition#text}. */
      TYPE,
      /** A sequence: {@link io.irispgwire.sql.analysis.Sequence#text}. */
      SEQUENCE,
      /** A function or procedure: {@link io.irispgwire.sql.analysis.Routine#text}. */
      ROUTINE,
      /** The object has a new name, {@code text}, and takes its notes along. */
      RENAMED,
      /** The object is gone, or new: nothing said of it before holds. */
      FORGOTTEN
    }

    /** A table that is dropped, or made. */
    public static Note forgotten(String schema, String object) {
      return new Note(Kind.FORGOTTEN, schema, object, "", null);
    }
  }
}
