package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** FROM and WHERE: sources that fill the frame, joined by nested loops. */
final class FromCompiler {
  private final Compilation compilation;
  private final Analysis analysis;
  private final Scope scope;
  private final ExpressionCompiler compiler;
  private final RowMarks marks;

  FromCompiler(Compilation compilation, Scope scope, ExpressionCompiler compiler) {
    this(compilation, scope, compiler, RowMarks.NONE);
  }

  /**
   * @param marks takes note of the tables that it names
   */
  FromCompiler(Compilation compilation, Scope scope, ExpressionCompiler compiler, RowMarks marks) {
    this.marks = marks;
    this.compilation = compilation;
    this.analysis = compilation.analysis();
    this.scope = scope;
    this.compiler = compiler;
  }

  /** Null for a SELECT without FROM and WHERE. */
  @Nullable Source compile(Query.Select select) {
    List<Expression> conditions = OwnConditions.conjuncts(select.where());
    WhereClause where = new WhereClause(conditions, analysis, compiler);
    Source result = null;
    for (TableRef item : JoinOrder.of(select.from(), conditions, analysis, compilation.tables())) {
      Part part = source(item, conditions);
      List<Expression> ready = where.after(Reads.madeBy(item, analysis));
      result = result == null ? part.source() : cross(result, part, ready);
      result = filtered(result, where.all(ready));
    }
    Node rest = where.all(where.rest());
    return result == null && rest == null
        ? null
        : filtered(result == null ? frame -> Cursor.single() : result, rest);
  }

  private Source cross(Source left, Part right, List<Expression> conditions) {
    JoinKeys keys = JoinKeys.of(conditions, right, analysis, compiler);
    Part found = keys == null ? null : keys.found(right);
    return found == null ? Joins.cross(left, right, keys) : Joins.cross(left, found, null);
  }

  private static Source filtered(Source source, @Nullable Node condition) {
    return condition == null ? source : frame -> source.open(frame).filter(condition, frame);
  }

  /** The rows that a modification is about: of its target, joined with FROM. */
  Source compile(TargetRow target, List<TableRef> from, @Nullable Expression where) {
    List<Part> parts = new ArrayList<>();
    parts.add(target(target, OwnConditions.conjuncts(where)));
    return joined(parts, from, where);
  }

  /**
   * @param conditions what every row must fulfil
   */
  Part target(TargetRow target, List<Expression> conditions) {
    compilation.markBlocking();
    int scan =
        compilation.keyedScan(
            null,
            target.entry(),
            target.table(),
            OwnConditions.of(target.entry(), conditions, analysis),
            scope,
            target.base());
    target.setScan(scan);
    Source source = frame -> scan(frame, scan, target.base(), target.width());
    return new Part(source, target.base(), target.base() + target.width(), false, null);
  }

  private Source joined(List<Part> parts, List<TableRef> from, @Nullable Expression where) {
    List<Expression> conditions = OwnConditions.conjuncts(where);
    for (TableRef item : from) {
      parts.add(source(item, conditions));
    }
    Source result = parts.get(0).source();
    for (Part part : parts.subList(1, parts.size())) {
      result = Joins.cross(result, part, JoinKeys.of(conditions, part, analysis, compiler));
    }
    return filtered(result, where == null ? null : compiler.compile(where));
  }

  private static Cursor scan(Frame frame, int scan, int base, int width) {
    Iterator<@Nullable Object[]> rows = frame.execution().rows(scan);
    return () -> put(frame, base, width, rows.hasNext() ? rows.next() : null);
  }

  /**
   * A source and what a join must know about it.
   *
   * @param from first place it fills
   * @param to place after the last
   * @param dependent whether it reads rows to its left
   * @param indexed how to find its rows, where it is a table that can; else null
   */
  record Part(Source source, int from, int to, boolean dependent, @Nullable IndexedScan indexed) {
    /** The same rows, found for each row to its left. */
    Part found(IndexedScan.Key key) {
      return new Part(Objects.requireNonNull(indexed).by(key), from, to, true, indexed);
    }

    /** The same rows, which say by {@code flag}, the next place, that they are there. */
    Part flagged(int flag) {
      Source flagged =
          frame -> {
            Cursor rows = source.open(frame);
            return () -> {
              boolean found = rows.next();
              frame.set(flag, found);
              return found;
            };
          };
      return new Part(flagged, from, flag + 1, dependent, indexed);
    }
  }

