package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Expression;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which conditions let the rows of an indexed table be found: they hold for every row
 * that is wanted, and are asked of each row that is found all the same.
 */
final class ScanKeys {
  private final RangeEntry entry;
  private final List<Expression> conditions;
  private final Analysis analysis;
  private final ExpressionCompiler compiler;

  private ScanKeys(
      RangeEntry entry,
      List<Expression> conditions,
      Analysis analysis,
      ExpressionCompiler compiler) {
    this.entry = entry;
    this.conditions = conditions;
    this.analysis = analysis;
    this.compiler = compiler;
  }

  /** A column's equality with what reads nothing of this FROM, or null. */
  static IndexedScan.@Nullable Key constant(
      RangeEntry entry,
      List<Expression> conditions,
      Analysis analysis,
      ExpressionCompiler compiler) {
    ScanKeys keys = new ScanKeys(entry, conditions, analysis, compiler);
    for (Way way : List.<Way>of(keys::direct, keys::implied, keys::pattern)) {
      for (Expression condition : conditions) {
        IndexedScan.Key key =
            OperationCompiler.bare(condition) instanceof Expression.Operation operation
                    && operation.left() != null
                    && analysis.calls(operation).size() == 1
                ? way.key(operation, operation.left(), operation.right())
                : null;
        if (key != null) {
          return key;
        }
      }
    }
    return null;
  }

  private interface Way {
    IndexedScan.@Nullable Key key(
        Expression.Operation operation, Expression left, Expression right);
  }

  /** {@code column = constant}. */
  private IndexedScan.@Nullable Key direct(
      Expression.Operation operation, Expression left, Expression right) {
    if (!isEquality(operation)) {
      return null;
    }
    int column = IndexedScan.column(entry, left, analysis);
    boolean isLeft = column >= 0;
    Expression other = isLeft ? right : left;
    column = isLeft ? column : IndexedScan.column(entry, right, analysis);
    return column >= 0 && isFree(other)
        ? new IndexedScan.Key(
            column,
            compiler.compileAs(
                other, analysis.calls(operation).get(0).argumentTypes().get(isLeft ? 1 : 0)))
        : null;
  }

  /** {@code column = another}, where another condition is {@code another = constant}. */
  private IndexedScan.@Nullable Key implied(
      Expression.Operation operation, Expression left, Expression right) {
    if (!isEquality(operation)) {
      return null;
    }
    int column = IndexedScan.column(entry, left, analysis);
    Expression other = column >= 0 ? right : left;
    column = column >= 0 ? column : IndexedScan.column(entry, right, analysis);
    Resolution.Column found = column(other);
    return column < 0 || found == null || found.entry() == entry
        ? null
        : implied(column, found, analysis.calls(operation).get(0));
  }

  private IndexedScan.@Nullable Key implied(int column, Resolution.Column other, Call same) {
    for (Expression condition : conditions) {
      if (OperationCompiler.bare(condition) instanceof Expression.Operation operation
          && operation.left() != null
          && analysis.calls(operation).size() == 1
          && isEquality(operation)
          && analysis.calls(operation).get(0).argumentTypes().equals(same.argumentTypes())) {
        boolean isLeft = other.equals(column(operation.left()));
        Expression value = isLeft ? operation.right() : operation.left();
        if ((isLeft || other.equals(column(operation.right()))) && isFree(value)) {
          return new IndexedScan.Key(
              column, compiler.compileAs(value, same.argumentTypes().get(0)));
        }
      }
    }
    return null;
  }

  private Resolution.@Nullable Column column(Expression expression) {
    return OperationCompiler.bare(expression) instanceof Expression.ColumnRef reference
            && analysis.resolution(reference) instanceof Resolution.Column column
            && column.levelsUp() == 0
        ? column
        : null;
  }

  /** {@code column ~ '^(text)$'} with nothing in the text that means more than itself. */
  private IndexedScan.@Nullable Key pattern(
      Expression.Operation operation, Expression left, Expression right) {
    String function = analysis.calls(operation).get(0).proc().source();
    int column = IndexedScan.column(entry, left, analysis);
    if (column < 0 || !(function.equals("nameregexeq") || function.equals("textregexeq"))) {
      return null;
    }
    Expression pattern =
        OperationCompiler.bare(right) instanceof Expression.Collate collate
            ? OperationCompiler.bare(collate.operand())
            : OperationCompiler.bare(right);
    String text =
        pattern instanceof Expression.Literal literal
                && literal.kind() == Expression.Literal.Kind.STRING
            ? onlyMatch(literal.value())
            : null;
    return text == null ? null : new IndexedScan.Key(column, frame -> text);
  }

  /** The one text that a pattern of that form matches; null for other patterns. */
  private static @Nullable String onlyMatch(String pattern) {
    if (!pattern.startsWith("^(") || !pattern.endsWith(")$")) {
      return null;
    }
    String text = pattern.substring(2, pattern.length() - 2);
    boolean plain = text.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    return plain && !text.isEmpty() ? text : null;
  }

  private boolean isEquality(Expression.Operation operation) {
    return operation.operator().equals("=")
        && analysis.calls(operation).get(0).argumentTypes().stream().allMatch(JoinKeys::isHashable);
  }

  private boolean isFree(Expression expression) {
    Set<RangeEntry> reads = Reads.of(expression, analysis);
    return reads != null && reads.isEmpty();
  }
}
