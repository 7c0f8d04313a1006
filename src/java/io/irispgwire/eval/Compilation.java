package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the compilers of one statement share. */
final class Compilation {
  /** How deep expressions may nest: each level costs a few Java frames. */
  private static final int MAX_DEPTH = 2500;

  private final Analysis analysis;
  private final RowLookup tables;
  private final List<Access> accesses = new ArrayList<>();
  private String locking = "";
  private int caches;
  private int depth;
  private boolean mayBlock;
  private boolean constant = true;
  private int volatiles;
  private boolean asking;

  Compilation(Analysis analysis, RowLookup tables) {
    this.analysis = analysis;
    this.tables = tables;
  }

  RowLookup tables() {
    return tables;
  }

  Analysis analysis() {
    return analysis;
  }

  /** A table that the query reads; what it reads of it is known when all is compiled. */
  private record Access(
      TableRef.@Nullable Relation relation,
      RangeEntry entry,
      Table table,
      List<Expression> conditions,
      Scope scope,
      int base,
      boolean keyed) {
    BoundScan bound(RowLookup tables) {
      BitSet columns = scope.touched().get(base, base + entry.columns().size());
      TableAccess access = new TableAccess(relation, entry, table, columns, conditions, keyed);
      return new BoundScan(access, tables.scan(access));
    }
  }

  /** Notes that the query reads a table; gives the number of its scan. */
  int scan(
      TableRef.Relation relation, Table table, List<Expression> conditions, Scope scope, int base) {
    RangeEntry entry = analysis.entry(relation);
    accesses.add(new Access(relation, entry, table, conditions, scope, base, false));
    return accesses.size() - 1;
  }

  /**
   * Notes that a modification reads the table that it writes, with the rows' keys.
   *
   * @param relation null for the target
   */
  int keyedScan(
      TableRef.@Nullable Relation relation,
      RangeEntry entry,
      Table table,
      List<Expression> conditions,
      Scope scope,
      int base) {
    accesses.add(new Access(relation, entry, table, conditions, scope, base, true));
    return accesses.size() - 1;
  }

  /** The scans by their numbers, to be called when all is compiled. */
  List<BoundScan> scans() {
    return accesses.stream().map(access -> access.bound(tables)).toList();
  }

  /** Rows are locked, with this strength. */
  void noteLocking(String strength) {
    if (locking.isEmpty()) {
      locking = strength;
    }
  }

  /** The strength of the first clause that locks rows; "" when none does. */
  String locking() {
    return locking;
  }

  /** A place for a value that is computed once per run. */
  int allocateCache() {
    return caches++;
  }

  int caches() {
    return caches;
  }

  /** Something in it may wait, or give more rows than an event loop should send. */
  void markBlocking() {
    mayBlock = true;
    constant = false;
  }

  /** A function in it asks the back end: until then, tables must have been read. */
  void markAsking() {
    markBlocking();
    asking = true;
  }

  boolean isAsking() {
    return asking;
  }

  /** Something in it depends on more than the statement and its parameters. */
  void markVarying() {
    constant = false;
  }

  /** A call whose every evaluation counts. */
  void noteVolatile() {
    volatiles++;
  }

  /** How many such calls there were. */
  int volatiles() {
    return volatiles;
  }

  boolean isConstant() {
    return constant;
  }

  boolean mayBlock() {
    return mayBlock;
  }

  void enter() {
    checkDepth(++depth);
  }

  static void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw new PgException(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded")
          .withHint(
              "Increase the configuration parameter \"max_stack_depth\" (currently 2048kB), after"
                  + " ensuring the platform's stack depth limit is adequate.");
    }
  }

  void leave() {
    depth--;
  }
}