  /**
   * @param conditions what every row must fulfil that comes of this item
   */
  Part source(TableRef ref, List<Expression> conditions) {
    int from = scope.size();
    BitSet before = scope.noteTouched();
    IndexedScan indexed =
        ref instanceof TableRef.Relation relation ? indexed(relation, conditions) : null;
    Source source = indexed == null ? compile(ref, conditions) : all(indexed, conditions);
    BitSet touched = scope.endTouched(before);
    touched.clear(from, scope.size());
    return new Part(source, from, scope.size(), !touched.isEmpty(), indexed);
  }

  /** Null for what is no table with indexes. */
  private @Nullable IndexedScan indexed(TableRef.Relation relation, List<Expression> conditions) {
    RangeEntry entry = analysis.entry(relation);
    if (!(entry.source() instanceof RangeEntry.BaseTable base)
        || !compilation.tables().has(base.table())
        || !compilation.tables().isIndexed(base.table())) {
      return null;
    }
    compilation.markVarying();
    compilation.markBlocking();
    int place = scope.add(entry);
    List<Expression> own = OwnConditions.of(entry, conditions, analysis);
    int scan = compilation.scan(relation, base.table(), own, scope, place);
    List<Node> asked = new ArrayList<>();
    for (Expression condition : own) {
      if (Reads.of(condition, analysis) != null) {
        asked.add(compiler.compile(condition));
      }
    }
    return new IndexedScan(
        entry, scan, place, asked.isEmpty() ? null : Conditions.logical(true, asked));
  }

  private Source all(IndexedScan scan, List<Expression> conditions) {
    IndexedScan.Key key = ScanKeys.constant(scan.entry(), conditions, analysis, compiler);
    if (key != null) {
      return scan.by(key);
    }
    int width = scan.entry().columns().size();
    return filtered(
        frame -> rows(frame, scan.base(), width, frame.execution().rows(scan.scan())), scan.own());
  }

  static Cursor rows(Frame frame, int base, int width, Iterator<@Nullable Object[]> rows) {
    return () -> put(frame, base, width, rows.hasNext() ? rows.next() : null);
  }

  private Source compile(TableRef ref, List<Expression> conditions) {
    compilation.markVarying();
    if (ref instanceof TableRef.Function function) {
      return functions(function);
    }
    if (ref instanceof TableRef.Derived derived) {
      return derived(derived);
    }
    if (ref instanceof TableRef.Relation relation) {
      return relation(relation, conditions);
    }
    return new JoinCompiler(analysis, scope, compiler, this)
        .compile((TableRef.Join) ref, conditions);
  }

  private Source derived(TableRef.Derived derived) {
    int volatiles = compilation.volatiles();
    RangeEntry entry = analysis.entry(derived);
    List<Query.Locking> locking = marks.of(entry);
    QueryCompiler inner = new QueryCompiler(compilation, new Scope(scope));
    Plan plan =
        locking.isEmpty() ? inner.compile(derived.query()) : inner.locked(derived.query(), locking);
    int base = scope.add(entry);
    int width = entry.columns().size();
    if (plan instanceof SelectPlan select
        && select.isPlain()
        && compilation.volatiles() == volatiles) {
      return frame -> select.openDeferred(frame, base);
    }
    return frame -> {
      RowCursor rows = plan.open(frame.execution(), frame);
      return () -> put(frame, base, width, rows.next());
    };
  }

  private static boolean put(Frame frame, int base, int width, @Nullable Object @Nullable [] row) {
    if (row == null) {
      return false;
    }
    frame.setAll(base, row, width);
    return true;
  }

  private Source relation(TableRef.Relation relation, List<Expression> conditions) {
    RangeEntry entry = analysis.entry(relation);
    if (entry.source() instanceof RangeEntry.CommonTable common) {
      Scope.Found found = scope.find(common.definition());
      int base = scope.add(entry);
      int width = entry.columns().size();
      return frame -> {
        Iterator<@Nullable Object[]> rows = found.plan().rows(frame.up(found.levels())).iterator();
        return () -> put(frame, base, width, rows.hasNext() ? rows.next() : null);
      };
    }
    Table table = ((RangeEntry.BaseTable) entry.source()).table();
    compilation.markBlocking();
    int base = scope.add(entry);
    int width = entry.columns().size();
    List<Query.Locking> locking = marks.of(entry);
    if (!locking.isEmpty()) {
      return locked(relation, table, conditions, base, locking);
    }
    int scan =
        compilation.scan(
            relation, table, OwnConditions.of(entry, conditions, analysis), scope, base);
    return frame -> scan(frame, scan, base, width);
  }

  private Source locked(
      TableRef.Relation relation,
      Table table,
      List<Expression> conditions,
      int base,
      List<Query.Locking> locking) {
    compilation.noteLocking(locking.get(0).strength());
    if (table.view()) {
      throw Failures.unsupported(
              "FOR " + locking.get(0).strength() + " of a view is not supported here")
          .withHint("Select from the table itself.");
    }
    RangeEntry entry = analysis.entry(relation);
    int key = scope.allocate(1);
    int scan =
        compilation.keyedScan(
            relation, entry, table, OwnConditions.of(entry, conditions, analysis), scope, base);
    marks.add(scan, base, key, locking);
    return frame -> scan(frame, scan, base, key - base + 1);
  }

  /** Before an outer join is compiled, which may fill up the rows of {@code ref}. */
  void padded(TableRef ref) {
    marks.refusePadded(ref, analysis::entry);
  }

  /** The tables and their like that an item joins. */
  Stream<RangeEntry> entries(TableRef ref) {
    return ref instanceof TableRef.Join join
        ? Stream.concat(entries(join.left()), entries(join.right()))
        : Stream.of(analysis.entry(ref));
  }

  private Source functions(TableRef.Function ref) {
    RangeEntry entry = analysis.entry(ref);
    int width = entry.columns().size();
    List<RowsOf> parts = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    int room = width - (ref.ordinality() ? 1 : 0);
    for (Expression expression : ref.calls()) {
      if (unnestsMany(expression)) {
        unnest((Expression.FunctionCall) OperationCompiler.bare(expression), parts, widths);
        continue;
      }
      int columns = ref.calls().size() == 1 ? room : columns(expression);
      widths.add(columns);
      parts.add(rows(expression, columns));
    }
    int base = scope.add(entry);
    return frame -> {
      List<Iterator<? extends @Nullable Object>> open = new ArrayList<>();
      parts.forEach(part -> open.add(part.open(frame)));
      return new FunctionScan(frame, base, open, widths, ref.ordinality());
    };
  }

  /** Rows of one function in FROM. */
  @FunctionalInterface
  private interface RowsOf {
    Iterator<? extends @Nullable Object> open(Frame frame);
  }

  /** {@code unnest(a, b)} is {@code ROWS FROM (unnest(a), unnest(b))}. */
  private boolean unnestsMany(Expression expression) {
    return OperationCompiler.bare(expression) instanceof Expression.FunctionCall call
        && call.arguments().size() > 1
        && analysis.calls(call).get(0).proc().source().equals("array_unnest");
  }

  private void unnest(Expression.FunctionCall function, List<RowsOf> parts, List<Integer> widths) {
    List<Call> calls = analysis.calls(function);
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      Node array =
          compiler.compileAs(function.arguments().get(i).value(), call.argumentTypes().get(0));
      Implementation body = CallNodes.find(call, function.span().position());
      SetCall set =
          new SetCall(call, (Implementation.SetReturning) body, new Node[] {array}, -1, 1);
      parts.add(set::open);
      widths.add(1);
    }
  }

  private int columns(Expression expression) {
    if (OperationCompiler.bare(expression) instanceof Expression.FunctionCall call) {
      int fields = analysis.typeOf(expression).type().fields().size();
      return Math.max(Math.max(1, fields), analysis.calls(call).get(0).proc().outputs().size());
    }
    return 1;
  }

  private RowsOf rows(Expression expression, int columns) {
    if (OperationCompiler.bare(expression) instanceof Expression.FunctionCall function) {
      Call call = analysis.calls(function).get(0);
      if (call.proc().returnsSet()) {
        SetCall set =
            new CallCompiler(compilation, scope, compiler).set(function, call, -1, columns);
        return set::open;
      }
    }
    Node value = compiler.compile(expression);
    return frame -> Collections.singletonList(value.value(frame)).iterator();
  }
}
